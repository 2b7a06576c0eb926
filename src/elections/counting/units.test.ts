import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transferValue, vote } from './units.ts';

test.each([
  ['3 of 8 votes, a first-preference paper', 300_000, 100_000, 800_000, 37_500],
  ['1 of 6 votes, a paper that arrived at 0.375', 100_000, 37_500, 600_000, 6_250],
  ['1 of 6 votes, a first-preference paper: cut off, not rounded', 100_000, 100_000, 600_000, 16_666],
  ['next to nothing', 1, 100_000, 10_000_000, 0],
])('rule 48: %s', (_, surplus, value, total, expected) => {
  expect(transferValue(surplus, value, total)).toBe(expected);
});

test('rule 48: the value is exact for any surplus of up to a milliard votes', () => {
  const total = fc.integer({ min: 2, max: 1_000_000_000 * vote });
  const anySurplus = total.chain((votes) =>
    fc.record({ votes: fc.constant(votes), surplus: fc.integer({ min: 1, max: votes }), value: fc.nat(vote) }),
  );
  fc.assert(
    fc.property(anySurplus, ({ votes, surplus, value }) => {
      expect(BigInt(transferValue(surplus, value, votes))).toBe((BigInt(surplus) * BigInt(value)) / BigInt(votes));
    }),
    { numRuns: 2000 },
  );
});

test('rule 48: a quotient that misses a whole number by next to nothing is cut off below it', () => {
  // surplus × 99,999 is one less than `whole` times the votes: a quotient rounded to 53 bits would be `whole`.
  for (const whole of [50_021n, 70_001n, 99_991n]) {
    for (const from of [80_000_000_000n, 45_000_000_000_000n]) {
      let surplus = from;
      while ((surplus * 99_999n + 1n) % whole !== 0n) surplus += 1n;
      const total = (surplus * 99_999n + 1n) / whole;
      expect(BigInt(transferValue(Number(surplus), 99_999, Number(total)))).toBe(whole - 1n);
    }
  }
});

test('rule 48: at the edge of what a number holds', () => {
  for (const total of [100_001, 300_007, 89_999_999_999, 90_000_000_000, 90_000_000_001]) {
    for (const surplus of [89_999_999_999, 90_000_000_001, 90_071_992_547]) {
      const exact = (BigInt(surplus) * 100_000n) / BigInt(total);
      expect(BigInt(transferValue(surplus, 100_000, total))).toBe(exact);
    }
  }
});
