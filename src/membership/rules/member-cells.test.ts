import { expect, test } from 'vitest';
import { genderReader, readEmails, readNumbers, readOption, readPeople, readWebsite } from './member-cells.ts';

const mesas = [
  {
    n: 1,
    title: { es: 'Factores de la migración y rutas regulares', en: 'Drivers of migration and regular pathways' },
  },
  { n: 2, title: { es: 'Gobernanza migratoria, salvar vidas y reintegración sostenible', en: 'Migration governance' } },
  { n: 3, title: { es: 'Inclusión', en: 'Inclusion' } },
  { n: 4, title: { es: 'Datos, información y políticas basadas en evidencia', en: 'Data, information and policies' } },
];

test.each<[string, number[], string[]]>([
  ['1', [1], []],
  ['1, 2', [1, 2], []],
  ['1;2', [1, 2], []],
  ['1 y 3', [1, 3], []],
  ['1/4', [1, 4], []],
  ['Mesa 1', [1], []],
  ['Mesa 1 y 3', [1, 3], []],
  ['Mesas 1, 2 y 4', [1, 2, 4], []],
  ['Mesa 1, Mesa 3', [1, 3], []],
  ['Mesa de trabajo N° 2', [2], []],
  ['Mesa II y III', [2, 3], []],
  ['1-3', [1, 2, 3], []],
  ['1 a 3', [1, 2, 3], []],
  ['Mesas 2 al 4', [2, 3, 4], []],
  ['todas', [1, 2, 3, 4], []],
  ['Todas las mesas', [1, 2, 3, 4], []],
  ['Inclusión', [3], []],
  ['INCLUSION', [3], []],
  ['Datos, información y políticas basadas en evidencia; Inclusión', [3, 4], []],
  ['Mesa 1: Factores de la migración y rutas regulares, Mesa 3: Inclusión', [1, 3], []],
  ['Mesa 2 (objetivos 4 y 8)', [2], []],
  ['3, 3', [3], []],
  ['5', [], ['5']],
  ['2 y 7', [2], ['7']],
  ['Comunicación', [], ['Comunicación']],
  ['Inclusión y otras', [3], ['Inclusión y otras']],
  ['', [], []],
  ['-', [], []],
  ['N/A', [], []],
])('mesas: «%s» is %j', (cell, values, unknown) => {
  expect(readNumbers(cell, /mesas?/, mesas)).toEqual({ values, unknown });
});

const groups = [
  { key: 'migrants', title: { es: 'Personas migrantes', en: 'Migrants' } },
  { key: 'civil-society', title: { es: 'Sociedad civil', en: 'Civil society' } },
  {
    key: 'migrant-diaspora-organizations',
    title: { es: 'Organizaciones de migrantes y de las diásporas', en: 'Migrant and diaspora organizations' },
  },
  { key: 'faith-based', title: { es: 'Organizaciones confesionales', en: 'Faith-based organizations' } },
  { key: 'private-sector', title: { es: 'Sector privado', en: 'Private sector' } },
  { key: 'academia', title: { es: 'Círculos académicos', en: 'Academia' } },
];

test.each<[string, string | null]>([
  ['Sociedad civil', 'civil-society'],
  ['SOCIEDAD CIVIL', 'civil-society'],
  ['Organización de la sociedad civil', 'civil-society'],
  ['civil-society', 'civil-society'],
  ['Academia', 'academia'],
  ['Organización confesional', 'faith-based'],
  ['Confesionales', 'faith-based'],
  ['Diáspora', 'migrant-diaspora-organizations'],
  ['Personas migrantes', 'migrants'],
  ['Sector pribado', 'private-sector'],
  ['Organizaciones', null],
  ['Gobierno', null],
  ['', null],
])('group: «%s» is %s', (cell, key) => {
  expect(readOption(cell, groups)).toBe(key);
});

const genders = [
  { key: 'woman', title: { es: 'Mujer' } },
  { key: 'man', title: { es: 'Hombre' } },
  { key: 'non-binary', title: { es: 'No binario' } },
  { key: 'undisclosed', title: { es: 'Prefiero no contestar' } },
];

test.each<[string, string[], string, string | null]>([
  ['its title', [], 'Mujer', 'woman'],
  ['a word for it', [], 'masculino', 'man'],
  ['another language', [], 'Female', 'woman'],
  ['the fourth answer', [], 'Prefiero no contestar', 'undisclosed'],
  ['no binarie', [], 'No binarie', 'non-binary'],
  ['F is femenino', ['F', 'M'], 'F', 'woman'],
  ['M beside F is masculino', ['F', 'M'], 'M', 'man'],
  ['M beside H is mujer', ['H', 'M'], 'm', 'woman'],
  ['M alone is not guessed', ['M'], 'M', null],
  ['M beside both is not guessed', ['H', 'F', 'M'], 'M', null],
  ['something else is not guessed', [], 'Sí', null],
])('gender: %s', (_fact, column, cell, key) => {
  expect(genderReader(column, genders)(cell)).toBe(key);
});

test('an answer the charter does not offer is not understood', () => {
  expect(genderReader([], genders.slice(0, 2))('No binario')).toBeNull();
});

test.each<[string, string[], string[]]>([
  ['Ana@Red.ORG', ['ana@red.org'], []],
  ['a@b.org; c@d.org', ['a@b.org', 'c@d.org'], []],
  ['a@b.org y c@d.org', ['a@b.org', 'c@d.org'], []],
  ['Ana Pérez <ana@red.org>', ['ana@red.org'], []],
  ['mailto:ana@red.org.', ['ana@red.org'], []],
  ['a@b.org, a@b.org', ['a@b.org'], []],
  ['ana(at)red.org', [], ['ana(at)red.org']],
  ['a@b.org / sin-correo', ['a@b.org'], ['sin-correo']],
  ['no tiene', [], []],
  ['', [], []],
])('e-mail: «%s» is %j', (cell, values, unknown) => {
  expect(readEmails(cell)).toEqual({ values, unknown });
});

test('persons stand one a line, or apart by ; or /', () => {
  expect(readPeople('Ana  Pérez\nLuis Gómez; Noé / Eva')).toEqual(['Ana Pérez', 'Luis Gómez', 'Noé', 'Eva']);
  expect(readPeople('s/d')).toEqual([]);
});

test.each<[string, string | null]>([
  ['www.red.org', 'https://www.red.org/'],
  ['http://red.org/x', 'http://red.org/x'],
  ['red', null],
  ['javascript:alert(1)', null],
  ['no hay', null],
])('website: «%s» is %s', (cell, url) => {
  expect(readWebsite(cell)).toBe(url);
});
