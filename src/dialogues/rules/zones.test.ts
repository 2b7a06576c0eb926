import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acrossZones, isZone } from './zones.ts';

const interval = (startsAt: string, endsAt: string) => ({
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
});
const hours = (startsAt: string, endsAt: string, ...zones: string[]) =>
  acrossZones(interval(startsAt, endsAt), zones).map((one) => {
    const clock = (time: Temporal.PlainDateTime) => time.toPlainTime().toString({ smallestUnit: 'minute' });
    const day = (days: number) => (days === 0 ? '' : ` ${days > 0 ? '+' : ''}${days}`);
    const change = one.clockChange === 0 ? '' : ` (clocks ${one.clockChange})`;
    return `${one.zone} ${one.offset} ${clock(one.starts)}${day(one.startDay)}–${clock(one.ends)}${day(one.endDay)}${change}`;
  });

test('8 August 2023, theme 1: 8:00 in San José is 9:00 in Bogotá, 10:00 in Bridgetown, 11:00 in Buenos Aires', () => {
  expect(
    hours(
      '2023-08-08T08:00:00-06:00',
      '2023-08-08T10:00:00-06:00',
      'America/Costa_Rica',
      'America/Bogota',
      'America/Barbados',
      'America/Argentina/Buenos_Aires',
    ),
  ).toEqual([
    'America/Costa_Rica -06:00 08:00–10:00',
    'America/Bogota -05:00 09:00–11:00',
    'America/Barbados -04:00 10:00–12:00',
    'America/Argentina/Buenos_Aires -03:00 11:00–13:00',
  ]);
});

test('an evening that ends after midnight in one zone only', () => {
  expect(
    hours(
      '2026-11-20T20:00:00-06:00',
      '2026-11-20T22:00:00-06:00',
      'America/Costa_Rica',
      'America/Argentina/Buenos_Aires',
      'Europe/Madrid',
    ),
  ).toEqual([
    'America/Costa_Rica -06:00 20:00–22:00',
    'America/Argentina/Buenos_Aires -03:00 23:00–01:00 +1',
    'Europe/Madrid +01:00 03:00 +1–05:00 +1',
  ]);
});

test('zones off by half an hour, and by a quarter', () => {
  expect(
    hours(
      '2026-07-01T09:00:00-05:00',
      '2026-07-01T10:30:00-05:00',
      'America/Bogota',
      'America/St_Johns',
      'Asia/Kathmandu',
    ),
  ).toEqual([
    'America/Bogota -05:00 09:00–10:30',
    'America/St_Johns -02:30 11:30–13:00',
    'Asia/Kathmandu +05:45 19:45–21:15',
  ]);
});

test('the night Santiago puts its clocks forward, 6 September 2026, 24:00', () => {
  expect(hours('2026-09-05T23:00:00-04:00', '2026-09-06T01:00:00-04:00', 'America/Santiago', 'America/Bogota')).toEqual(
    ['America/Santiago -04:00 23:00–02:00 +1 (clocks 60)', 'America/Bogota -05:00 22:00–00:00 +1'],
  );
});

test('the night Santiago puts its clocks back, 4 April 2026, 24:00', () => {
  expect(hours('2026-04-04T23:00:00-03:00', '2026-04-05T01:00:00-03:00', 'America/Santiago', 'America/Bogota')).toEqual(
    ['America/Santiago -03:00 23:00–00:00 +1 (clocks -60)', 'America/Bogota -05:00 21:00–23:00'],
  );
});

test('days are those of the first zone, which may be the later one', () => {
  expect(
    hours('2026-11-21T00:30:00-03:00', '2026-11-21T01:30:00-03:00', 'America/Sao_Paulo', 'America/Mexico_City'),
  ).toEqual(['America/Sao_Paulo -03:00 00:30–01:30', 'America/Mexico_City -06:00 21:30 -1–22:30 -1']);
});

test('days counted across the end of a month and a year', () => {
  expect(
    hours('2026-12-31T22:00:00-06:00', '2026-12-31T23:00:00-06:00', 'America/Costa_Rica', 'Europe/Lisbon'),
  ).toEqual(['America/Costa_Rica -06:00 22:00–23:00', 'Europe/Lisbon +00:00 04:00 +1–05:00 +1']);
});

test('no zones, no hours', () => {
  expect(acrossZones(interval('2026-11-20T22:00:00Z', '2026-11-20T23:30:00Z'), [])).toEqual([]);
});

test('in every zone, at every moment, clock time and offset give back the moment', () => {
  const moment = fc.integer({ min: 1_577_836_800, max: 1_893_456_000 });
  const zone = fc.constantFrom(
    'America/Santiago',
    'America/St_Johns',
    'America/Havana',
    'America/Asuncion',
    'Europe/London',
  );
  fc.assert(
    fc.property(moment, fc.integer({ min: 60, max: 600 }), zone, (seconds, minutes, name) => {
      const startsAt = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
      const endsAt = startsAt.add({ minutes });
      const [one] = acrossZones({ startsAt, endsAt }, [name]);
      expect(Temporal.Instant.from(`${one?.starts}${one?.offset}`)).toEqual(startsAt);
      const elapsed = one?.starts.until(one.ends).total({ unit: 'minutes' });
      expect(elapsed).toBe(minutes + (one?.clockChange ?? 0));
      expect([one?.startDay, one?.endDay]).toEqual([0, one?.starts.toPlainDate().until(one.ends.toPlainDate()).days]);
    }),
  );
});

test.each([
  ['America/Costa_Rica', true],
  ['UTC', true],
  ['America/Tarapacá', false],
  ['+05:00', false],
  ["x'; drop table", false],
  ['', false],
])('%s is a zone: %s', (name, is) => {
  expect(isZone(name)).toBe(is);
});
