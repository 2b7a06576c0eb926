import { expect, test } from 'vitest';
import { newSlug } from './slug.ts';

const slug = (name: string, acronym: string | null, ...used: string[]) =>
  newSlug({ name, acronym, country: 'GT' }, new Set(used));

test.each([
  ['its acronym', slug('Red de Mujeres Migrantes', 'R.M.M.'), 'r-m-m'],
  ['its name without an acronym', slug('Asociación «Ñandutí»', null), 'asociacion-nanduti'],
  ['its name where the acronym is taken', slug('Red Móvil', 'RM', 'rm'), 'red-movil'],
  ['with its country where both are', slug('Red Móvil', 'RM', 'rm', 'red-movil'), 'red-movil-gt'],
  ['with a number at last', slug('Red', 'R', 'r', 'red', 'red-gt', 'r-2'), 'r-3'],
  ['never one of the pages beside it', slug('Importar', null), 'importar-gt'],
  ['a number where no letter is left', slug('移民之家', null), 'org-gt-2'],
  ['and the next one', slug('移民之家', '🌎', 'org-gt-2'), 'org-gt-3'],
])('an address is %s', (_, made, expected) => {
  expect(made).toBe(expected);
});

test('a long name is cut at a word; one without spaces as such', () => {
  expect(slug(`${'palabra '.repeat(20)}`, null)).toBe(Array(7).fill('palabra').join('-'));
  expect(slug('x'.repeat(200), null)).toBe('x'.repeat(60));
});

test('every address is one the database takes', () => {
  for (const name of ['--- ', 'ÀÉ.Ü', '"; drop table', '\u202eRTL', 'a'.repeat(300), '٣٤٥']) {
    expect(slug(name, null)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});
