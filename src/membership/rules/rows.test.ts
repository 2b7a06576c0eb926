import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable, tableLimits } from '../../platform/tabular/read-table.ts';
import { type MemberField, matchColumns, memberFields } from './column-matching.ts';
import type { ForAllRows, ListRules } from './member-line.ts';
import { readMemberRows } from './rows.ts';

const charter: ListRules = {
  groups: [
    { key: 'civil-society', title: { es: 'Sociedad civil' } },
    { key: 'academia', title: { es: 'Círculos académicos' } },
  ],
  genders: [
    { key: 'woman', title: { es: 'Mujer' } },
    { key: 'man', title: { es: 'Hombre' } },
  ],
  mesas: [1, 2, 3, 4].map((n) => ({
    n,
    title: { es: `Título ${n}` },
    summary: { es: '' },
    objectives: [],
    subMesas: [],
    priorities: [],
  })),
  compact: { objectives: [1, 2, 3].map((n) => ({ n, title: { es: `Objetivo ${n}` }, short: { es: '' } })) },
};
const none: ForAllRows = { country: null, group: null, mesas: [] };

/** Rows 2, 3, … of a list with these columns. */
const read = (fields: (MemberField | null)[], rows: string[][], forAll = none) =>
  readMemberRows(
    rows.map((cells, index) => ({ number: index + 2, cells })),
    fields,
    forAll,
    charter,
  );

const basic: MemberField[] = ['name', 'country', 'group', 'mesas'];

test('a full line is read whole', () => {
  const list = read(
    [...memberFields],
    [
      [
        'Red  Ñandutí',
        'RÑ',
        'Paraguay y Argentina',
        'Asunción, Posadas',
        'Sociedad civil',
        'Mesa 1 y 3',
        '2; 3',
        'Hola@Red.org',
        'www.red.org',
        'Ana Pérez\nLuis Gómez',
        'ana@red.org; luis@red.org',
        'Mujer; Hombre',
      ],
    ],
  );
  expect(list).toEqual({
    members: [
      {
        number: 2,
        name: 'Red Ñandutí',
        acronym: 'RÑ',
        countries: ['PY', 'AR'],
        cities: ['Asunción', 'Posadas'],
        group: 'civil-society',
        mesas: [1, 3],
        objectives: [2, 3],
        emails: ['hola@red.org'],
        website: 'https://www.red.org/',
        representatives: [
          { name: 'Ana Pérez', email: 'ana@red.org', gender: 'woman' },
          { name: 'Luis Gómez', email: 'luis@red.org', gender: 'man' },
        ],
      },
    ],
    refused: [],
    resembling: [],
  });
});

test('columns are read in any order, and those that hold nothing of ours are not read', () => {
  const list = read(['mesas', null, 'name', 'group', 'country'], [['2', 'Cuota pagada', 'Red', 'Academia', 'Perú']]);
  expect(list.refused).toEqual([]);
  expect(list.members).toMatchObject([{ name: 'Red', countries: ['PE'], group: 'academia', mesas: [2] }]);
});

test('a refused line has its row number and every reason, each with the value found', () => {
  const list = read(
    [...memberFields],
    [['', '', 'Narnia', '', 'Gobierno', '7', '9', 'sin arroba', 'no hay', 'Ana', 'x@', 'quizás']],
  );
  expect(list).toEqual({
    members: [],
    refused: [
      {
        number: 2,
        name: '',
        reasons: [
          { code: 'row-name-missing', field: 'name' },
          { code: 'row-country-unknown', field: 'country', params: { value: 'Narnia' } },
          { code: 'row-group-unknown', field: 'group', params: { value: 'Gobierno' } },
          { code: 'row-mesa-unknown', field: 'mesas', params: { value: '7' } },
          { code: 'row-objective-unknown', field: 'objectives', params: { value: '9' } },
          { code: 'row-email-invalid', field: 'email', params: { value: 'sin arroba' } },
          { code: 'row-website-invalid', field: 'website', params: { value: 'no hay' } },
          { code: 'row-email-invalid', field: 'representative-email', params: { value: 'x@' } },
          { code: 'row-gender-unknown', field: 'gender', params: { value: 'quizás' } },
        ],
      },
    ],
    resembling: [],
  });
});

test('what is missing is said of each line', () => {
  expect(read(basic, [['Red', '', '-', 'N/A']]).refused).toEqual([
    {
      number: 2,
      name: 'Red',
      reasons: [
        { code: 'row-country-missing', field: 'country' },
        { code: 'row-group-missing', field: 'group' },
        { code: 'row-mesa-missing', field: 'mesas' },
      ],
    },
  ]);
});

test('what all lines share fills only what a line leaves empty', () => {
  const list = read(
    basic,
    [
      ['Red', '', '', ''],
      ['Casa', 'Chile', 'Academia', '1'],
    ],
    {
      country: 'PE',
      group: 'civil-society',
      mesas: [4],
    },
  );
  expect(list.members).toMatchObject([
    { name: 'Red', countries: ['PE'], group: 'civil-society', mesas: [4] },
    { name: 'Casa', countries: ['CL'], group: 'academia', mesas: [1] },
  ]);
});

test('a value that is not understood is refused, not replaced by what all lines share', () => {
  const list = read(basic, [['Red', 'Narnia', 'Sociedad civil', '1']], { ...none, country: 'PE' });
  expect(list.refused).toMatchObject([{ reasons: [{ code: 'row-country-unknown' }] }]);
});

test('the same organization twice in the file: the second line is refused and names the first', () => {
  const list = read(basic, [
    ['Fundación Ñandutí', 'Perú', 'Sociedad civil', '1'],
    ['Casa', 'Perú', 'Sociedad civil', '1'],
    ['NANDUTI A.C.', 'Perú', 'Sociedad civil', '2'],
  ]);
  expect(list.members.map(({ number }) => number)).toEqual([2, 3]);
  expect(list.refused).toEqual([
    { number: 4, name: 'NANDUTI A.C.', reasons: [{ code: 'row-repeated', field: 'name', params: { row: 2 } }] },
  ]);
});

test('one name in two countries is two organizations: chapters of a network', () => {
  const list = read(basic, [
    ['Servicio Jesuita', 'Perú', 'Sociedad civil', '1'],
    ['Servicio Jesuita', 'Chile', 'Sociedad civil', '1'],
  ]);
  expect(list.members.length).toBe(2);
  expect(list.resembling).toEqual([]);
});

test('lines that may be one organization are told, not refused', () => {
  const list = read(
    [...basic, 'email'],
    [
      ['Casa Tochán', 'Perú', 'Sociedad civil', '1', 'hola@tochan.org'],
      ['Puente Norte', 'Perú', 'Sociedad civil', '1', 'hola@tochan.org'],
    ],
  );
  expect(list.resembling).toEqual([
    { number: 3, earlier: 2, evidence: ['same-email'], strength: 60, verdict: 'likely' },
  ]);
  expect(list.members.length).toBe(2);
});

test('an address without a person is the organization’s', () => {
  const list = read(
    [...basic, 'representative', 'representative-email'],
    [
      ['Red', 'Perú', 'Sociedad civil', '1', '', 'ana@red.org'],
      ['Casa', 'Perú', 'Sociedad civil', '1', 'Eva', 'eva@casa.org; casa@casa.org'],
    ],
  );
  expect(list.members).toMatchObject([
    { emails: ['ana@red.org'], representatives: [] },
    { emails: ['casa@casa.org'], representatives: [{ name: 'Eva', email: 'eva@casa.org' }] },
  ]);
});

test('a cell too long to be what it should is not read, and refused with all else that is wrong', () => {
  expect(read(basic, [['Red', 'Narnia', 'x'.repeat(301), '9']]).refused[0]?.reasons).toEqual([
    { code: 'row-cell-too-long', field: 'group', params: { max: 300 } },
    { code: 'row-country-unknown', field: 'country', params: { value: 'Narnia' } },
    { code: 'row-mesa-unknown', field: 'mesas', params: { value: '9' } },
  ]);
  expect(read(basic, [['R'.repeat(201), 'Perú', 'Sociedad civil', '1'.repeat(301)]]).refused).toEqual([
    {
      number: 2,
      name: 'R'.repeat(80),
      reasons: [
        { code: 'row-cell-too-long', field: 'name', params: { max: 200 } },
        { code: 'row-cell-too-long', field: 'mesas', params: { max: 300 } },
      ],
    },
  ]);
});

test('empty lines are passed over, short lines are read', () => {
  const list = read(basic, [['', ' ', '-', ''], [], ['Red']], { country: 'PE', group: 'academia', mesas: [1] });
  expect(list.members.map(({ number }) => number)).toEqual([4]);
  expect(list.refused).toEqual([]);
});

test('a list as Excel saves it in Spanish: read, its columns matched, its lines understood', async () => {
  const file = Buffer.from(
    'Miembros del Mecanismo 2023;;;;;\r\n' +
      'N°;Organización;País;Sector;Mesa(s);Correo electrónico\r\n' +
      '1;Fundación Ñandutí;Rep. Dominicana;Sociedad civil;1 y 3;hola@nanduti.org\r\n' +
      '2;"Casa del Migrante ""El Camino""";EE.UU.;Academia;Mesa 2;casa@camino.org\r\n' +
      '3;Red Sur;Brasil;Gobierno;9;red@sur\r\n',
    'latin1',
  );
  const table = await readTable(file, 'miembros.csv', tableLimits);
  if (!table.ok) throw new Error(table.reasons[0].code);
  const matching = matchColumns(table.value.headings);
  expect(matching.missing).toEqual([]);
  const list = readMemberRows(
    table.value.rows,
    matching.columns.map(({ field }) => field),
    none,
    charter,
  );
  expect(list.members.map(({ number, name, countries, mesas }) => [number, name, countries, mesas])).toEqual([
    [3, 'Fundación Ñandutí', ['DO'], [1, 3]],
    [4, 'Casa del Migrante "El Camino"', ['US'], [2]],
  ]);
  expect(list.refused).toEqual([
    {
      number: 5,
      name: 'Red Sur',
      reasons: [
        { code: 'row-group-unknown', field: 'group', params: { value: 'Gobierno' } },
        { code: 'row-mesa-unknown', field: 'mesas', params: { value: '9' } },
        { code: 'row-email-invalid', field: 'email', params: { value: 'red@sur' } },
      ],
    },
  ]);
});

test('every line that is not empty is a member or refused, exactly once, whatever it holds', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'Red', 'Casa', 'Perú', 'México y Narnia', 'Sociedad civil', '1, 2', 'M', 'a@b.org', '<script>'),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const rows = fc.array(fc.array(cell, { maxLength: memberFields.length }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, (table) => {
      const { members, refused } = read([...memberFields], table);
      const numbers = [...members, ...refused].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(refused.every(({ reasons }) => reasons.length > 0)).toBe(true);
      const filled = table.flatMap((cells, index) =>
        cells.some((text) => /[\p{L}\p{N}]/u.test(text)) ? [index + 2] : [],
      );
      expect(
        filled.filter((number) => !numbers.includes(number)).every((number) => isPassedOver(table[number - 2] ?? [])),
      ).toBe(true);
    }),
  );
});

const isPassedOver = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^(?:-+|–|—|n\/?a|s\/?d|\.|)$/i.test(cell.trim()));
