import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { reminderMail } from './mail.tsx';
import { reminderDays } from './rules/answer-times.ts';
import { toRemind } from './rules/invitations.ts';
import { sendLetters } from './send-letters.ts';
import { type Gathering, lockGathering } from './store/gatherings.ts';
import { type InvitationCard, insertReminders, invitationsOf } from './store/invitations.ts';
import type { DialogueId } from './types.ts';

/**
 * Writes once more to those who have not answered and were not written to for some days (`reminderDays`); by someone,
 * or by itself (null). Sent twice, the second finds nobody. Refusals: `no-longer-there`, `nobody-to-remind`.
 */
export const remindInvited = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: DialogueId,
  by: Acting | null,
  at: Temporal.Instant,
): Promise<Result<{ readonly reminded: number }>> =>
  transact(deps.db, async (tx) => {
    const gathering = await lockGathering(tx, id);
    if (!gathering) return refuse('no-longer-there');
    const days = by === null ? reminderDays.byThemselves : reminderDays.byHand;
    const reminded = remindable(gathering, await invitationsOf(tx, id), days, at);
    if (reminded.length === 0) return refuse('nobody-to-remind');
    await insertReminders(
      tx,
      reminded.map((invitation) => invitation.id),
      by?.personId ?? null,
      at,
    );
    await sendLetters(tx, deps, reminded, (to, token) => reminderMail(deps, to, gathering, token), at);
    return accept({ reminded: reminded.length });
  });

/** Whom a reminder would reach now. */
export const remindable = (
  { times }: Pick<Gathering, 'times'>,
  invitations: readonly InvitationCard[],
  days: number,
  at: Temporal.Instant,
): readonly InvitationCard[] => (times ? toRemind(invitations, times, days, at) : []);
