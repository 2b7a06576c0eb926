import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedBefore } from './moving.ts';

test.each([
  ['b', 'a', 'bacd'],
  ['a', 'c', 'bacd'],
  ['a', null, 'bcda'],
  ['a', 'zz', 'bcda'],
  ['a', 'a', 'abcd'],
])('%s before %s', (moved, before, order) => {
  expect(movedBefore([...'abcd'], moved, before).join('')).toBe(order);
});

test('asked twice, the order is the same; nobody is lost', () => {
  const order = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(order, fc.nat(), fc.nat(), (ids, one, other) => {
      const moved = ids[one % ids.length] ?? '';
      const before = other % 5 === 0 ? null : (ids[other % ids.length] ?? null);
      const once = movedBefore(ids, moved, before);
      expect(movedBefore(once, moved, before)).toEqual(once);
      expect(once.toSorted()).toEqual(ids.toSorted());
    }),
  );
});
