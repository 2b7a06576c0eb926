import { expect, test } from 'vitest';
import { decideReminding, isReminderDue } from './reminding.ts';

const at = Temporal.Instant.from('2026-11-20T12:00:00Z');

test('reminders go out while voting runs, once a day', () => {
  expect(decideReminding('voting', null, at).ok).toBe(true);
  expect(decideReminding('voting', at.subtract({ hours: 24 }), at).ok).toBe(true);
  expect(decideReminding('voting', at.subtract({ hours: 23 }), at)).toEqual({
    ok: false,
    reasons: [{ code: 'remind-too-soon' }],
  });
  expect(decideReminding('closing', null, at)).toEqual({ ok: false, reasons: [{ code: 'remind-not-open' }] });
});

test('by themselves they do in the last two days', () => {
  expect([47, 48, 49].map((hours) => isReminderDue({ votingUntil: at.add({ hours }) }, at))).toEqual([
    true,
    true,
    false,
  ]);
});
