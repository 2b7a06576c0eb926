import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Notes a try at a door and tells whether `key` has had more than `limit` within the last `minutes`.
 * The count is approximate under concurrency: a brake, not a lock.
 */
export async function tooManyAttempts(
  db: Database,
  key: string,
  limit: number,
  minutes: number,
  at: Temporal.Instant,
): Promise<boolean> {
  const since = at.subtract({ minutes });
  await db.insertInto('attempt').values({ key, at }).execute();
  const row = await db
    .selectFrom('attempt')
    .select(sql<number>`count(*)`.as('tries'))
    .where('key', '=', key)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return row.tries > limit;
}
