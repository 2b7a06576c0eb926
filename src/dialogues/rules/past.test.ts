import { expect, test } from 'vitest';
import { aboutPast, aboutPastDay } from './past.ts';

const at = Temporal.Instant.from('2026-11-20T03:00:00Z');
const theme = (startsAt: string) => ({ startsAt: Temporal.Instant.from(startsAt) });
const zone = 'America/Costa_Rica';

test('what is of a day that is over is announced by who says that it took place; what is under way, by anyone', () => {
  expect(aboutPast([theme('2026-11-20T03:00:01Z'), theme('2026-11-19T14:00:00Z')], false, zone, at)).toEqual([]);
  const past = [theme('2026-11-20T03:00:01Z'), theme('2026-11-19T05:59:59Z')];
  expect(aboutPast(past, false, zone, at)).toEqual([{ code: 'dialogue-in-the-past', field: 'tookPlace' }]);
  expect(aboutPast(past, true, zone, at)).toEqual([]);
});

test('today is no past day, by the mechanism’s own calendar', () => {
  const day = Temporal.PlainDate.from;
  expect(aboutPastDay(day('2026-11-19'), false, zone, at)).toEqual([]);
  expect(aboutPastDay(day('2026-11-18'), false, zone, at)).toEqual([{ code: 'dialogue-in-the-past', field: 'heldOn' }]);
  expect(aboutPastDay(day('2026-11-18'), true, zone, at)).toEqual([]);
});
