import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Constraint } from './election.ts';
import { electing, excluding, type Field } from './field.ts';
import type { Bound } from './outcome.ts';
import { whyDoomed, whyGuarded } from './reasons.ts';
import { anyField, limits, openSeatSets } from './testing/elections.ts';

const told = (bounds: readonly Bound[]) =>
  bounds.map(({ category, group, bound, seats }) => `${category} ${group} ${bound} ${seats}`);

test('a full group dooms the others of it, and its own limit is named rather than what the other group needs', () => {
  const parity = limits('gender women 2-2 ABC', 'gender men 2-2 DEF');
  const field = { seats: 4, seated: [0, 1], available: [2, 3, 4, 5], constraints: parity };
  expect(told(whyDoomed(field, 2))).toEqual(['gender women max 2']);
});

test('the last ones of a group are guarded by its minimum', () => {
  const field = {
    seats: 3,
    seated: [3],
    available: [0, 1, 4],
    constraints: limits('gender women 2-2 AB', 'gender men 1-2 CDE'),
  };
  expect(told(whyGuarded(field, 0))).toEqual(['gender women min 2']);
});

test('where only two bounds together settle it, both are named', () => {
  const constraints = limits(
    'gender women 2-3 CDE',
    'gender men 0-3 AB',
    'origin black 2-3 ABE',
    'origin white 0-3 CD',
  );
  const field = { seats: 3, seated: [], available: [0, 1, 2, 3, 4], constraints };
  expect(told(whyGuarded(field, 4))).toEqual(['gender women min 2', 'origin black min 2']);
});

test('whoever is needed to fill the seats at all is guarded by no bound', () => {
  expect(whyGuarded({ seats: 2, seated: [], available: [0, 1], constraints: limits('x y 0-2 AB') }, 0)).toEqual([]);
});

/** The field with only these bounds. */
const under = (field: Field, bounds: readonly Bound[]): Field => ({
  ...field,
  constraints: field.constraints.map((constraint): Constraint => {
    const has = (side: Bound['bound']) =>
      bounds.some(
        ({ category, group, bound }) =>
          category === constraint.category && group === constraint.group && bound === side,
      );
    return { ...constraint, min: has('min') ? constraint.min : 0, max: has('max') ? constraint.max : 99 };
  }),
});
const allBounds = ({ constraints }: Field): readonly Bound[] =>
  constraints.flatMap(({ category, group, min, max }): readonly Bound[] => [
    { category, group, bound: 'min', seats: min },
    { category, group, bound: 'max', seats: max },
  ]);
const isSame = (a: Bound) => (b: Bound) => a.category === b.category && a.group === b.group && a.bound === b.bound;

test('reasons settle it by themselves, none is superfluous, and whatever would lift it alone is among them', () => {
  fc.assert(
    fc.property(anyField, (field) => {
      fc.pre(openSeatSets(field).length > 0);
      const cases = field.available.flatMap((candidate) =>
        [
          { without: electing(field, [candidate]), why: whyDoomed },
          { without: excluding(field, candidate), why: whyGuarded },
        ].map((one) => ({ ...one, candidate })),
      );
      for (const { without, why, candidate } of cases.filter((one) => openSeatSets(one.without).length === 0)) {
        const reasons = why(field, candidate);
        expect(openSeatSets(under(without, reasons))).toEqual([]);
        for (const reason of reasons) {
          const others = reasons.filter((one) => one !== reason);
          expect(openSeatSets(under(without, others)).length).toBeGreaterThan(0);
        }
        const every = allBounds(field);
        const lifting = every.filter(
          (one) =>
            openSeatSets(
              under(
                without,
                every.filter((other) => other !== one),
              ),
            ).length > 0,
        );
        expect(lifting.filter((one) => !reasons.some(isSame(one)))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
