import { expect, test } from 'vitest';
import { dayNames } from './day-names.ts';

test.each([
  ['es', ['2023-08-08', '2024-09-01'], ['2023', '2024']],
  ['es', ['2026-03-12', '2026-11-20', '2025-03-12'], ['marzo de 2026', 'noviembre de 2026', '2025']],
  ['en-GB', ['2026-11-12', '2026-11-20'], ['12 November 2026', '20 November 2026']],
  ['es', ['2026-11-20', '2026-11-20'], ['2026', '2026']],
])('in %s %j are %j', (locale, days, names) => {
  expect(
    dayNames(
      days.map((day) => Temporal.PlainDate.from(day)),
      locale,
    ),
  ).toEqual(names);
});
