import { expect, test } from 'vitest';
import { foldEmail, isEmailAddress } from './email-address.ts';

test.each([
  ['ana@red.org', true],
  ['ana.perez+mesa2@prensa.red.org.mx', true],
  ['maría@ñandutí.org', true],
  ['ana@red', false],
  ['ana@red.o', false],
  ['ana@@red.org', false],
  ['ana perez@red.org', false],
  ['Ana <ana@red.org>', false],
  ['a@b.org,c@d.org', false],
  ['', false],
])('%s is an e-mail address: %s', (text, is) => {
  expect(isEmailAddress(text)).toBe(is);
});

test('addresses that differ in case, outer spaces or Unicode form are one', () => {
  expect(foldEmail('  Mari\u0301a@Example.ORG ')).toBe('mar\u00eda@example.org');
});
