import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MemberField, matchColumns, memberFields } from './column-matching.ts';

const fields = (...headings: string[]) => matchColumns(headings).columns.map(({ field }) => field);

test.each<[string, string[], (MemberField | null)[]]>([
  [
    'a list in Spanish',
    ['Organización', 'Sigla', 'País', 'Ciudad', 'Sector', 'Mesa(s)', 'Representante', 'Correo', 'Género'],
    ['name', 'acronym', 'country', 'city', 'group', 'mesas', 'representative', 'email', 'gender'],
  ],
  [
    'a list in English',
    ['Country', 'Organization name', 'Acronym', 'E-mail', 'Contact person', 'Gender', 'Stakeholder group', 'Website'],
    ['country', 'name', 'acronym', 'email', 'representative', 'gender', 'group', 'website'],
  ],
  [
    'a list in Portuguese',
    ['Nome da organização', 'Sigla', 'País', 'Cidade', 'Setor', 'Endereço de e-mail', 'Contato'],
    ['name', 'acronym', 'country', 'city', 'group', 'email', 'representative'],
  ],
  [
    'headings in capitals, with colons and numbers of their own',
    ['N°', 'NOMBRE DE LA ORGANIZACIÓN:', 'PAÍS', 'MESAS DE TRABAJO'],
    [null, 'name', 'country', 'mesas'],
  ],
  ['«Nombre» alone is the organization', ['Nombre', 'País'], ['name', 'country']],
  [
    '«Nombre» beside «Organización» is the person',
    ['Nombre', 'Organización', 'País'],
    ['representative', 'name', 'country'],
  ],
  [
    'the e-mail of the organization and that of its representative',
    ['Organización', 'Correo del representante', 'Correo', 'Nombre del representante'],
    ['name', 'representative-email', 'email', 'representative'],
  ],
  [
    'the questions of an online form',
    [
      'Marca temporal',
      '¿Cuál es el nombre completo de su organización?',
      '¿En qué país se encuentra su organización?',
      '¿En qué mesas desea participar su organización?',
      '¿Qué objetivos del Pacto trabaja?',
      'Correo electrónico de la persona de contacto',
    ],
    [null, 'name', 'country', 'mesas', 'objectives', 'representative-email'],
  ],
  ['misspelt headings', ['Organizasion', 'Paiz', 'Correo electonico'], ['name', null, 'email']],
  ['the same heading twice: the first', ['País', 'País', 'Organización'], ['country', null, 'name']],
  ['nothing known', ['Observaciones', '', '🙂', 'Cuota 2023'], [null, null, null, null]],
])('%s', (_fact, headings, expected) => {
  expect(fields(...headings)).toEqual(expected);
});

test('how sure each match is', () => {
  expect(matchColumns(['Organización', 'Nombre', 'Su organización, por favor', 'Organizasion']).columns).toEqual([
    { heading: 'Organización', field: 'name', confidence: 100 },
    { heading: 'Nombre', field: 'representative', confidence: 70 },
    { heading: 'Su organización, por favor', field: null, confidence: 0 },
    { heading: 'Organizasion', field: null, confidence: 0 },
  ]);
});

test('what a list cannot do without is said when it is missing', () => {
  expect(matchColumns(['Correo', 'Mesa']).missing).toEqual(['name', 'country']);
  expect(matchColumns(['Organización', 'País']).missing).toEqual([]);
});

test('no field is given to two columns, and each heading has its answer, in any order', () => {
  const heading = fc.oneof(
    fc.constantFrom(
      'Organización',
      'Nombre',
      'País',
      'Correo',
      'Correo del representante',
      'Mesa',
      'Sector',
      'Sigla',
      '¿País?',
    ),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 14 }), (headings) => {
      const { columns } = matchColumns(headings);
      const found = columns.flatMap(({ field }) => (field === null ? [] : [field]));
      expect(columns.map((column) => column.heading)).toEqual(headings);
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((field) => memberFields.includes(field))).toBe(true);
    }),
  );
});

test('the order of the columns does not change what distinct headings mean', () => {
  const list = ['Organización', 'Nombre', 'País', 'Correo', 'Correo del representante', 'Mesas', 'Sector', 'Sigla'];
  const expected = new Map(list.map((heading, index) => [heading, fields(...list)[index]]));
  fc.assert(
    fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (order) => {
      expect(new Map(order.map((heading, index) => [heading, fields(...order)[index]]))).toEqual(expected);
    }),
  );
});
