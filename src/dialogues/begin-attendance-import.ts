import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, unless } from '../platform/result.ts';
import { readRows, tableLimits } from '../platform/tabular/read-table.ts';
import { parseReport } from './read-report.ts';
import { aboutNoting } from './rules/noting.ts';
import { insertAttendanceImport } from './store/attendance-imports.ts';
import { reportedAt } from './store/reports.ts';
import type { Theme } from './types.ts';

/**
 * Takes in a participant report to be looked at: nobody is counted by it before it is confirmed. Sent twice by the
 * same form, it is one import. Refusals: those of `aboutNoting`, of `readRows` and of `readZoomReport`.
 */
export async function beginAttendanceImport(
  { db }: Pick<Deps, 'db'>,
  theme: Theme,
  report: { readonly bytes: Uint8Array; readonly filename: string; readonly zone: string; readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> {
  const { filename, zone, once } = report;
  const open = unless(aboutNoting({ ...theme, reportedAt: await reportedAt(db, theme.dialogueId) }, at), () => null);
  if (!open.ok) return open;
  const read = await readRows(report.bytes, filename, tableLimits);
  if (!read.ok) return read;
  const content = { rows: read.value.rows, zone };
  const understood = parseReport(content, theme);
  if (!understood.ok) return understood;
  return transact(db, async (tx) =>
    accept(await insertAttendanceImport(tx, { themeId: theme.id, filename, content, once }, by.personId, at)),
  );
}
