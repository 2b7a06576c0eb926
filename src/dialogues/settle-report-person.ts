import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { readReport } from './read-report.ts';
import { aboutName } from './rules/host-list.ts';
import { aboutClosing } from './rules/noting.ts';
import { keysIn } from './rules/report-people.ts';
import { insertResolutions, lockAttendanceImport, type ReportResolution } from './store/attendance-imports.ts';
import { holdTheme } from './store/notes.ts';
import type { Theme } from './types.ts';

/** What the host says: of one person of the report, or that all who are still open are left out. */
export type Settling =
  | Exclude<ReportResolution, { readonly outcome: 'added' }>
  /** `another`: whoever has a seat and the same name is somebody else. */
  | (Extract<ReportResolution, { readonly outcome: 'added' }> & { readonly another: boolean })
  | { readonly outcome: 'leave-others-out' };

/**
 * Says whose rows of a report are, whatever address and name tell, or that it is still to be said. It can be said again
 * until the import is confirmed. Refusals: `no-longer-there` (the import, the person in it, or the seat), `import-completed`, those of
 * `aboutClosing`, and of `aboutName` for someone who is counted without a seat.
 */
export const settleReportPerson = (
  { db }: Pick<Deps, 'db'>,
  theme: Theme,
  importId: string,
  settling: Settling,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const held = await holdTheme(tx, theme.id);
    const found = await lockAttendanceImport(tx, theme.id, importId);
    if (!held || !found) return refuse('no-longer-there');
    if (found.completed) return refuse('import-completed');
    const still = unless(aboutClosing(held), () => null);
    if (!still.ok) return still;
    const reading = await readReport(tx, theme, found);
    if (!reading.ok) return reading;
    const { people, seats } = reading.value;
    if (settling.outcome === 'leave-others-out') {
      const rest = people.open.map(({ key }) => ({ key, outcome: 'left-out' }) as const);
      await insertResolutions(tx, importId, rest, by.personId, at);
      return accept(null);
    }
    const known = keysIn(people).includes(settling.key);
    const seated = settling.outcome !== 'seat' || seats.some(({ seatId }) => seatId === settling.seatId);
    if (!known || !seated) return refuse('no-longer-there');
    const named = unless(settling.outcome === 'added' ? aboutName(settling, seats) : [], () => null);
    if (!named.ok) return named;
    await insertResolutions(tx, importId, [settling], by.personId, at);
    return accept(null);
  });
