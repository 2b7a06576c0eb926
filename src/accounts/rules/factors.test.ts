import { expect, test } from 'vitest';
import type { Factors } from '../types.ts';
import { decideRemoval, hasFactor, mustPassFirst } from './factors.ts';

const since = Temporal.Instant.from('2026-11-20T12:00:00Z');
const none: Factors = { authenticatorSince: null, passkeys: [], recoveryCodes: 10 };
const app: Factors = { ...none, authenticatorSince: since };
const key: Factors = {
  ...none,
  passkeys: [{ credentialId: 'a', name: 'Mi teléfono', createdAt: since, lastUsedAt: null }],
};

test('an authenticator or a passkey is a factor; recovery codes alone are none', () => {
  expect([none, app, key].map(hasFactor)).toEqual([false, true, true]);
});

test('who has a factor passes it before touching the account', () => {
  expect([none, app, key].map((factors) => mustPassFirst(factors, null))).toEqual([false, true, true]);
  expect([none, app, key].map((factors) => mustPassFirst(factors, since))).toEqual([false, false, false]);
});

test('the last factor stays while an office asks for one', () => {
  expect(decideRemoval(key, ['Secretaría'])).toEqual({ ok: true, value: null });
  expect(decideRemoval(none, [])).toEqual({ ok: true, value: null });
  expect(decideRemoval(none, ['Secretaría', 'Operación'])).toEqual({
    ok: false,
    reasons: [{ code: 'factor-needed', params: { offices: 'Secretaría · Operación' } }],
  });
});
