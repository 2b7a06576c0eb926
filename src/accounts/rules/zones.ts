import { isoCountries } from '../../charter/rules/iso-countries.ts';
import { countryName, placesIn } from '../../platform/zone-places.ts';

/** Every zone that is named after a place: 'Etc/GMT+6' and its like are no place. */
export const zones: readonly string[] = Intl.supportedValuesOf('timeZone').filter(
  (zone) => zone.includes('/') && !zone.startsWith('Etc/'),
);

/** `place` is null where the country has one hour only. */
type NamedZone = { readonly zone: string; readonly country: string; readonly place: string | null };

const named = new Map<string, readonly NamedZone[]>();

/** Every zone as readers name its country and, where the country has several, its place; in alphabetical order. */
export function zonesByName(locale: string): readonly NamedZone[] {
  const found = named.get(locale) ?? nameZones(locale);
  named.set(locale, found);
  return found;
}

/** One name for a zone that has several: a charter may say `America/Argentina/Buenos_Aires`, `zones` says it shorter. */
export const listedAs = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

/** `Costa Rica`, `Estados Unidos – Nueva York`; `Chile` for the hour of most of a country. */
export const nameOf = ({ country, place }: Pick<NamedZone, 'country' | 'place'>): string =>
  place === null || place === country ? country : `${country} – ${place}`;

function nameZones(locale: string): readonly NamedZone[] {
  const placeOf = placesIn(locale);
  const { compare } = new Intl.Collator(locale);
  return isoCountries
    .flatMap((code) => {
      const country = countryName(code, locale);
      const its = new Intl.Locale(`und-${code}`).getTimeZones() ?? [];
      return its.map((zone) => ({ zone, country, place: its.length > 1 ? placeOf(zone) : null }));
    })
    .sort((one, other) => compare(nameOf(one), nameOf(other)) || compare(one.zone, other.zone));
}
