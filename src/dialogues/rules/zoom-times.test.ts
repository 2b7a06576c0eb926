import { expect, test } from 'vitest';
import { dateOrderOf, readMoment } from './zoom-times.ts';

test.each([
  ['08/09/2023 08:01:23 AM', '2023-08-09T08:01:23', '2023-09-08T08:01:23'],
  ['08/09/2023 08:01:23 PM', '2023-08-09T20:01:23', '2023-09-08T20:01:23'],
  ['08/09/2023 12:00:05 AM', '2023-08-09T00:00:05', '2023-09-08T00:00:05'],
  ['08/09/2023 12:00 PM', '2023-08-09T12:00:00', '2023-09-08T12:00:00'],
  ['08/09/2023 20:01', '2023-08-09T20:01:00', '2023-09-08T20:01:00'],
  ['08/09/2023 20:01:23 PM', '2023-08-09T20:01:23', '2023-09-08T20:01:23'],
  ['8/9/23 8:01 p. m.', '2023-08-09T20:01:00', '2023-09-08T20:01:00'],
  ['8/9/2023, 8:01\u202fa.\u00a0m.', '2023-08-09T08:01:00', '2023-09-08T08:01:00'],
  ['08-09-2023 08:01:23', '2023-08-09T08:01:23', '2023-09-08T08:01:23'],
  ['08.09.2023 08:01', '2023-08-09T08:01:00', '2023-09-08T08:01:00'],
  ['2023-08-09 08:01:23', '2023-08-09T08:01:23', '2023-08-09T08:01:23'],
  ['Aug 9, 2023 8:01:23 PM', '2023-08-09T20:01:23', '2023-08-09T20:01:23'],
  ['9 ago. 2023 20:01', '2023-08-09T20:01:00', '2023-08-09T20:01:00'],
  ['9 de agosto de 2023 20:01', '2023-08-09T20:01:00', '2023-08-09T20:01:00'],
  ['08/25/2023 08:01 AM', '2023-08-25T08:01:00', null],
  ['25/08/2023 08:01', null, '2023-08-25T08:01:00'],
  ['02/30/2023 08:01', null, null],
  ['08/09/2023 25:01', null, null],
  ['Foo 9, 2023 8:01', null, null],
  ['08/09/2023', null, null],
  ['', null, null],
])('%s is %s month first, %s day first', (text, monthFirst, dayFirst) => {
  const read = (order: 'month-first' | 'day-first') => readMoment(text, order)?.toString() ?? null;
  expect([read('month-first'), read('day-first')]).toEqual([monthFirst, dayFirst]);
});

const around = Temporal.PlainDate.from('2023-08-09');

test.each<[string, string[], 'month-first' | 'day-first']>([
  ['a day over 12 in second place', ['08/09/2023 08:00 AM', '08/25/2023 08:00 AM'], 'month-first'],
  ['a day over 12 in first place', ['08/09/2023 08:00', '25/08/2023 08:00'], 'day-first'],
  ['the one nearer to the session', ['08/09/2023 08:00', '08/09/2023 09:00'], 'month-first'],
  ['the one nearer to the session, the other way', ['09/08/2023 08:00 AM'], 'day-first'],
  ['AM and PM where both are one day', ['09/09/2023 08:00 AM'], 'month-first'],
  ['day first where nothing tells', ['09/09/2023 08:00'], 'day-first'],
  ['nothing to go by', [], 'day-first'],
])('the order of dates is told by %s', (_fact, texts, order) => {
  expect(dateOrderOf(texts, around)).toBe(order);
});
