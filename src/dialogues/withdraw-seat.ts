import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { withdrawnMail } from './mail.tsx';
import { answersOpen, decideWithdrawal } from './rules/invitations.ts';
import { sendLetters } from './send-letters.ts';
import { insertAnswer } from './store/invitations.ts';
import { releaseSeat } from './store/seats.ts';
import type { InvitationId } from './types.ts';

/**
 * Gives a confirmed seat back. Given back twice, it was given back once.
 * Refusals: `no-longer-there`, and those of `decideWithdrawal`.
 */
export const withdrawSeat = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: InvitationId,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockInvited(tx, id);
    if (!found?.gathering.times) return refuse('no-longer-there');
    const { invitation, gathering } = found;
    if (invitation.ended === null && invitation.answer === 'withdrawn') return accept(null);
    const decision = decideWithdrawal(invitation, found.gathering.times, at);
    if (!decision.ok) return decision;
    await releaseSeat(tx, id, at);
    await insertAnswer(tx, id, 'withdrawn', null, at);
    const open = answersOpen(found.gathering.times, at);
    await sendLetters(tx, deps, [invitation], (to, token) => withdrawnMail(deps, to, gathering, token, open), at);
    return accept(null);
  });
