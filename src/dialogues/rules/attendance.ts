import { foldEmail } from '../../platform/email-address.ts';
import { fold } from '../../platform/fold.ts';
import type { Stay } from './zoom-report.ts';

/** A confirmed seat, whose presence is asked for. */
export type Seated = { readonly seatId: string; readonly name: string; readonly email: string };

/** The person went through their own door. Leaving is known only when the seat was moved. */
export type DoorVisit = { readonly seatId: string; readonly enteredAt: Temporal.Instant };

type PresenceSource = 'host' | 'import' | 'door';

/** One presence of one person at one theme, however often and in whatever ways it was noted. */
type Present = {
  readonly seatId: string;
  readonly mode: 'online' | 'in-person';
  /** All that tell of it: the host's list, the imported report, the door. */
  readonly sources: readonly PresenceSource[];
  /** Minutes online by the report, times at two devices counted once; null where no report tells. */
  readonly minutes: number | null;
  /** Whose rows of the report these are. */
  readonly told: readonly Told[];
};

/** Rows of the report under one key that are a seat's: how it was told, and under what names. */
export type Told = {
  readonly key: string;
  readonly names: readonly string[];
  readonly by: 'email' | 'name' | 'host';
};

/** Rows of the report that are nobody's with a seat for certain: the host says whose. */
export type Unmatched = {
  /** The same for the same person in every report: a resolution is kept under it. */
  readonly key: string;
  readonly names: readonly string[];
  readonly email: string | null;
  readonly minutes: number;
  readonly rows: readonly number[];
  /** Seats whose names share words with it, the likeliest first, at most five. */
  readonly candidates: readonly string[];
};

/** What the host said of a key: a seat, or null for none of them, whatever address and name say. */
type Resolutions = ReadonlyMap<string, string | null>;

type Attendance = { readonly present: readonly Present[]; readonly unmatched: readonly Unmatched[] };

/**
 * Who took part in a theme: one truth out of the door, the host's list of those in the room, and the report of the
 * meeting service. A row is someone's by what the host resolved, else by e-mail address, else by a name that only one
 * seat has (accents, case and the order of its words aside; `Ana Pérez (Red Sur)` and `Red Sur | Ana Pérez` too).
 * Who was in the room is counted there, also if they had the meeting open. `marks` are the seats on the host's list.
 */
export function mergeAttendance(
  seats: readonly Seated[],
  visits: readonly DoorVisit[],
  marks: readonly string[],
  stays: readonly Stay[],
  resolutions: Resolutions,
): Attendance {
  const find = seatFinder(seats, resolutions);
  const read = stays.map((stay) => ({ stay, key: stayKey(stay) }));
  const claims = read.map(({ stay, key }) => ({ stay, key, ...find(stay, key) }));
  const bySeat = Map.groupBy(claims, ({ seatId }) => seatId);
  const unclaimed = Map.groupBy(bySeat.get(null) ?? [], ({ key }) => key);
  return {
    present: seats.flatMap(({ seatId }) => presenceOf(seatId, visits, marks, bySeat.get(seatId) ?? [])),
    unmatched: [...unclaimed].map(([key, rows]) =>
      describe(
        key,
        rows.map(({ stay }) => stay),
        seats,
      ),
    ),
  };
}

type Claim = { readonly seatId: string | null; readonly by: Told['by'] };

function presenceOf(
  seatId: string,
  visits: readonly DoorVisit[],
  marks: readonly string[],
  claims: readonly (Claim & { readonly key: string; readonly stay: Stay })[],
): readonly Present[] {
  const sources: PresenceSource[] = [];
  if (marks.includes(seatId)) sources.push('host');
  if (claims.length > 0) sources.push('import');
  if (visits.some((visit) => visit.seatId === seatId)) sources.push('door');
  if (sources.length === 0) return [];
  const mode = sources.includes('host') ? 'in-person' : 'online';
  const minutes = claims.length === 0 ? null : minutesOf(claims.map(({ stay }) => stay));
  return [{ seatId, mode, sources, minutes, told: toldIn(claims) }];
}

const toldIn = (claims: readonly (Omit<Told, 'names'> & { readonly stay: Stay })[]): readonly Told[] =>
  [...Map.groupBy(claims, ({ key }) => key)].flatMap(([key, [first, ...rest]]) =>
    first ? [{ key, names: namesIn([first, ...rest].map(({ stay }) => stay)), by: first.by }] : [],
  );

const namesIn = (stays: readonly Stay[]): readonly string[] => [...new Set(stays.flatMap(({ names }) => names))];

/** Minutes of all stays together; two at the same time (a phone beside a computer) count once. */
export function minutesOf(stays: readonly Stay[]): number {
  const timed = stays.flatMap(({ joinedAt, leftAt }) => (joinedAt && leftAt ? [{ from: joinedAt, to: leftAt }] : []));
  timed.sort((a, b) => Temporal.Instant.compare(a.from, b.from));
  let milliseconds = 0;
  let reached: Temporal.Instant | null = null;
  for (const { from, to } of timed) {
    const start: Temporal.Instant = reached !== null && Temporal.Instant.compare(reached, from) > 0 ? reached : from;
    if (Temporal.Instant.compare(to, start) <= 0) continue;
    milliseconds += to.epochMilliseconds - start.epochMilliseconds;
    reached = to;
  }
  const untimed = stays.filter(({ joinedAt, leftAt }) => joinedAt === null || leftAt === null);
  return Math.ceil(milliseconds / 60_000) + untimed.reduce((sum, { minutes }) => sum + minutes, 0);
}

function seatFinder(seats: readonly Seated[], resolutions: Resolutions): (stay: Stay, key: string) => Claim {
  const ids = new Set(seats.map(({ seatId }) => seatId));
  const byEmail = new Map(seats.map(({ seatId, email }) => [foldEmail(email), seatId]));
  const byName = Map.groupBy(seats, ({ name }) => nameKey(name));
  return (stay, key) => {
    const resolved = resolutions.get(key);
    if (resolved === null || (resolved !== undefined && ids.has(resolved))) return { seatId: resolved, by: 'host' };
    const ofEmail = stay.email === null ? undefined : byEmail.get(foldEmail(stay.email));
    if (ofEmail !== undefined) return { seatId: ofEmail, by: 'email' };
    const named = new Set(stay.names.flatMap(nameParts).flatMap((part) => byName.get(nameKey(part)) ?? []));
    const [only, ...others] = named;
    return { seatId: only !== undefined && others.length === 0 ? only.seatId : null, by: 'name' };
  };
}

/** A name as it is compared: its words in alphabetical order, so that `Pérez, Ana` is `Ana Pérez`. */
export const nameKey = (name: string): string => fold(name).split(' ').sort().join(' ');

/** A name, and what stands apart in it: beside an organization, a country, a role. */
const nameParts = (name: string): readonly string[] =>
  [name, ...name.split(/[()[\]|/_•:;]|\s[–—-]\s|-(?=\p{Lu}{2})/u)].filter((part) => fold(part) !== '');

const stayKey = ({ email, names }: Stay): string => email ?? nameKey(names[0] ?? '');

function describe(key: string, stays: readonly Stay[], seats: readonly Seated[]): Unmatched {
  const names = namesIn(stays);
  const words = new Set(names.flatMap((name) => fold(name).split(' ')).filter((word) => word.length > 2));
  const shared = ({ name }: Seated) =>
    fold(name)
      .split(' ')
      .filter((word) => words.has(word)).length;
  const candidates = seats.filter((seat) => shared(seat) > 0);
  candidates.sort((a, b) => shared(b) - shared(a) || (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
  return {
    key,
    names,
    email: stays.find(({ email }) => email !== null)?.email ?? null,
    minutes: minutesOf(stays),
    rows: stays.map(({ number }) => number),
    candidates: candidates.slice(0, 5).map(({ seatId }) => seatId),
  };
}
