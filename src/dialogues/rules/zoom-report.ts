import { foldEmail, isEmailAddress } from '../../platform/email-address.ts';
import { fold } from '../../platform/fold.ts';
import { accept, type Reason, type Result, refuse } from '../../platform/result.ts';
import { type Line, type ReportRow, tableLines } from './zoom-table.ts';
import { type DateOrder, dateOrderOf, readMoment } from './zoom-times.ts';

/** One stay of one participant: who leaves and comes back has several. Times null where the report gives totals only. */
export type Stay = {
  readonly number: number;
  /** As it was shown in the meeting, and as it was registered if the report says both. */
  readonly names: readonly string[];
  readonly email: string | null;
  readonly joinedAt: Temporal.Instant | null;
  readonly leftAt: Temporal.Instant | null;
  readonly minutes: number;
};

export type ZoomReport = {
  readonly topic: string | null;
  readonly stays: readonly Stay[];
  /** Rows that could not be read, each with its reasons. */
  readonly unread: readonly { readonly number: number; readonly reasons: readonly Reason[] }[];
};

/**
 * Reads the participants' report that Zoom exports: the plain table, the table below a block about the meeting, the
 * webinar report with its sections (hosts, panellists, attendees), with each stay or with totals only. Its times are
 * on the clock of `zone`, which the report does not say; `around` is the day of the session. Who only waited in the
 * waiting room, or registered and did not come, is left out.
 * Refusals: `zoom-report-not-recognized`, `zoom-report-empty`. Of a row: `zoom-row-without-name`,
 * `zoom-row-time-unreadable`, `zoom-row-leaves-before-joining`, `zoom-row-minutes-unreadable`.
 */
export function readZoomReport(
  rows: readonly ReportRow[],
  { zone, around }: { readonly zone: string; readonly around: Temporal.PlainDate },
): Result<ZoomReport> {
  const lines = tableLines(rows);
  if (lines === null) return refuse('zoom-report-not-recognized');
  const present = lines.filter(isPresent);
  const order = dateOrderOf(present.flatMap(({ cell }) => [cell('join'), cell('leave')]).filter(Boolean), around);
  const read = present.map((line) => readStay(line, order, zone));
  if (read.length === 0) return refuse('zoom-report-empty');
  return accept({
    topic: readTopic(rows),
    stays: read.flatMap((one) => ('stay' in one ? [one.stay] : [])),
    unread: read.flatMap((one) => ('stay' in one ? [] : [one])),
  });
}

const yes = /^(?:yes|si|sí|sim|true|verdadero)$/i;

/** The report lists those who registered and did not come, and those who were never let in. */
const isPresent = ({ cell }: Line): boolean =>
  !yes.test(cell('waiting')) &&
  (cell('attended') === '' || yes.test(cell('attended')) || /^attended|^asisti/i.test(cell('attended'))) &&
  [cell('name'), cell('firstName'), cell('email'), cell('join'), cell('minutes')].some((text) => text !== '');

type Read = { readonly stay: Stay } | { readonly number: number; readonly reasons: readonly Reason[] };

function readStay({ number, cell }: Line, order: DateOrder, zone: string): Read {
  const names = readNames(cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim());
  const email = foldEmail(cell('email').slice(0, 254));
  const joined = readInstant(cell('join'), order, zone);
  const left = readInstant(cell('leave'), order, zone);
  const reasons: Reason[] = [];
  if (names.length === 0 && email === '') reasons.push({ code: 'zoom-row-without-name' });
  for (const [text, at] of [
    [cell('join'), joined],
    [cell('leave'), left],
  ] as const) {
    if (text !== '' && at === null)
      reasons.push({ code: 'zoom-row-time-unreadable', params: { value: text.slice(0, 60) } });
  }
  const reversed = joined !== null && left !== null && Temporal.Instant.compare(left, joined) < 0;
  if (reversed) reasons.push({ code: 'zoom-row-leaves-before-joining' });
  const minutes = reversed ? null : readMinutes(cell('minutes'), joined, left);
  if (minutes === null && reasons.length === 0)
    reasons.push({ code: 'zoom-row-minutes-unreadable', params: { value: cell('minutes').slice(0, 60) } });
  if (reasons.length > 0 || minutes === null) return { number, reasons };
  const known = isEmailAddress(email) ? email : null;
  return { stay: { number, names, email: known, joinedAt: joined, leftAt: left, minutes } };
}

// Where clocks go back an hour is there twice: the first is taken ("compatible", RFC 5545).
const readInstant = (text: string, order: DateOrder, zone: string): Temporal.Instant | null =>
  readMoment(text, order)?.toZonedDateTime(zone).toInstant() ?? null;

/** Whole minutes, begun ones counted, as Zoom counts them. */
function readMinutes(text: string, joined: Temporal.Instant | null, left: Temporal.Instant | null): number | null {
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return Math.ceil(Number(text.replace(',', '.')));
  if (joined === null || left === null) return null;
  return Math.ceil(joined.until(left).total({ unit: 'minutes' }));
}

/** `Ana (Ana Pérez)`: the name she chose to show, and the one she registered with. */
function readNames(written: string): readonly string[] {
  const text = written.slice(0, 300);
  const [, shown, original] = /^(.*\S)\s*\(([^()]+)\)\s*$/.exec(text) ?? [];
  const names = shown !== undefined && original !== undefined ? [shown, original, text] : [text];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** The meeting's own block: `Topic` or `Tema` in a heading, the value below it. */
function readTopic(rows: readonly ReportRow[]): string | null {
  for (const [index, { cells }] of rows.entries()) {
    const column = cells.findIndex((cell) => /^(?:topic|tema)$/.test(fold(cell)));
    if (column >= 0) return rows[index + 1]?.cells[column] || null;
  }
  return null;
}
