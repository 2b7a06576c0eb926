import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { leave } from './store/seats.ts';
import type { InvitationId } from './types.ts';

/**
 * Takes the seat out of wherever it is, so that its person may enter from here: on another device, or into another
 * theme. Left twice, it was left once. Refusals: `no-longer-there`, `seat-not-confirmed`.
 */
export const leaveRoom = ({ db }: Pick<Deps, 'db'>, id: InvitationId, at: Temporal.Instant): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found) return refuse('no-longer-there');
    const { seatId, ended } = found.invitation;
    if (!seatId || ended !== null) return refuse('seat-not-confirmed');
    await leave(tx, seatId, at);
    return accept(null);
  });
