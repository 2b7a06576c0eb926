import { accept, type Result, refuse } from '../../platform/result.ts';
import type { Office } from '../types.ts';

/**
 * The first day on which a mandate no longer holds: a term of 12 months from 1 March 2024 holds until 28 February
 * 2025 and ends with 1 March 2025. A term that starts on a day its last month does not have ends with that month's
 * last day (the rule of Regulation (EEC) 1182/71, article 3.2 c): from 29 February 2024 it holds until 28 February
 * 2025 and ends with 1 March 2025. Null when the office has no term.
 */
export function termEnd(from: Temporal.PlainDate, termMonths: number | null): Temporal.PlainDate | null {
  if (termMonths === null) return null;
  const sameDay = from.add({ months: termMonths });
  return sameDay.day === from.day ? sameDay : sameDay.add({ days: 1 });
}

/**
 * The same for a moment: the hour of the clock in `zone` is kept, so that a change of summer time in between moves
 * no deadline.
 */
export function termEndAt(from: Temporal.Instant, termMonths: number | null, zone: string): Temporal.Instant | null {
  const start = from.toZonedDateTimeISO(zone);
  const end = termEnd(start.toPlainDate(), termMonths);
  return end ? end.toZonedDateTime({ timeZone: zone, plainTime: start.toPlainTime() }).toInstant() : null;
}

/** One mandate a person held in an office of a body; `until` is the first day on which it no longer held. */
type PastMandate = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };

type Standing = {
  /** Mandates in a row that lead up to the new one; 0 when it would be a first election. */
  readonly inARow: number;
  /** Immediate re-elections left after the new mandate; null without a limit. */
  readonly left: number | null;
};

/**
 * Whether a person may be elected again to an office of a body, given the mandates held in it before.
 * A mandate is immediate when it starts before a whole term has passed since the last one ended; a mandate given up
 * early counts like any other. Refuses with `reelection-limit` and its figures: `limit`, `inARow`, and `again`, the
 * first day (ISO 8601) on which the person may be elected anew.
 * Source: Terms of Reference, "Arquitectura": one year, with the possibility of one immediate re-election.
 */
export function mayBeReelected(
  office: Pick<Office, 'termMonths' | 'reelections'>,
  past: readonly PastMandate[],
  from: Temporal.PlainDate,
): Result<Standing> {
  const { termMonths, reelections } = office;
  const inARow = immediatelyBefore(termMonths, past, from);
  if (reelections === null) return accept({ inARow: inARow.length, left: null });
  const last = inARow[0];
  if (last && inARow.length > reelections) {
    const again = (termEnd(last.until, termMonths) ?? last.until).toString();
    return refuse({ code: 'reelection-limit', params: { limit: reelections, inARow: inARow.length, again } });
  }
  return accept({ inARow: inARow.length, left: reelections - inARow.length });
}

/** The unbroken row of mandates that ends before `from`, the latest first. */
function immediatelyBefore(
  termMonths: number | null,
  past: readonly PastMandate[],
  from: Temporal.PlainDate,
): PastMandate[] {
  const row: PastMandate[] = [];
  let next = from;
  for (const mandate of [...past].sort((a, b) => Temporal.PlainDate.compare(b.from, a.from))) {
    const pauseOver = termEnd(mandate.until, termMonths);
    if (pauseOver && Temporal.PlainDate.compare(next, pauseOver) >= 0) break;
    row.push(mandate);
    next = mandate.from;
  }
  return row;
}
