import { countElection } from './count-election.ts';
import type { Election } from './election.ts';
import type { CountResult, CountWaiting, Infeasible } from './outcome.ts';

type Vacancy = {
  /** Who holds the seats of this election, those who leave included. */
  readonly members: readonly number[];
  /** Members who leave. */
  readonly vacating: readonly number[];
  /** Candidates who are not members and could not take a seat any more: they declined, or no longer qualify. */
  readonly unavailable: readonly number[];
};

/** `incoming`: who takes the open seats, in the order of election. Empty where nobody is left to take one. */
export type CountBack = (CountResult & { readonly incoming: readonly number[] }) | CountWaiting | Infeasible;

/**
 * Fills seats that fell vacant from the papers of the election itself, so that those who were represented by whoever
 * leaves have a say again, and nobody who sits has to stand anew:
 *
 * 1. All papers are counted again as if whoever leaves, and whoever is unavailable, had never stood: their papers are
 *    at once with the next preference. A paper that ranks nobody else is not valid any more, so the quota is anew.
 * 2. Who still sits keeps the seat: cannot be excluded, however few the votes. At the quota they are elected as
 *    anyone, and a surplus moves on: votes that they do not need help the others.
 * 3. The bounds hold for the whole, those who sit counted in, so a newcomer they leave no place for is doomed.
 * 4. The count is over as soon as newcomers have as many seats as fell vacant.
 *
 * It is not the first count continued: then who was excluded early could never come in. Withdrawals that the election
 * had from the start stay.
 */
export function countBack(
  election: Election,
  { members, vacating, unavailable }: Vacancy,
  lots: readonly number[] = [],
): CountBack {
  const sitting = members.filter((member) => !vacating.includes(member));
  const withdrawn = [...new Set([...election.withdrawn, ...vacating, ...unavailable])];
  const stray = sitting.find((member) => withdrawn.includes(member));
  if (stray !== undefined) throw new RangeError(`candidate ${stray} sits, and so cannot be unavailable`);
  const outcome = countElection({ ...election, withdrawn }, { lots, sitting });
  if ('infeasible' in outcome || 'needsLot' in outcome) return outcome;
  return { ...outcome, incoming: outcome.winners.filter((winner) => !sitting.includes(winner)) };
}
