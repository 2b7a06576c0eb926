import { expect, test } from 'vitest';
import { quotaOf } from './quota.ts';

test.each([
  [0, 1, 1],
  [1, 1, 1],
  [2, 1, 2],
  [3, 1, 2],
  [3, 2, 2],
  [9, 3, 3],
  [100, 1, 51],
  [100, 3, 26],
  [4_222_223, 2, 1_407_408],
])('rule 46: %i valid papers for %i seats make a quota of %i', (valid, seats, quota) => {
  expect(quotaOf(valid, seats)).toBe(quota);
});
