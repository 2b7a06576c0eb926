import { expect, test } from 'vitest';
import { lastDay } from './last-day.ts';

const charter = { zones: [{ zone: 'America/Costa_Rica', city: { es: 'San José' } }] };

test.each([
  ['at midnight the day before is the last', '2027-06-01T06:00:00Z', '2027-05-31'],
  ['within a day that day is', '2027-06-01T06:00:01Z', '2027-06-01'],
])('%s', (_when, end, day) => {
  expect(lastDay(charter, Temporal.Instant.from(end)).toString()).toBe(day);
});
