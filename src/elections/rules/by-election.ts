import type { Contest } from '../../charter/types.ts';
import { isBefore } from '../../platform/moments.ts';
import type { Election, SeatToFill } from '../types.ts';
import { seatsOf } from './convening.ts';

/** A mandate as it was given, and when it was ended before its term; null: it was not. */
export type GivenTerm = {
  readonly office: string;
  readonly startsAt: Temporal.Instant;
  readonly termEndsAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
};

/**
 * The seats that an election fills from `begin` on, in the order of the contest, each for a whole term. A by-election
 * has fewer seats than the contest: it fills those that nobody holds then, and one that was left early for the rest of
 * the term that was left, so that the seats are elected together again afterwards.
 * Source: Terms of Reference, "Arquitectura": a term of one year; that a vacancy is for the rest of it is this
 * charter's own reading.
 */
export function seatsToFill(
  contest: Pick<Contest, 'offices'>,
  seats: number,
  terms: readonly GivenTerm[],
  begin: Temporal.Instant,
): readonly SeatToFill[] {
  const isWhole = seatsOf(contest) <= seats;
  const open = contest.offices.flatMap(({ office, seats: of }): readonly SeatToFill[] => {
    const own = terms.filter((term) => term.office === office);
    const held = isWhole ? 0 : own.filter((term) => holdsAt(term, begin)).length;
    const rests = isWhole ? [] : own.flatMap((term) => restAt(term, begin)).toSorted(latestFirst);
    return Array.from({ length: Math.max(0, of - held) }, (_, n) => ({ office, until: rests[n] ?? null }));
  });
  return open.slice(0, seats);
}

const latestFirst = (one: Temporal.Instant, other: Temporal.Instant): number => Temporal.Instant.compare(other, one);

/** Whether a by-election fills a seat for the rest of a term that was left. */
export const fillsRest = ({ fills }: Pick<Election, 'fills'>): boolean =>
  fills?.some(({ until }) => until !== null) === true;

const holdsAt = ({ startsAt, termEndsAt, endedAt }: GivenTerm, at: Temporal.Instant): boolean =>
  !isBefore(at, startsAt) && [termEndsAt, endedAt].every((end) => end === null || isBefore(at, end));

/** The end of a term that was left early, and would still be running at `at`. */
const restAt = ({ termEndsAt, endedAt }: GivenTerm, at: Temporal.Instant): readonly Temporal.Instant[] =>
  termEndsAt !== null && endedAt !== null && isBefore(endedAt, termEndsAt) && isBefore(at, termEndsAt)
    ? [termEndsAt]
    : [];
