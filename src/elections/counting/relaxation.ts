import type { Constraint } from './election.ts';
import { canBeFilled } from './feasibility.ts';

type Relaxation = { readonly inForce: readonly Constraint[]; readonly givenUp: readonly string[] };

/**
 * Which bounds can stay where not all can be met: whole categories are given up in the order fixed beforehand, until
 * some seat set meets the rest. Those given up on the way come back, the last first, where the rest can still be met:
 * none is given up without need. Categories that are not in the order always stay.
 * @param candidates how many stand; fewer than seats cannot fill them, whatever is given up
 * @param order of relaxation, whatever is to be given up first
 * @returns null where no seat set is found even so
 */
export function relaxBounds(
  seats: number,
  standing: readonly number[],
  constraints: readonly Constraint[],
  order: readonly string[],
): Relaxation | null {
  const without = (givenUp: readonly string[]) => constraints.filter(({ category }) => !givenUp.includes(category));
  const suffices = (givenUp: readonly string[]) =>
    canBeFilled({ seats, seated: [], available: standing, constraints: without(givenUp) });
  const upTo = order.map((_, index) => order.slice(0, index + 1));
  const enough = [[], ...upTo].find(suffices);
  if (!enough) return null;
  const givenUp = enough.reduceRight<readonly string[]>((left, category) => {
    const fewer = left.filter((one) => one !== category);
    return suffices(fewer) ? fewer : left;
  }, enough);
  return { inForce: without(givenUp), givenUp };
}
