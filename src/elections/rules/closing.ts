import type { Charter } from '../../charter/types.ts';
import { accept, type Result, refuse } from '../../platform/result.ts';
import type { Constraint } from '../counting/election.ts';
import { relaxBounds } from '../counting/relaxation.ts';
import type { Calendar, Election, Outcome, PublishedList, Stage } from '../types.ts';
import { constraintsOf } from './bounds.ts';
import { isQuorate } from './quorum.ts';

/**
 * Whether the vote may be closed now: from the hour on, once. Refusals: `close-too-early`, `close-already`,
 * `close-not-open` (called off, or never listed).
 */
export function decideClosing(stage: Stage): Result<null> {
  if (stage === 'closing') return accept(null);
  if (stage === 'listed' || stage === 'voting') return refuse('close-too-early');
  const isClosed = stage === 'complaints' || stage === 'proclaiming' || stage === 'proclaimed' || stage === 'void';
  return refuse(isClosed ? 'close-already' : 'close-not-open');
}

export type Ending =
  | { readonly outcome: 'extended' }
  | { readonly outcome: Exclude<Outcome, 'counted' | 'uncontested'> }
  | {
      readonly outcome: 'counted' | 'uncontested';
      /** Fewer than the election has where fewer stand. */
      readonly seats: number;
      /** By the candidates' positions on the list. */
      readonly constraints: readonly Constraint[];
      /** Every balance given up, before the vote or now. */
      readonly relaxed: readonly string[];
    };

type Vote = {
  readonly seats: number;
  readonly list: Pick<PublishedList, 'candidates' | 'bounds' | 'relaxed'>;
  readonly entitled: number;
  readonly voted: number;
  /** How many can vote at all: the roll, or of it those that drew a card while that could be done. */
  readonly able: number;
  readonly isExtended: boolean;
};

/**
 * How a vote that is over ends, by the charter's rules:
 * nobody stands any more: void; no more stand than there are seats: they have them, and no quorum is asked for where
 * there is nothing to decide; too few voted: extended once, void the second time, and at once where too few can vote
 * for an extension to help; else it is counted. Whether the bounds can be met is asked again of those who still stand, and balances are given up in the charter's order where
 * they cannot; where that does not help either: void.
 */
export function endingOf(rules: Charter['elections'], vote: Vote): Ending {
  const { candidates } = vote.list;
  const standing = candidates.flatMap(({ gone }, position) => (gone ? [] : [position]));
  if (standing.length === 0) return { outcome: 'no-candidates' };
  const isContested = standing.length > vote.seats;
  if (isContested && !isQuorate(rules, vote.entitled, vote.voted))
    return { outcome: vote.isExtended || !isQuorate(rules, vote.entitled, vote.able) ? 'no-quorum' : 'extended' };
  const seats = Math.min(vote.seats, standing.length);
  const all = constraintsOf(
    vote.list.bounds,
    candidates.map(({ groups }) => groups),
  );
  const kept = relaxBounds(seats, standing, all, rules.relaxation);
  if (!kept) return { outcome: 'infeasible' };
  return {
    outcome: isContested ? 'counted' : 'uncontested',
    seats,
    constraints: kept.inForce,
    relaxed: [...vote.list.relaxed, ...kept.givenUp],
  };
}

/** Whether the vote was extended for want of a quorum before. */
export const isExtended = ({ calendar, earlierCalendars }: Pick<Election, 'calendar' | 'earlierCalendars'>): boolean =>
  [calendar, ...earlierCalendars].some(({ cause }) => cause === 'no-quorum');

/**
 * The calendar with more days to vote, counted from the end that was announced, or from `at` where that was noticed a
 * day late; complaints have as long as they had. `zone` (IANA): a day ends at the same hour by its clock.
 */
export function extendedCalendar(
  calendar: Calendar,
  days: number,
  at: Temporal.Instant,
  zone: string,
): Omit<Calendar, 'cause'> {
  const isLate = Temporal.Instant.compare(at, calendar.votingUntil.add({ hours: 24 })) >= 0;
  const votingUntil = (isLate ? at : calendar.votingUntil).toZonedDateTimeISO(zone).add({ days }).toInstant();
  return {
    candidaciesUntil: calendar.candidaciesUntil,
    objectionsUntil: calendar.objectionsUntil,
    votingFrom: calendar.votingFrom,
    votingUntil,
    complaintsUntil: votingUntil.add(calendar.votingUntil.until(calendar.complaintsUntil)),
  };
}
