import { expect, test } from 'vitest';
import { acceptCode, codeAt, inFours, keyUri, secretOf } from './authenticator-codes.ts';

// RFC 6238, appendix B: the secret "12345678901234567890", SHA-1; the last six of its eight digits.
const secret = secretOf(new TextEncoder().encode('12345678901234567890'));
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('RFC 6238, appendix B: at %i seconds the code is %s', (seconds, code) => {
  expect(codeAt(secret, at(seconds)).code).toBe(code);
  expect(acceptCode(secret, code, at(seconds), 0)).toEqual({ ok: true, value: Math.floor(seconds / 30) });
});

test('a code says until when it holds', () => {
  expect(codeAt(secret, at(59)).until).toEqual(at(60));
  expect(codeAt(secret, at(60)).until).toEqual(at(90));
});

test('RFC 6238, section 5.2: one step before or after is let pass, two are not', () => {
  const { code } = codeAt(secret, at(900));
  const wrong = { ok: false, reasons: [{ code: 'code-wrong', field: 'code' }] };
  expect(acceptCode(secret, code, at(869), 0)).toEqual(wrong);
  expect(acceptCode(secret, code, at(870), 0)).toEqual({ ok: true, value: 30 });
  expect(acceptCode(secret, code, at(959), 0)).toEqual({ ok: true, value: 30 });
  expect(acceptCode(secret, code, at(960), 0)).toEqual(wrong);
});

test('RFC 6238, section 5.2: a code is accepted once only', () => {
  const { code } = codeAt(secret, at(900));
  const used = { ok: false, reasons: [{ code: 'code-used', field: 'code' }] };
  expect(acceptCode(secret, code, at(900), 29)).toEqual({ ok: true, value: 30 });
  expect(acceptCode(secret, code, at(900), 30)).toEqual(used);
  // A clock that was set back does not make an old code new.
  expect(acceptCode(secret, code, at(900), 4000)).toEqual(used);
});

test.each(['', '28708', '2870822', '28708a', '٢٨٧٠٨٢', '２８７０８２', '-28708', '287\u0000082', '1e5'])(
  '%j is no code',
  (code) => {
    expect(acceptCode(secret, code, at(59), 0).ok).toBe(false);
  },
);

test('the two halves of a code may be apart, as apps show them', () => {
  expect(acceptCode(secret, ' 287 082 ', at(59), 0)).toEqual({ ok: true, value: 1 });
});

test('the secret is written in fours, and in the key URI', () => {
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(inFours(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  expect(keyUri(secret, 'ana@ejemplo.org')).toBe(
    `otpauth://totp/Pansocial:ana%40ejemplo.org?secret=${secret}&issuer=Pansocial`,
  );
});
