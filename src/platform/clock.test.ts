import { expect, test } from 'vitest';
import { machineClock } from './clock.ts';

test('the clock gives no more than the database keeps: microseconds', () => {
  const moments = Array.from({ length: 200 }, machineClock);
  expect(moments.filter(({ epochNanoseconds }) => epochNanoseconds % 1000n !== 0n)).toEqual([]);
});
