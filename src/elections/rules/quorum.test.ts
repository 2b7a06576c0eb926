import { expect, test } from 'vitest';
import { isQuorate, isShortOfCards, quorumOf, turnoutToShow } from './quorum.ts';

const quarter = { quorumPercent: 25 };

test.each([
  [40, 10],
  [41, 11],
  [1, 1],
  [0, 1],
])('a quarter of %i organizations is %i', (entitled, needed) => {
  expect(quorumOf(quarter, entitled)).toBe(needed);
  expect([isQuorate(quarter, entitled, needed), isQuorate(quarter, entitled, needed - 1)]).toEqual([true, false]);
});

test('how many voted is said only where neither they nor the others are few', () => {
  expect([0, 4, 5, 35, 36, 40].map((voted) => turnoutToShow(40, voted, 5))).toEqual([null, null, 5, 35, null, null]);
});

test('with fewer cards than the quorum the vote will be void, unless all who stand have a seat', () => {
  const short = (drawn: number, standing: number) =>
    isShortOfCards(quarter, { seats: 2, standing, entitled: 40, drawn });
  expect([short(9, 3), short(10, 3), short(9, 2), short(0, 0)]).toEqual([true, false, false, false]);
});
