import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { revokedMail } from './mail.tsx';
import { decideRevocation } from './rules/invitations.ts';
import { insertEnd } from './store/invitations.ts';
import { leave, releaseSeat } from './store/seats.ts';
import type { InvitationId } from './types.ts';

/**
 * Takes an invitation back: its seat is free, its links say so, and the person is told. Revoked twice, it was revoked
 * once. Refusals: `no-longer-there`, `invitation-passed-on`.
 */
export const revokeInvitation = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  id: InvitationId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found) return refuse('no-longer-there');
    const { invitation, gathering } = found;
    if (invitation.ended === 'revoked') return accept(null);
    const decision = decideRevocation(invitation);
    if (!decision.ok) return decision;
    if (invitation.seatId) await leave(tx, invitation.seatId, at);
    await releaseSeat(tx, id, at);
    await insertEnd(tx, id, { cause: 'revoked' }, by.personId, at);
    await queueMail(tx, revokedMail(deps, { ...invitation, zone: null }, gathering), at);
    return accept(null);
  });
