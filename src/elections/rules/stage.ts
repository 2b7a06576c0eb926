import type { Election, Stage } from '../types.ts';

/** What the stage of an election is read from. */
type Course = Pick<Election, 'calendar' | 'convenedAt' | 'cancelled' | 'listedAt' | 'closed' | 'proclaimedAt'>;

/**
 * What an election is doing at `at`. Each moment of the calendar is the first of what comes after it: at the very
 * second of `votingUntil` a vote is late. What people must do (announce, publish the list, close, proclaim) happens
 * only when they do it, however late: `listing` lasts until the list is published.
 */
export function stageOf(election: Course, at: Temporal.Instant): Stage {
  const { calendar, closed } = election;
  const before = (moment: Temporal.Instant): boolean => Temporal.Instant.compare(at, moment) < 0;
  if (election.cancelled) return 'cancelled';
  if (election.proclaimedAt) return 'proclaimed';
  if (closed) {
    if (closed.outcome !== 'counted' && closed.outcome !== 'uncontested') return 'void';
    return before(calendar.complaintsUntil) ? 'complaints' : 'proclaiming';
  }
  if (!election.convenedAt) return 'preparing';
  if (!election.listedAt) {
    if (before(calendar.candidaciesUntil)) return 'candidacies';
    return before(calendar.objectionsUntil) ? 'objections' : 'listing';
  }
  if (before(calendar.votingFrom)) return 'listed';
  return before(calendar.votingUntil) ? 'voting' : 'closing';
}

const beforeVoting: readonly Stage[] = ['preparing', 'candidacies', 'objections', 'listing', 'listed'];

/** Nobody can vote yet: the calendar may change, the election may be called off. */
export const isBeforeVoting = (stage: Stage): boolean => beforeVoting.includes(stage);

/** The moment at which a stage is over by itself; null where it waits for someone, or for nothing. */
export function deadlineOf(
  stage: Stage,
): 'candidaciesUntil' | 'objectionsUntil' | 'votingFrom' | 'votingUntil' | 'complaintsUntil' | null {
  switch (stage) {
    case 'candidacies':
      return 'candidaciesUntil';
    case 'objections':
      return 'objectionsUntil';
    case 'listed':
      return 'votingFrom';
    case 'voting':
      return 'votingUntil';
    case 'complaints':
      return 'complaintsUntil';
    default:
      return null;
  }
}
