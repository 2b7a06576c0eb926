import type { Constraint } from './election.ts';
import { canBeFilled } from './feasibility.ts';
import { electing, excluding, type Field } from './field.ts';
import type { Bound } from './outcome.ts';

/**
 * Why no seat set meets the bounds (to be asked only where none does): bounds that cannot be met together, each of
 * them needed for that. A bound without which all others could be met is always among them; where several such lists
 * exist, one is given. Empty: the seats are more than the candidates.
 */
export const whyUnfillable = (field: Field): readonly Bound[] => conflict(field, () => 0);

/** Why a candidate is doomed: bounds that leave no place by themselves, preferably `at most` of an own group. */
export const whyDoomed = (field: Field, candidate: number): readonly Bound[] =>
  conflict(electing(field, [candidate]), nearness(candidate, 'max'));

/** Why a candidate is guarded: bounds that cannot be met without, preferably `at least` of an own group. */
export const whyGuarded = (field: Field, candidate: number): readonly Bound[] =>
  conflict(excluding(field, candidate), nearness(candidate, 'min'));

type Side = { readonly constraint: Constraint; readonly bound: Bound['bound'] };

const nearness =
  (candidate: number, preferred: Bound['bound']) =>
  ({ constraint: { members }, bound }: Side): number =>
    (members.includes(candidate) ? 2 : 0) + (bound === preferred ? 1 : 0);

/** Leaves out one bound after the other, the nearest last, as long as those that are left cannot be met either. */
function conflict(field: Field, near: (side: Side) => number): readonly Bound[] {
  const sides = field.constraints.flatMap((constraint): readonly Side[] => [
    { constraint, bound: 'min' },
    { constraint, bound: 'max' },
  ]);
  const clash = (some: readonly Side[]) => !canBeFilled({ ...field, constraints: only(some, field) });
  const left = [...sides]
    .sort((a, b) => near(a) - near(b))
    .reduce((kept, side) => {
      const fewer = kept.filter((one) => one !== side);
      return clash(fewer) ? fewer : kept;
    }, sides);
  return left.map(({ constraint, bound }) => {
    const { category, group, [bound]: seats } = constraint;
    return { category, group, bound, seats };
  });
}

/** The constraints with only these sides in force. Groups stay, so that candidates are alike as before. */
const only = (sides: readonly Side[], { constraints, seats }: Field): readonly Constraint[] =>
  constraints.map((constraint) => {
    const inForce = (bound: Bound['bound']) =>
      sides.some((side) => side.constraint === constraint && side.bound === bound);
    return { ...constraint, min: inForce('min') ? constraint.min : 0, max: inForce('max') ? constraint.max : seats };
  });
