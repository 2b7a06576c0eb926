import { expect, test } from 'vitest';
import { relaxBounds } from './relaxation.ts';
import { limits } from './testing/elections.ts';

// A, B are women; A, C from the south; nobody from the north is a woman of the sector x.
const gender = limits('gender women 1-2 AB', 'gender men 1-2 CD');
const subregion = limits('subregion south 1-1 AC', 'subregion north 1-1 BD');
const order = ['sector', 'subregion', 'gender'];
const all = [0, 1, 2, 3];

test('bounds that can all be met stay', () => {
  const constraints = [...gender, ...subregion];
  expect(relaxBounds(2, all, constraints, order)).toEqual({ inForce: constraints, givenUp: [] });
});

test('categories are given up whole, in the order fixed beforehand, until a seat set is found', () => {
  const sector = limits('sector x 2-2 A', 'sector y 0-2 BCD');
  expect(relaxBounds(2, all, [...gender, ...subregion, ...sector], order)).toEqual({
    inForce: [...gender, ...subregion],
    givenUp: ['sector'],
  });
});

test('one given up in vain comes back: here it was the subregion alone that could not be met', () => {
  const sector = limits('sector x 1-1 AB', 'sector y 1-1 CD');
  const impossible = limits('subregion south 2-2 A', 'subregion north 0-2 BCD');
  expect(relaxBounds(2, all, [...gender, ...impossible, ...sector], order)).toEqual({
    inForce: [...gender, ...sector],
    givenUp: ['subregion'],
  });
});

test('two that clash: the one to be given up first goes', () => {
  const sector = limits('sector x 2-2 AB', 'sector y 0-0 CD');
  expect(relaxBounds(2, all, [...gender, ...sector], order)).toEqual({ inForce: gender, givenUp: ['sector'] });
  expect(relaxBounds(2, all, [...gender, ...sector], ['gender', 'sector'])).toEqual({
    inForce: sector,
    givenUp: ['gender'],
  });
});

test('a category that is not in the order stays, even if nothing can be found then', () => {
  const fixed = limits('quota all 3-3 ABCD');
  expect(relaxBounds(2, all, [...gender, ...fixed], order)).toBeNull();
});

test('fewer candidates than seats cannot be helped by relaxing', () => {
  expect(relaxBounds(2, [0], gender, order)).toBeNull();
});
