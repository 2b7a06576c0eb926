import type { Named, Region } from '../types.ts';
import { isoCountries } from './iso-countries.ts';

/**
 * The subregion of a country (ISO 3166-1 alpha-2), or `outside` for a country that is not of the region:
 * an organization of a diaspora may be based anywhere.
 */
export function subregionOf(region: Region, country: string): Named {
  const place = region.countries.find(({ code }) => code === country);
  return region.subregions.find(({ key }) => key === place?.subregion) ?? region.outside;
}

/** Every country an organization may name: the region's first, then all others, in the order of their codes. */
export function countriesToChoose(region: Region): { inside: readonly string[]; outside: readonly string[] } {
  const inside = region.countries.map(({ code }) => code);
  return { inside, outside: isoCountries.filter((code) => !inside.includes(code)) };
}
