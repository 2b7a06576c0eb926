import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { ReportRow } from '../rules/zoom-table.ts';
import type { SeatId, ThemeId } from '../types.ts';
import type { Attendee } from './attendance.ts';

/** A participant report on its way in: its rows, and the zone of its clock. */
export type ReportContent = { readonly rows: readonly ReportRow[]; readonly zone: string };

/** Whose an unmatched row is. */
export type ReportResolution =
  | { readonly key: string; readonly outcome: 'seat'; readonly seatId: SeatId }
  | ({ readonly key: string; readonly outcome: 'added' } & Attendee)
  | { readonly key: string; readonly outcome: 'left-out' }
  /** To be said again. */
  | { readonly key: string; readonly outcome: 'open' };

export type AttendanceImport = {
  readonly id: string;
  readonly themeId: ThemeId;
  readonly filename: string;
  readonly at: Temporal.Instant;
  readonly content: ReportContent;
  readonly completed: {
    readonly at: Temporal.Instant;
    readonly added: number;
    readonly matched: number;
    readonly leftOut: number;
  } | null;
};

type Row = Omit<AttendanceImport, 'completed'> & {
  readonly completedAt: Temporal.Instant | null;
  readonly added: number;
  readonly matched: number;
  readonly leftOut: number;
};

/** The import that the form with this key began is not begun again: its id is the answer. */
export async function insertAttendanceImport(
  tx: Transaction,
  report: { themeId: ThemeId; filename: string; content: ReportContent; once: string },
  by: PersonId,
  at: Temporal.Instant,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into attendance_import (theme_id, by, at, filename, content, once)
    values (${report.themeId}, ${by}, ${at}, ${report.filename}, ${json(report.content)}, ${report.once})
    on conflict (once) do update set once = excluded.once returning id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a report was not inserted');
  return row.id;
}

export async function findAttendanceImport(
  db: Database | Transaction,
  themeId: ThemeId,
  id: string,
): Promise<AttendanceImport | null> {
  const { rows } = await sql<Row>`
    select i.id, i.theme_id as "themeId", i.filename, i.at, i.content, c.at as "completedAt", c.added, c.matched,
      c.left_out as "leftOut"
    from attendance_import i left join attendance_import_completion c on c.import_id = i.id
    where i.id = ${id} and i.theme_id = ${themeId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { completedAt, added, matched, leftOut, ...found } = row;
  return { ...found, completed: completedAt && { at: completedAt, added, matched, leftOut } };
}

export async function lockAttendanceImport(
  tx: Transaction,
  themeId: ThemeId,
  id: string,
): Promise<AttendanceImport | null> {
  await tx.selectFrom('attendance_import').select('id').where('id', '=', id).forUpdate().execute();
  return findAttendanceImport(tx, themeId, id);
}

/** The last resolution of each key. */
export async function reportResolutions(db: Database | Transaction, importId: string): Promise<ReportResolution[]> {
  const { rows } = await sql<ReportResolution>`
    select distinct on (key) key, outcome, seat_id as "seatId", name, institution, country, sector, gender
    from attendance_import_resolution where import_id = ${importId}
    order by key, at desc, id desc`.execute(db);
  return rows;
}

export async function insertResolutions(
  tx: Transaction,
  importId: string,
  resolutions: readonly ReportResolution[],
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  if (resolutions.length === 0) return;
  await tx
    .insertInto('attendance_import_resolution')
    .values(
      resolutions.map((one) => ({
        import_id: importId,
        key: one.key,
        outcome: one.outcome,
        ...(one.outcome === 'seat' && { seat_id: one.seatId }),
        ...(one.outcome === 'added' && {
          name: one.name,
          institution: one.institution,
          country: one.country,
          sector: one.sector,
          gender: one.gender,
        }),
        by,
        at,
      })),
    )
    .execute();
}

export async function completeAttendanceImport(
  tx: Transaction,
  id: string,
  counts: { readonly added: number; readonly matched: number; readonly leftOut: number },
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('attendance_import_completion')
    .values({ import_id: id, by, at, added: counts.added, matched: counts.matched, left_out: counts.leftOut })
    .execute();
  await emptyReport(tx, id);
}

/** What a report said of people is not kept longer than it is needed. */
async function emptyReport(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('attendance_import_resolution').where('import_id', '=', id).execute();
  await tx
    .updateTable('attendance_import')
    .set({ content: json({ rows: [], zone: 'UTC' }) })
    .where('id', '=', id)
    .execute();
}

/** Reports that were begun before `before` and never finished. */
export async function deleteUnfinishedReports(db: Database, before: Temporal.Instant): Promise<void> {
  const unfinished = sql`
    select i.id from attendance_import i where i.at < ${before}
      and not exists (select from attendance_import_completion c where c.import_id = i.id)`;
  await sql`delete from attendance_import_resolution where import_id in (${unfinished})`.execute(db);
  await sql`delete from attendance_import where id in (${unfinished})`.execute(db);
}

/** When reports were imported into a theme, the last first. */
export async function completedReports(
  db: Database,
  themeId: ThemeId,
): Promise<
  { readonly filename: string; readonly at: Temporal.Instant; readonly matched: number; readonly added: number }[]
> {
  return db
    .selectFrom('attendance_import as i')
    .innerJoin('attendance_import_completion as c', 'c.import_id', 'i.id')
    .select(['i.filename', 'c.at', 'c.matched', 'c.added'])
    .where('i.theme_id', '=', themeId)
    .orderBy('c.at', 'desc')
    .execute();
}
