import type { Constraint } from './election.ts';
import { canBeFilled } from './feasibility.ts';
import { electing, excluding, type Field, grouped } from './field.ts';
import type { Bound } from './outcome.ts';

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

/**
 * Bounds that cannot be met together, each of them needed for that; empty where there are fewer candidates than seats.
 * One after the other is left out as long as those that are left cannot be met either: whole categories first, the last
 * one in front, then single bounds, the nearest last. So a bound without which all others could be met is among them.
 */
function conflict(field: Field, near: (side: Side) => number): readonly Bound[] {
  const sides = field.constraints.flatMap((constraint) => sidesFelt(constraint, field));
  const byCategory = [...grouped(sides, ({ constraint }) => constraint.category).values()].reverse();
  const oneByOne = [...sides].sort((a, b) => near(a) - near(b)).map((side) => [side]);
  const left = [...byCategory, ...oneByOne].reduce<readonly Side[]>((kept, some) => {
    const fewer = kept.filter((side) => !some.includes(side));
    return fewer.length < kept.length && !canBeFilled(keepingOnly(fewer, field)) ? fewer : kept;
  }, sides);
  return left.map(({ constraint, bound }) => {
    const { category, group, [bound]: seats } = constraint;
    return { category, group, bound, seats };
  });
}

/** A minimum that is reached, or a maximum that cannot be passed, says nothing. */
function sidesFelt(constraint: Constraint, { seats, seated, available }: Field): readonly Side[] {
  const count = (some: readonly number[]) => constraint.members.filter((member) => some.includes(member)).length;
  const taken = count(seated);
  const most = taken + Math.min(count(available), seats - seated.length);
  return [
    ...(constraint.min > taken ? [{ constraint, bound: 'min' } as const] : []),
    ...(constraint.max < most ? [{ constraint, bound: 'max' } as const] : []),
  ];
}

/** The field with only these sides in force. */
const keepingOnly = (sides: readonly Side[], field: Field): Field => ({
  ...field,
  constraints: field.constraints.map((constraint) => {
    const inForce = (bound: Bound['bound']) =>
      sides.some((side) => side.constraint === constraint && side.bound === bound);
    return {
      ...constraint,
      min: inForce('min') ? constraint.min : 0,
      max: inForce('max') ? constraint.max : field.seats,
    };
  }),
});
