import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Notes a try at a door and tells whether `key` has had more than `limit` within the last `minutes`. A try that is
 * turned away so does not count: whoever knocks on waits no longer. The count is approximate under concurrency: a brake,
 * not a lock.
 */
export async function tooManyAttempts(
  db: Database,
  key: string,
  limit: number,
  minutes: number,
  at: Temporal.Instant,
): Promise<boolean> {
  const since = at.subtract({ minutes });
  const { rows } = await sql<{ place: string }>`
    insert into attempt (key, at) values (${key}, ${at}) returning ctid::text as place`.execute(db);
  const row = await db
    .selectFrom('attempt')
    .select(sql<number>`count(*)`.as('tries'))
    .where('key', '=', key)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  const tooMany = row.tries > limit;
  if (tooMany) await sql`delete from attempt where ctid = ${rows[0]?.place}::tid and key = ${key}`.execute(db);
  return tooMany;
}
