import { expect, test } from 'vitest';
import { aboutClosing, aboutNoting, staysDuring, withoutMark, withoutReport } from './noting.ts';
import type { Stay } from './zoom-report.ts';

const at = (time: string) => Temporal.Instant.from(`2023-08-08T${time}:00-06:00`);
const theme = { startsAt: at('08:00'), endsAt: at('10:00'), reportedAt: null };

test('those in the room are noted from some hours before the theme', () => {
  expect(aboutNoting(theme, at('01:59'))).toEqual([{ code: 'attendance-too-early', params: { hours: 6 } }]);
  expect(aboutNoting(theme, at('02:00'))).toEqual([]);
  expect(aboutNoting(theme, at('23:00'))).toEqual([]);
});

test('nobody is noted any more once the report is published, nor by an act that began a moment before', () => {
  const reported = { ...theme, reportedAt: at('12:00') };
  expect(aboutNoting(reported, at('12:01'))).toEqual([{ code: 'attendance-closed' }]);
  expect(aboutNoting(reported, at('11:59'))).toEqual([{ code: 'attendance-closed' }]);
  expect(aboutClosing({ reportedAt: null })).toEqual([]);
});

test('a mark taken back leaves what the door and the report know', () => {
  expect(withoutMark({ mode: 'in-person', minutes: null }, false)).toBe(null);
  expect(withoutMark({ mode: 'in-person', minutes: null }, true)).toEqual({ source: 'door', mode: 'online' });
  expect(withoutMark({ mode: 'in-person', minutes: 40 }, false)).toEqual({ source: 'import', mode: 'online' });
});

test('a report taken back leaves what the host and the door know', () => {
  expect(withoutReport({ mode: 'online' }, false)).toBe(null);
  expect(withoutReport({ mode: 'online' }, true)).toEqual({ source: 'door', mode: 'online' });
  expect(withoutReport({ mode: 'in-person' }, false)).toEqual({ source: 'host', mode: 'in-person' });
});

const stay = (from: string | null, to: string | null): Stay => ({
  number: 1,
  names: ['Ana'],
  email: null,
  joinedAt: from === null ? null : at(from),
  leftAt: to === null ? null : at(to),
  minutes: 7,
});

test('of a meeting that lasted over several themes, what falls within this one', () => {
  const during = staysDuring(
    [stay('07:50', '12:00'), stay('10:31', '12:00'), stay('06:00', '07:45'), stay(null, null)],
    theme,
    { before: 15, after: 30 },
  );
  expect(during).toEqual([stay('07:50', '10:30'), stay(null, null)]);
});
