import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedTo } from './question-changes.ts';

const questions = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, n: index + 1, text: { es: id } }));
const order = (list: typeof questions | ReturnType<typeof movedTo>) => list.map(({ id }) => id).join('');

test.each([
  ['d', 1, 'dabc'],
  ['a', 4, 'bcda'],
  ['a', 99, 'bcda'],
  ['b', 2, 'abcd'],
  ['c', 2, 'acbd'],
  ['z', 1, 'abcd'],
])('%s to place %i is %s', (id, place, expected) => {
  expect(order(movedTo(questions, id, place))).toBe(expected);
});

test('numbers are 1, 2, 3 … without a gap, and moving twice to a place is moving once', () => {
  fc.assert(
    fc.property(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 9 }), (id, place) => {
      const once = movedTo(questions, id, place);
      expect(once.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
      expect(movedTo(once, id, place)).toEqual(once);
    }),
  );
});
