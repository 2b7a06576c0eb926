import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { endOf } from './rules/answer-times.ts';
import { aboutDeadline } from './rules/inviting.ts';
import { insertDeadline } from './store/deadlines.ts';
import { lockGathering } from './store/gatherings.ts';
import type { DialogueId } from './types.ts';

/**
 * Sets until when invitations are answered, in place of what was set before.
 * Refusals: `no-longer-there`, `dialogue-cancelled`, `deadline-past`, `deadline-after-dialogue`.
 */
export const setDeadline = (
  { db }: Pick<Deps, 'db'>,
  id: DialogueId,
  closesAt: Temporal.Instant,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const gathering = await lockGathering(tx, id);
    if (!gathering) return refuse('no-longer-there');
    if (gathering.dialogue.cancelledAt !== null) return refuse('dialogue-cancelled');
    if (gathering.deadline?.equals(closesAt)) return accept(null);
    const decision = unless(aboutDeadline(closesAt, endOf(gathering.themes), at), () => null);
    if (decision.ok) await insertDeadline(tx, id, closesAt, by.personId, at);
    return decision;
  });
