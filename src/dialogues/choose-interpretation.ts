import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvitation } from './store/invitations.ts';
import { setInterpretation } from './store/seats.ts';
import type { InvitationId } from './types.ts';

/**
 * Remembers in which language a person listens; null: without interpretation. It changes at any time, also inside.
 * Refusals: `no-longer-there`, `seat-not-confirmed`.
 */
export const chooseInterpretation = (
  { db }: Pick<Deps, 'db'>,
  id: InvitationId,
  language: string | null,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const invitation = await lockInvitation(tx, id);
    if (!invitation) return refuse('no-longer-there');
    if (!invitation.seatId || invitation.ended !== null) return refuse('seat-not-confirmed');
    await setInterpretation(tx, invitation.seatId, language);
    return accept(null);
  });
