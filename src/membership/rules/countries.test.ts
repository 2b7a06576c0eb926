import { expect, test } from 'vitest';
import { isoCountries } from '../../charter/rules/iso-countries.ts';
import { speechOf } from '../../platform/languages.ts';
import { findCountries, findCountry } from './countries.ts';

test.each(['es', 'en', 'pt', 'fr'])('every country is found by its name in %s', (language) => {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { country } = speechOf(language);
  const missed = isoCountries.filter(
    (code) => findCountry(names.of(code) ?? '') !== code || findCountry(country(code)) !== code,
  );
  expect(missed).toEqual([]);
});

test.each<[string, string | null]>([
  ['México', 'MX'],
  ['MEXICO', 'MX'],
  ['Méjico', 'MX'],
  ['mx', 'MX'],
  ['MEX', 'MX'],
  ['Brasil', 'BR'],
  ['Brazil', 'BR'],
  ['Brésil', 'BR'],
  ['BRA', 'BR'],
  ['Rep. Dominicana', 'DO'],
  ['República Dominicana', 'DO'],
  ['Dominican Republic', 'DO'],
  ['Dominica', 'DM'],
  ['EEUU', 'US'],
  ['EE.UU.', 'US'],
  ['EE. UU.', 'US'],
  ['E.U.A.', 'US'],
  ['U.S.A.', 'US'],
  ['Estados Unidos', 'US'],
  ['Estados Unidos de América', 'US'],
  ['United States', 'US'],
  ['États-Unis', 'US'],
  ['Haití', 'HT'],
  ['Ayiti', 'HT'],
  ['Trinidad & Tobago', 'TT'],
  ['Trinidad y Tobago', 'TT'],
  ['Saint Kitts and Nevis', 'KN'],
  ['St. Lucia', 'LC'],
  ['Surinam', 'SR'],
  ['Bolivia (Estado Plurinacional de)', 'BO'],
  ['Venezuela, República Bolivariana de', 'VE'],
  ['El Salvador', 'SV'],
  ['The Bahamas', 'BS'],
  ['Curaçao', 'CW'],
  ['Inglaterra', 'GB'],
  ['Holanda', 'NL'],
  ['Centroamérica', null],
  ['Congo', 'CG'],
  ['República Democrática del Congo', 'CD'],
  ['Yugoslavia', null],
  ['XX', null],
  ['', null],
])('%s is %s', (written, code) => {
  expect(findCountry(written)).toBe(code);
});

test.each<[string, string[], string[]]>([
  ['México, Guatemala y Honduras', ['MX', 'GT', 'HN'], []],
  ['México/Guatemala; Honduras\nPerú', ['MX', 'GT', 'HN', 'PE'], []],
  ['Trinidad y Tobago y Barbados', ['TT', 'BB'], []],
  ['Antigua y Barbuda', ['AG'], []],
  ['Venezuela, República Bolivariana de', ['VE'], []],
  ['Chile, Chile', ['CL'], []],
  ['México y Narnia', ['MX'], ['Narnia']],
  ['toda la región', [], ['toda la región']],
  ['  ', [], []],
])('a cell with %s names %j', (written, codes, unknown) => {
  expect(findCountries(written)).toEqual({ codes, unknown });
});
