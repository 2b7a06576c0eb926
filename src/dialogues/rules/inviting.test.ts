import { expect, test } from 'vitest';
import { aboutDeadline, aboutInviting } from './inviting.ts';

const at = (time: string) => Temporal.Instant.from(`2023-08-${time}:00-06:00`);
const times = { opensAt: at('01T08:00'), closesAt: at('05T18:00'), startsAt: at('08T08:00'), cancelled: false };

test.each([
  ['without themes', null, at('02T08:00'), [{ code: 'dialogue-not-convened' }]],
  ['before the convening', { ...times, opensAt: null }, at('02T08:00'), [{ code: 'dialogue-not-convened' }]],
  ['once it is called off', { ...times, cancelled: true }, at('02T08:00'), [{ code: 'dialogue-cancelled' }]],
  ['once convened', times, at('02T08:00'), []],
  ['when nobody could answer any more', times, times.closesAt, [{ code: 'answers-closed' }]],
])('inviting %s', (_fact, given, when, reasons) => {
  expect(aboutInviting(given, when)).toEqual(reasons);
});

test.each([
  ['05T18:00', []],
  ['02T08:00', [{ code: 'deadline-past', field: 'until' }]],
  ['09T10:00', []],
  ['09T10:01', [{ code: 'deadline-after-dialogue', field: 'until' }]],
])('a deadline on %s', (when, reasons) => {
  expect(aboutDeadline(at(when), at('09T10:00'), at('02T08:00'))).toEqual(reasons);
});
