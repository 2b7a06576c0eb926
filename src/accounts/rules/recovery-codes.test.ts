import { expect, test } from 'vitest';
import { recoveryCodesOf, tidyRecoveryCode } from './recovery-codes.ts';

test('a set is ten different codes, the same for the same page only', () => {
  const codes = recoveryCodesOf('page');
  expect(new Set(codes).size).toBe(10);
  expect(recoveryCodesOf('page')).toEqual(codes);
  expect(recoveryCodesOf('page 2').filter((code) => codes.includes(code))).toEqual([]);
});

test('every code is read back as it is', () => {
  for (const code of recoveryCodesOf('page')) expect(tidyRecoveryCode(code)).toBe(code);
});

test.each([
  ['K7M2-9XQD-4FHN', 'k7m2-9xqd-4fhn'],
  [' k7m2 9xqd 4fhn ', 'k7m2-9xqd-4fhn'],
  ['k7m29xqd4fhn', 'k7m2-9xqd-4fhn'],
  ['OIL0-0000-0000', '0110-0000-0000'],
])('%j is read as %j', (typed, code) => {
  expect(tidyRecoveryCode(typed)).toBe(code);
});

test.each(['', 'k7m2-9xqd-4fh', 'k7m2-9xqd-4fhnn', 'u7m2-9xqd-4fhn', 'ñ7m2-9xqd-4fhn', '123456'])(
  '%j is no recovery code',
  (typed) => {
    expect(tidyRecoveryCode(typed)).toBeNull();
  },
);
