import { isoCountries } from '../../charter/rules/iso-countries.ts';

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

/** Variants that write out the place where the language abbreviates: `hora de España`, not `CET`. */
const writtenOut: Readonly<Record<string, string>> = { 'en-GB': 'en-001', es: 'es-419', pt: 'pt-PT' };

/**
 * Unicode's names of places. Intl tells them within the name of their hour only (`hora de Nueva York`), so what stands
 * around the name of a country is taken off.
 */
function placesIn(readers: string): (zone: string) => string {
  const frames = [readers, writtenOut[readers] ?? readers].map((locale) => {
    const [before = '', after = null] = hourOf('Asia/Tehran', locale).split(countryName('IR', locale));
    return { locale, before, after };
  });
  return (zone) => {
    for (const { locale, before, after } of frames) {
      const hour = hourOf(zone, locale);
      if (after === null || !hour.startsWith(before) || !hour.endsWith(after)) continue;
      return hour.slice(before.length, hour.length - after.length);
    }
    return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  };
}

const hourOf = (zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

const countryName = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
