/** Variants that write out the place where the language abbreviates: `hora de España`, not `CET`. */
const writtenOut: Readonly<Record<string, string>> = { 'en-GB': 'en-001', es: 'es-419', pt: 'pt-PT' };

/**
 * Unicode's names of the places that zones are named after: `Japón`, `Nueva York`. Intl tells them within the name of
 * their hour only (`hora de Nueva York`), so what stands around the name of a country is taken off.
 */
export function placesIn(readers: string): (zone: string) => string {
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

export const countryName = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
