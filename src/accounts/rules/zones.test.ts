import { expect, test } from 'vitest';
import { nameOf, zones, zonesByName } from './zones.ts';

/** Each as a reader of Spanish, English, Portuguese and French finds it. */
test.each([
  ['America/Costa_Rica', ['Costa Rica', 'Costa Rica', 'Costa Rica', 'Costa Rica']],
  [
    'America/New_York',
    ['Estados Unidos – Nueva York', 'United States – New York', 'Estados Unidos – Nova York', 'États-Unis – New York'],
  ],
  ['America/Sao_Paulo', ['Brasil – São Paulo', 'Brazil – São Paulo', 'Brasil – São Paulo', 'Brésil – São Paulo']],
  ['America/Santiago', ['Chile', 'Chile', 'Chile', 'Chili']],
  [
    'Pacific/Easter',
    ['Chile – Isla de Pascua', 'Chile – Easter Island', 'Chile – Ilha de Páscoa', 'Chili – Île de Pâques'],
  ],
  ['Europe/Madrid', ['España', 'Spain', 'Espanha', 'Espagne']],
  ['Africa/Accra', ['Ghana', 'Ghana', 'Gana', 'Ghana']],
])('%s is called by its country, and its place where the country has several hours', (zone, names) => {
  expect(
    ['es', 'en-GB', 'pt', 'fr'].map((locale) =>
      zonesByName(locale)
        .filter((one) => one.zone === zone)
        .map(nameOf),
    ),
  ).toEqual(names.map((name) => [name]));
});

test.each(['es', 'en-GB', 'pt', 'fr'])('in %s every zone is listed once, by a name of its own', (locale) => {
  const named = zonesByName(locale);
  expect(named.map(({ zone }) => zone).sort()).toEqual([...zones].sort());
  expect(new Set(named.map(nameOf)).size).toBe(zones.length);
});

test('every zone is one that Temporal knows', () => {
  const now = Temporal.Instant.from('2026-11-20T12:00:00Z');
  expect(zones.map((zone) => now.toZonedDateTimeISO(zone).timeZoneId)).toEqual(zones);
});
