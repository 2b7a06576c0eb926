import type { AgencyRound } from '../../charter/types.ts';
import { accept, type Reason, type Result, refuse, unless } from '../../platform/result.ts';
import type { RoundOutcome, Stance } from '../types.ts';
import { type FreeSeats, noticeDays } from './vacancies.ts';

/** An agency that volunteers, as the rotation sees it. */
export type Volunteer = {
  readonly agency: string;
  readonly at: Temporal.Instant;
  /** When its last seat ended or will; null: it never held one. */
  readonly lastHeld: Temporal.Instant | null;
};

/**
 * The order in which those that volunteer are proposed, as many as there are seats: with rotation, those that never
 * held a seat, then those that left it longest ago; then those that volunteered earlier; then by key, so that the
 * order never depends on chance.
 * Source: fact sheet No. 4: "de manera rotativa"; the order is this charter's own reading.
 */
export const inTurn = <V extends Volunteer>(
  volunteers: readonly V[],
  { rotation }: Pick<AgencyRound, 'rotation'>,
): readonly V[] =>
  volunteers.toSorted(
    (one, other) =>
      (rotation ? byMoment(one.lastHeld, other.lastHeld) : 0) ||
      Temporal.Instant.compare(one.at, other.at) ||
      (one.agency < other.agency ? -1 : 1),
  );

/**
 * Whether an agency may volunteer at `at`: not while it holds a seat (`sits`: the end of the one it holds or will hold
 * last, null: it has none) that goes on longer than `noticeDays`; shortly before its end it may, for what follows.
 * Refusals: `agency-already-volunteers`, `agency-sits` (`until`: its last day, and `from`: the first day on which it may;
 * ISO 8601).
 */
export function decideOffering(
  known: { readonly volunteers: boolean; readonly sits: Temporal.Instant | null },
  at: Temporal.Instant,
  zone: string,
): Result<null> {
  if (known.volunteers) return refuse('agency-already-volunteers');
  const opens = known.sits?.subtract({ hours: 24 * noticeDays });
  if (!known.sits || !opens || Temporal.Instant.compare(opens, at) <= 0) return accept(null);
  const day = (moment: Temporal.Instant): string => moment.toZonedDateTimeISO(zone).toPlainDate().toString();
  return refuse({
    code: 'agency-sits',
    params: { until: day(known.sits.subtract({ nanoseconds: 1 })), from: day(opens) },
  });
}

/** What never was comes first. */
function byMoment(one: Temporal.Instant | null, other: Temporal.Instant | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return Temporal.Instant.compare(one, other);
}

/**
 * Whether a round may be opened at `at`, to end with the last day for objections, by the calendar of `zone`; the answer
 * is the moment at which it is too late. One round at a time, seats to fill, someone who volunteers, and the time that
 * the charter gives.
 * Refusals: `round-open`, `no-agency-seat-free`, `nobody-volunteers`, `round-too-short` (with the first day allowed),
 * `round-too-long`: what is so far off is a slip of the hand.
 */
export function decideOpening(
  { consentDays }: Pick<AgencyRound, 'consentDays'>,
  asked: {
    readonly lastDay: Temporal.PlainDate;
    readonly free: FreeSeats | null;
    readonly volunteers: number;
    readonly isOpen: boolean;
  },
  at: Temporal.Instant,
  zone: string,
): Result<{ readonly free: FreeSeats; readonly closesAt: Temporal.Instant }> {
  const { free, lastDay } = asked;
  if (asked.isOpen) return refuse('round-open');
  if (!free) return refuse('no-agency-seat-free');
  const first = earliestLastDay(consentDays, at, zone);
  const reasons: Reason[] = [];
  if (asked.volunteers === 0) reasons.push({ code: 'nobody-volunteers' });
  if (Temporal.PlainDate.compare(lastDay, first) < 0) {
    reasons.push({ code: 'round-too-short', field: 'lastDay', params: { first: first.toString(), days: consentDays } });
  } else if (Temporal.PlainDate.compare(lastDay, first.add({ months: mostMonths })) > 0) {
    reasons.push({ code: 'round-too-long', field: 'lastDay', params: { months: mostMonths } });
  }
  return unless(reasons, () => ({ free, closesAt: lastDay.add({ days: 1 }).toZonedDateTime(zone).toInstant() }));
}

/** The first day with which a round that is opened at `at` may end, its opening day not counted. */
export const earliestLastDay = (consentDays: number, at: Temporal.Instant, zone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate().add({ days: consentDays });

/** Months by which a round may outlast the time that the charter gives. */
const mostMonths = 3;

/** A round as far as an agency's word depends on it. */
type OpenRound = { readonly closesAt: Temporal.Instant; readonly ended: object | null };

/**
 * Whether an agency may say what it thinks of a proposal: before the second of the close, an objection with a reason.
 * Refusals: `round-closed`, `objection-reason-missing`.
 */
export function decidePosition(
  round: OpenRound,
  said: { readonly stance: Stance; readonly reason: string | null },
  at: Temporal.Instant,
): Result<{ readonly stance: Stance; readonly reason: string | null }> {
  const reasons: Reason[] = [];
  if (!isOpenAt(round, at)) reasons.push({ code: 'round-closed' });
  if (said.stance === 'object' && !said.reason) reasons.push({ code: 'objection-reason-missing', field: 'reason' });
  return unless(reasons, () => (said.stance === 'consent' ? { stance: 'consent', reason: null } : said));
}

/** At the second of the close it is too late. */
export const isOpenAt = ({ closesAt, ended }: OpenRound, at: Temporal.Instant): boolean =>
  ended === null && Temporal.Instant.compare(at, closesAt) < 0;

/** The last word of each agency; `positions` in the order in which they were said, the latest first. */
export const lastWords = <P extends { readonly agency: string }>(positions: readonly P[]): readonly P[] =>
  positions.filter(({ agency }, index) => positions.findIndex((one) => one.agency === agency) === index);

/**
 * What becomes of a round once its time is over: the agencies named, in their order; or that an objection stands; or
 * that none of those proposed volunteers any more. Silence is consent. An agency that has left the working group since
 * is heard no longer.
 * Refusals: `round-still-open`, `round-closed`.
 * Source: Terms of Reference, "Arquitectura": "la denominación será por consenso del GT-SC".
 */
export function decideClosing(
  round: OpenRound & {
    readonly seats: number;
    readonly proposals: readonly { readonly agency: string; readonly place: number; readonly stands: boolean }[];
    readonly positions: readonly { readonly agency: string; readonly stance: Stance }[];
  },
  workingGroup: readonly string[],
  at: Temporal.Instant,
): Result<{ readonly outcome: RoundOutcome; readonly named: readonly string[] }> {
  if (round.ended !== null) return refuse('round-closed');
  if (isOpenAt(round, at)) return refuse('round-still-open');
  const heard = lastWords(round.positions).filter(({ agency }) => workingGroup.includes(agency));
  if (heard.some(({ stance }) => stance === 'object')) return accept({ outcome: 'objected', named: [] });
  const named = round.proposals
    .filter(({ place, stands, agency }) => place <= round.seats && stands && workingGroup.includes(agency))
    .map(({ agency }) => agency);
  return accept(named.length > 0 ? { outcome: 'named', named } : { outcome: 'nobody', named: [] });
}
