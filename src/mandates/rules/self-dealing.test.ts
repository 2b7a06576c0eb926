import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { decideAppointer, decideLastGranter } from './self-dealing.ts';

const charter = readCharter('pmm-lac');
const by = { personId: 'ana' };

test('nobody gives a mandate to themselves; another person and the console may', () => {
  expect(decideAppointer(by, 'ana')).toEqual({ ok: false, reasons: [{ code: 'own-mandate', field: 'email' }] });
  expect([decideAppointer(by, 'berta').ok, decideAppointer('console', 'ana').ok]).toEqual([true, true]);
});

test('the last mandate that gives mandates ends at the console alone', () => {
  expect(decideLastGranter(charter, by, 'operator', ['secretariat'])).toEqual({
    ok: false,
    reasons: [{ code: 'last-granter' }],
  });
  expect(decideLastGranter(charter, by, 'operator', ['secretariat', 'operator']).ok).toBe(true);
  expect(decideLastGranter(charter, by, 'secretariat', []).ok).toBe(true);
  expect(decideLastGranter(charter, 'console', 'operator', []).ok).toBe(true);
});
