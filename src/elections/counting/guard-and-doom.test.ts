import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeFilled, findSeatSet } from './feasibility.ts';
import { prospects } from './guard-and-doom.ts';
import { anyField, anyFieldOf, limits, meets, openSeatSets } from './testing/elections.ts';

// Hill 1998: 2 black men (A, B), 2 white women (C, D), 1 black woman (E); 3 seats, at least 2 women and 2 black members.
const hill = {
  seats: 3,
  constraints: limits('gender women 2-3 CDE', 'gender men 0-3 AB', 'origin black 2-3 ABE', 'origin white 0-3 CD'),
};

test('two bounds together guard whom neither guards alone', () => {
  expect(prospects({ ...hill, seated: [], available: [0, 1, 2, 3, 4] })).toEqual({
    doomed: new Set(),
    guarded: new Set([4]),
  });
});

test('an election can doom: with A seated, B would take the place of a woman', () => {
  expect(prospects({ ...hill, seated: [0], available: [1, 2, 3, 4] })).toEqual({
    doomed: new Set([1]),
    guarded: new Set([4]),
  });
});

test('where no seat set meets the bounds there are no prospects', () => {
  expect(prospects({ ...hill, seated: [0, 1], available: [2, 3, 4] })).toBeNull();
  expect(prospects({ ...hill, seated: [], available: [0, 1, 2, 3] })).toBeNull();
});

test('fewer candidates than seats cannot fill them', () => {
  expect(canBeFilled({ seats: 3, seated: [], available: [0, 1], constraints: [] })).toBe(false);
  expect(canBeFilled({ seats: 3, seated: [2], available: [0, 1], constraints: [] })).toBe(true);
});

test('a seat set is found exactly where trying all finds one, and meets all bounds', () => {
  fc.assert(
    fc.property(fc.oneof(anyField, anyFieldOf(13)), (field) => {
      const found = findSeatSet(field);
      expect(found !== null).toBe(openSeatSets(field).length > 0);
      if (!found) return;
      expect(found.size).toBe(field.seats);
      expect(meets([...found], field.constraints)).toBe(true);
      expect(field.seated.every((candidate) => found.has(candidate))).toBe(true);
      expect([...found].every((candidate) => [...field.seated, ...field.available].includes(candidate))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a dead end does not rule out another way with as many seats left but other rooms', () => {
  const constraints = limits('a x 0-1 BC', 'a y 1-2 A', 'a z 0-0 D', 'b x 0-1 AC', 'b y 0-1 BD');
  expect(findSeatSet({ seats: 2, seated: [], available: [0, 1, 2, 3], constraints })).toEqual(new Set([0, 1]));
});

test('doomed are in none of all seat sets, guarded in every one', () => {
  fc.assert(
    fc.property(anyField, (field) => {
      const all = openSeatSets(field);
      const which = (test: (candidate: number) => boolean) => new Set(field.available.filter(test));
      const now = prospects(field);
      expect(now === null).toBe(all.length === 0);
      if (!now) return;
      expect({ doomed: sorted(now.doomed), guarded: sorted(now.guarded) }).toEqual({
        doomed: sorted(which((candidate) => !all.some((seatSet) => seatSet.includes(candidate)))),
        guarded: sorted(which((candidate) => all.every((seatSet) => seatSet.includes(candidate)))),
      });
    }),
    { numRuns: 1000 },
  );
});

const sorted = (candidates: ReadonlySet<number>): readonly number[] => [...candidates].sort((a, b) => a - b);

test('thirty candidates for eight seats, four categories, fifteen groups: found, or found impossible, at once', () => {
  const groups = (category: string, size: number, min: number, max: number, step: number) =>
    Array.from({ length: size }, (_, group) => ({
      category,
      group: String(group),
      min,
      max,
      members: Array.from({ length: 30 }, (_, candidate) => candidate).filter(
        (one) => (one * step + (one >> 2)) % size === group,
      ),
    }));
  const constraints = [
    ...groups('a', 2, 4, 4, 1),
    ...groups('b', 4, 2, 2, 3),
    ...groups('c', 4, 1, 3, 5),
    ...groups('d', 5, 1, 2, 7),
  ];
  const field = {
    seats: 8,
    seated: [],
    available: Array.from({ length: 30 }, (_, candidate) => candidate),
    constraints,
  };
  expect(meets([...(findSeatSet(field) ?? [])], constraints)).toBe(true);
  const tooMany = constraints.map((one) => (one.category === 'd' ? { ...one, max: 1 } : one));
  expect(findSeatSet({ ...field, constraints: tooMany })).toBeNull();
});
