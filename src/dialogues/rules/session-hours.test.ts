import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDay, longestHours, movedByDays, proposedHours, sessionOf } from './session-hours.ts';

const local = (text: string) => Temporal.PlainDateTime.from(text);
const session = (zone: string, starts: string, ends: string) =>
  sessionOf({ zone, starts: local(starts), ends: local(ends) });
const instants = (zone: string, starts: string, ends: string) => {
  const result = session(zone, starts, ends);
  return result.ok ? [result.value.startsAt.toString(), result.value.endsAt.toString()] : result.reasons;
};

describe('local hours in a zone that is named', () => {
  test('theme 1 of 8 August 2023: 08:00 to 10:00 in San José, 11:00 to 13:00 in Buenos Aires', () => {
    const expected = ['2023-08-08T14:00:00Z', '2023-08-08T16:00:00Z'];
    expect(instants('America/Costa_Rica', '2023-08-08T08:00', '2023-08-08T10:00')).toEqual(expected);
    expect(instants('America/Argentina/Buenos_Aires', '2023-08-08T11:00', '2023-08-08T13:00')).toEqual(expected);
  });

  test('run across midnight', () => {
    expect(instants('America/Bogota', '2026-12-31T23:30', '2027-01-01T01:30')).toEqual([
      '2027-01-01T04:30:00Z',
      '2027-01-01T06:30:00Z',
    ]);
  });

  test.each([
    ['the clocks skip', '2026-09-06T00:30', '2026-09-06T02:30', 'starts'],
    ['the clocks show twice', '2026-04-04T21:30', '2026-04-04T23:30', 'ends'],
  ])('are refused where %s them: Santiago', (_, starts, ends, field) => {
    expect(instants('America/Santiago', starts, ends)).toEqual([{ code: 'time-at-clock-change', field }]);
  });

  test('are refused as far as they are known', () => {
    const [zone, starts, ends] = ['America/Santiago', local('2026-09-06T00:30'), local('2026-09-06T00:40')];
    const changed = (field: string) => ({ code: 'time-at-clock-change', field });
    expect(sessionOf({ zone, starts })).toEqual({ ok: false, reasons: [changed('starts')] });
    expect(sessionOf({ zone, starts, ends })).toEqual({ ok: false, reasons: [changed('starts'), changed('ends')] });
    expect(sessionOf({ zone, ends: local('2026-09-06T02:30') })).toEqual({ ok: true, value: null });
    expect(sessionOf({ starts, ends })).toEqual({ ok: true, value: null });
  });

  test('must end after they begin, and on the same occasion', () => {
    const zone = 'America/Bogota';
    expect(instants(zone, '2026-12-04T08:00', '2026-12-04T08:00')).toEqual([
      { code: 'agenda-ends-before-start', field: 'ends' },
    ]);
    expect(instants(zone, '2026-12-04T08:00', '2026-12-04T20:01')).toEqual([
      { code: 'session-too-long', field: 'ends', params: { hours: longestHours } },
    ]);
    expect(session(zone, '2026-12-04T08:00', '2026-12-04T20:00').ok).toBe(true);
  });
});

describe('moving by days', () => {
  const zone = 'America/Santiago';
  test('keeps the hours of the clock where the clocks change in between', () => {
    const before = session(zone, '2026-09-04T10:00', '2026-09-04T12:00');
    if (!before.ok) throw new Error('refused');
    const { startsAt, endsAt } = movedByDays(before.value, 7, zone);
    expect([before.value.startsAt, startsAt, endsAt].map(String)).toEqual([
      '2026-09-04T14:00:00Z',
      '2026-09-11T13:00:00Z',
      '2026-09-11T15:00:00Z',
    ]);
  });

  test('there and back is where it was, in a zone without clock changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const startsAt = Temporal.Instant.from('2026-12-04T00:00:00Z').add({ minutes: minute });
        const interval = { startsAt, endsAt: startsAt.add({ minutes: 90 }) };
        const back = movedByDays(movedByDays(interval, days, 'America/Bogota'), -days, 'America/Bogota');
        expect([back.startsAt.equals(interval.startsAt), back.endsAt.equals(interval.endsAt)]).toEqual([true, true]);
      }),
    );
  });
});

test('the day of a dialogue is that of its first theme by the mechanism’s calendar', () => {
  const at = (text: string) => ({ startsAt: Temporal.Instant.from(text) });
  const themes = [at('2026-12-05T14:00:00Z'), at('2026-12-05T05:59:00Z')];
  expect(firstDay(themes, 'America/Costa_Rica')?.toString()).toBe('2026-12-04');
  expect(firstDay([], 'America/Costa_Rica')).toBe(null);
});

test('a new session is proposed at nine, or an hour after the last', () => {
  const day = Temporal.PlainDate.from('2026-12-04');
  const first = proposedHours([], day, 'America/Costa_Rica', 120);
  expect([first.startsAt, first.endsAt].map(String)).toEqual(['2026-12-04T15:00:00Z', '2026-12-04T17:00:00Z']);
  expect(String(proposedHours([first], day, 'America/Costa_Rica', 120).startsAt)).toBe('2026-12-04T18:00:00Z');
});
