import { sql } from 'kysely';
import type { Transaction } from '../../platform/database.ts';

/**
 * Writes all rows of a table again, in one transaction and in the order of what they say, into files of its own: what
 * lay on the disk before, and what PostgreSQL had noted in the rows (`xmin`, `ctid`), is gone with the old files.
 * `columns`: all that have no default. Lock the table before, in access exclusive mode.
 */
export async function writeAnew(tx: Transaction, kind: string, columns: readonly string[]): Promise<void> {
  const [table, all] = [sql.table(kind), sql.join(columns.map((column) => sql.ref(column)))];
  await sql`create temporary table anew on commit drop as select ${all} from ${table}`.execute(tx);
  await sql`truncate ${table}`.execute(tx);
  await sql`insert into ${table} (${all}) select ${all} from anew order by ${all}`.execute(tx);
  await sql`drop table anew`.execute(tx);
}
