import type { Database, Transaction } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { doorMinutesAfter } from './rules/answer-times.ts';
import { staysDuring } from './rules/noting.ts';
import { type ReportPeople, sortReport } from './rules/report-people.ts';
import { readZoomReport, type ZoomReport } from './rules/zoom-report.ts';
import { type Invitee, inviteesWithoutSeat, type SeatOwner, seatOwnersOf } from './store/attendance.ts';
import {
  type AttendanceImport,
  type ReportContent,
  type ReportResolution,
  reportResolutions,
} from './store/attendance-imports.ts';
import { roomOf } from './store/settings.ts';
import type { Theme } from './types.ts';

/** A report as it reads now, with what was said of its people so far. */
export type ReportReading = {
  readonly topic: string | null;
  readonly people: ReportPeople<ReportResolution, Invitee>;
  readonly seats: readonly SeatOwner[];
  readonly unread: ZoomReport['unread'];
  /** Rows of the report outside this theme's hours: of another theme, or by another zone's clock. */
  readonly outside: number;
};

/** Reads the rows of a report by the clock of its zone. Refusals: those of `readZoomReport`. */
export const parseReport = ({ rows, zone }: ReportContent, theme: Theme): Result<ZoomReport> =>
  readZoomReport(rows, { zone, around: theme.startsAt.toZonedDateTimeISO(zone).toPlainDate() });

/** Who took part by an import that is not finished. Refusals: those of `readZoomReport`. */
export async function readReport(
  db: Database | Transaction,
  theme: Theme,
  found: AttendanceImport,
): Promise<Result<ReportReading>> {
  const report = parseReport(found.content, theme);
  if (!report.ok) return report;
  const { topic, stays, unread } = report.value;
  const seats = await seatOwnersOf(db, theme.dialogueId);
  const room = await roomOf(db, theme.id);
  const during = staysDuring(stays, theme, { before: room?.opensMinutes ?? doorMinutesAfter, after: doorMinutesAfter });
  const invitees = await inviteesWithoutSeat(db, theme.dialogueId);
  const people = sortReport(seats, invitees, during, await reportResolutions(db, found.id));
  return accept({ topic, people, seats, unread, outside: stays.length - during.length });
}
