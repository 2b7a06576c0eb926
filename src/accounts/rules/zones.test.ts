import { expect, test } from 'vitest';
import { placeOf, zoneGroups, zones } from './zones.ts';

test.each([
  ['America/Costa_Rica', 'Costa Rica'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires (Argentina)'],
  ['Europe/Madrid', 'Madrid'],
])('%s is called %s', (zone, place) => {
  expect(placeOf(zone)).toBe(place);
});

test('every zone is in one group, and is one that Temporal knows', () => {
  const grouped = zoneGroups('es').flatMap((group) => group.zones.map(({ zone }) => zone));
  expect(grouped.toSorted()).toEqual(zones.toSorted());
  const now = Temporal.Instant.from('2026-11-20T12:00:00Z');
  for (const zone of zones) expect(now.toZonedDateTimeISO(zone).timeZoneId).toBe(zone);
  expect(zones).toContain('America/Costa_Rica');
  expect(zones).toContain('America/Bogota');
});
