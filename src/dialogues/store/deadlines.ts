import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { DialogueId } from '../types.ts';

/** Until when invitations may be answered, of each of these dialogues for which it was set: what was set last. */
export async function deadlinesOf(
  db: Database | Transaction,
  ids: readonly DialogueId[],
): Promise<ReadonlyMap<DialogueId, Temporal.Instant>> {
  const { rows } = await sql<{ id: DialogueId; closesAt: Temporal.Instant }>`
    select distinct on (d.dialogue_id) d.dialogue_id as id, d.closes_at as "closesAt" from answer_deadline d
    where d.dialogue_id = any(${[...ids]}::uuid[]) order by d.dialogue_id, d.at desc, d.id desc`.execute(db);
  return new Map(rows.map(({ id, closesAt }) => [id, closesAt]));
}

export const insertDeadline = (
  tx: Transaction,
  id: DialogueId,
  closesAt: Temporal.Instant,
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx.insertInto('answer_deadline').values({ dialogue_id: id, closes_at: closesAt, by, at }).execute();
