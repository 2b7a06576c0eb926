import { expect, test } from 'vitest';
import { displayOrder } from './display-order.ts';

const numbers = [1, 2, 3, 4, 5];

test('an organization always gets the same order, and every candidate once', () => {
  const order = displayOrder('election', 'organization', numbers);
  expect(displayOrder('election', 'organization', numbers.toReversed())).toEqual(order);
  expect(order.toSorted()).toEqual(numbers);
});

test('the order can be checked with any SHA-256: printf \'["e","p",1]\' | sha256sum', () => {
  // 1: 6be90b…, 2: 6929da…, 3: e47bd8…
  expect(displayOrder('e', 'p', [1, 2, 3])).toEqual([2, 1, 3]);
});

test('over many ballots each candidate stands first about as often as any other', () => {
  const firsts = Array.from({ length: 2000 }, (_, voter) => displayOrder('election', `voter ${voter}`, numbers)[0]);
  for (const n of numbers) {
    const often = firsts.filter((first) => first === n).length;
    // Five standard deviations of 400.
    expect(Math.abs(often - 400)).toBeLessThan(90);
  }
});
