import { expect, test } from 'vitest';
import { aboutPast, aboutPastDay } from './past.ts';

const at = Temporal.Instant.from('2026-11-20T03:00:00Z');
const theme = (startsAt: string) => ({ startsAt: Temporal.Instant.from(startsAt) });
const zone = 'America/Costa_Rica';

test('what has begun is announced by who says that it took place', () => {
  expect(aboutPast([theme('2026-11-20T03:00:01Z')], false, at)).toEqual([]);
  const begun = [theme('2026-11-20T03:00:01Z'), theme('2025-11-20T03:00:00Z')];
  expect(aboutPast(begun, false, at)).toEqual([{ code: 'dialogue-in-the-past', field: 'tookPlace' }]);
  expect(aboutPast(begun, true, at)).toEqual([]);
});

test('today is no past day, by the mechanism’s own calendar', () => {
  const day = Temporal.PlainDate.from;
  expect(aboutPastDay(day('2026-11-19'), false, zone, at)).toEqual([]);
  expect(aboutPastDay(day('2026-11-18'), false, zone, at)).toEqual([{ code: 'dialogue-in-the-past', field: 'heldOn' }]);
  expect(aboutPastDay(day('2026-11-18'), true, zone, at)).toEqual([]);
});
