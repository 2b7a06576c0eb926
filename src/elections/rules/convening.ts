import { officeByKey } from '../../charter/rules/offices.ts';
import type { Charter, Contest } from '../../charter/types.ts';
import type { Body } from '../../mandates/types.ts';
import type { Texts } from '../../platform/reader.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Election, SeatToFill } from '../types.ts';
import { checkCalendar, type Moments, termAfter } from './calendar.ts';

export const contestByKey = ({ elections }: Pick<Charter, 'elections'>, key: string): Contest | null =>
  elections.contests.find((contest) => contest.key === key) ?? null;

/** All seats of a contest: its offices' together. */
export const seatsOf = (contest: Pick<Contest, 'offices'>): number =>
  contest.offices.reduce((sum, { seats }) => sum + seats, 0);

/** A mandate of the contest's offices that holds on the day the new ones begin. */
export type Sitting = {
  readonly office: string;
  readonly personId: string;
  readonly gender: string | null;
  readonly country: string | null;
  readonly sector: string | null;
  /** When the mandate is over by its term. */
  readonly endsAt: Temporal.Instant;
};

/** Seats nobody holds on the day the new mandates begin. */
export const freeSeats = (contest: Pick<Contest, 'offices'>, sitting: readonly Pick<Sitting, 'office'>[]): number =>
  contest.offices.reduce(
    (sum, { office, seats }) => sum + Math.max(0, seats - sitting.filter((one) => one.office === office).length),
    0,
  );

export type Call = {
  readonly body: Body;
  readonly contest: string;
  readonly seats: number;
  readonly termFrom: Temporal.PlainDate;
  readonly note: Texts | null;
  readonly moments: Moments;
};

/**
 * Whether an election may be called like this from `at` on; asked when it is prepared and again when it is announced.
 * Refusals, all at once: `contest-unknown`, `too-many-seats` (`most`: the contest's), `seats-taken` (`free`),
 * `no-office-free` (`until`: the day on which the first of them is), those of the calendar, `term-before-end`, `rest-too-short` (`until`: the term that was left ends before an extension by rule
 * would be over), `election-running` and `election-prepared` (`rivalOf`); when it is announced also `note-incomplete`.
 */
export const decideCall = (
  charter: Pick<Charter, 'elections' | 'languages'>,
  call: Call,
  known: KnownNow,
): Result<Contest> =>
  unless(aboutCall(charter, call, known), () => contestByKey(charter, call.contest) ?? charter.elections.contests[0]);

type KnownNow = {
  /** Null while the body, the contest or the day is not known. */
  readonly sitting: readonly Pick<Sitting, 'office' | 'endsAt'>[] | null;
  /** What a by-election would fill. */
  readonly fills?: readonly SeatToFill[] | null;
  /** Another election to the same seats. */
  readonly rival: Rival | null;
  readonly announcing: boolean;
  readonly at: Temporal.Instant;
  readonly zone: string;
};

/** A call of which not everything is known. */
export type CallRead = Omit<Partial<Call>, 'moments'> & { readonly moments: Partial<Moments> };

/** The same of such a call: whatever can be said against it already. */
export function aboutCall(
  charter: Pick<Charter, 'elections' | 'languages'>,
  call: CallRead,
  known: KnownNow,
): readonly Reason[] {
  const { at, zone } = known;
  const { days } = charter.elections;
  const reasons: Reason[] = [...aboutSeats(charter, call, known)];
  reasons.push(...checkCalendar(charter.elections, call.moments, { opens: at, zone }));
  if (call.termFrom) reasons.push(...termAfter(call.termFrom, call.moments, zone));
  if (call.termFrom)
    reasons.push(...restTooShort(call.termFrom.add({ days: days.extension }), known.fills ?? [], zone));
  if (known.rival) reasons.push({ code: `election-${known.rival}` });
  const { note } = call;
  if (known.announcing && note && charter.languages.some((language) => !note[language])) {
    reasons.push({ code: 'note-incomplete' });
  }
  return reasons;
}

function aboutSeats(
  charter: Pick<Charter, 'elections'>,
  { contest: key, body, seats = 0 }: CallRead,
  { sitting, zone }: KnownNow,
): readonly Reason[] {
  if (key === undefined) return [];
  const contest = contestByKey(charter, key);
  if (!contest || body?.startsWith(`${contest.body}:`) === false)
    return [{ code: 'contest-unknown', field: 'contest' }];
  const most = seatsOf(contest);
  const free = sitting ? freeSeats(contest, sitting) : most;
  if (seats > most) return [{ code: 'too-many-seats', field: 'seats', params: { most } }];
  if (seats <= free) return [];
  const [until] = (sitting ?? []).map(({ endsAt }) => endsAt.toZonedDateTimeISO(zone).toPlainDate()).toSorted(byDay);
  return free === 0 && until
    ? [{ code: 'no-office-free', field: 'termFrom', params: { until: until.toString() } }]
    : [{ code: 'seats-taken', field: 'seats', params: { free } }];
}

const byDay = (one: Temporal.PlainDate, other: Temporal.PlainDate): number => Temporal.PlainDate.compare(one, other);

function restTooShort(last: Temporal.PlainDate, fills: readonly SeatToFill[], zone: string): readonly Reason[] {
  const ends = fills.flatMap(({ until }) => (until ? [until.toZonedDateTimeISO(zone).toPlainDate()] : []));
  const short = ends.find((end) => Temporal.PlainDate.compare(end, last) <= 0);
  return short ? [{ code: 'rest-too-short', field: 'termFrom', params: { until: short.toString() } }] : [];
}

/** Not over and not called off: another one of the same contest would elect to the same seats. */
export const isRunning = (election: Pick<Election, 'convenedAt' | 'cancelled' | 'closed' | 'proclaimedAt'>): boolean =>
  election.convenedAt !== null &&
  election.cancelled === null &&
  election.proclaimedAt === null &&
  (election.closed === null || election.closed.outcome === 'counted' || election.closed.outcome === 'uncontested');

/** Announced, or only prepared yet. */
type Rival = 'running' | 'prepared';

/** What an election fills, and from when. */
type Filling = Pick<Election, 'body' | 'contest' | 'termFrom' | 'fills'>;
type Other = Filling & Parameters<typeof isRunning>[0];

/**
 * Whether another election is to the same seats: when one is announced, any that runs; while it is prepared, any that
 * runs or is prepared and whose mandates would hold at the same time.
 */
export function rivalOf(
  charter: Pick<Charter, 'elections' | 'offices'>,
  filling: Filling,
  others: readonly Other[],
  { announcing, zone }: Pick<KnownNow, 'announcing' | 'zone'>,
): Rival | null {
  const same = others.filter(({ body, contest }) => body === filling.body && contest === filling.contest);
  if (announcing) return same.some(isRunning) ? 'running' : null;
  const until = overAt(charter, filling, zone);
  const rivals = same.filter(
    (one) => byDay(one.termFrom, until) < 0 && byDay(filling.termFrom, overAt(charter, one, zone)) < 0,
  );
  if (rivals.some(isRunning)) return 'running';
  return rivals.some(({ convenedAt, cancelled }) => convenedAt === null && cancelled === null) ? 'prepared' : null;
}

/** The first day on which none of the mandates that an election gives holds any more. */
function overAt(
  charter: Pick<Charter, 'elections' | 'offices'>,
  { contest, termFrom, fills }: Filling,
  zone: string,
): Temporal.PlainDate {
  const offices = contestByKey(charter, contest)?.offices ?? [];
  const seats: readonly SeatToFill[] = fills ?? offices.map(({ office }) => ({ office, until: null }));
  const ends = seats.map(({ office, until }) =>
    until
      ? until.toZonedDateTimeISO(zone).toPlainDate()
      : termFrom.add({ months: officeByKey(charter, office)?.termMonths ?? 0 }),
  );
  return ends.toSorted(byDay).at(-1) ?? termFrom;
}

/** `mesa-2-2027`; a second one of that year is `mesa-2-2027-b`. */
export function electionSlug(body: Body, year: number, taken: readonly string[]): string {
  const first = `${body.replace(':', '-')}-${year}`;
  if (!taken.includes(first)) return first;
  const next = [...'bcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.includes(`${first}-${letter}`));
  return next ? `${first}-${next}` : `${first}-${taken.length + 1}`;
}

/** The year as an election is called by it: `2027`; a second one of that year is `2027 b`. */
export const yearOf = ({ slug }: Pick<Election, 'slug'>): string => slug.split('-').slice(2).join(' ');
