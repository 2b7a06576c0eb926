import { describe, expect, test } from 'vitest';
import { readCharter } from '../read-charter.ts';
import { isoCountries } from './iso-countries.ts';
import { countriesToChoose, subregionOf } from './subregions.ts';

const { region } = readCharter('pmm-lac');

/** The 33 States of Latin America and the Caribbean that are members of the United Nations. */
const states =
  'AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT UY VC VE'.split(' ');

describe('the subregion of a country', () => {
  test.each([
    ['BO', 'south-america'],
    ['GY', 'south-america'],
    ['GF', 'south-america'],
    ['BZ', 'central-america'],
    ['MX', 'north-america'],
    ['HT', 'caribbean'],
    ['PR', 'caribbean'],
    ['US', 'outside'],
    ['ES', 'outside'],
  ])('%s', (country, subregion) => {
    expect(subregionOf(region, country).key).toBe(subregion);
  });

  test('all 33 States of the region are of the region', () => {
    expect(states).toHaveLength(33);
    expect(states.filter((state) => subregionOf(region, state).key === 'outside')).toEqual([]);
  });

  test('any country may be named: 249 codes, each once, the region first', () => {
    const { inside, outside } = countriesToChoose(region);
    expect(inside).toHaveLength(51);
    expect(new Set([...inside, ...outside])).toEqual(new Set(isoCountries));
    expect(inside.length + outside.length).toBe(249);
  });

  test('every code has a name in both languages', () => {
    for (const language of ['es', 'en']) {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      expect(isoCountries.filter((code) => names.of(code) === undefined)).toEqual([]);
    }
  });
});
