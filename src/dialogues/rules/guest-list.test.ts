import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { type GuestField, matchGuestColumns } from './guest-columns.ts';
import { type ForAllGuests, type KnownPerson, readGuests, readLanguage } from './guest-list.ts';

const charter = readCharter('pmm-lac');

test.each<[string, (GuestField | null)[]]>([
  ['Nombre;Correo electrónico;Institución;País;Sector', ['name', 'email', 'institution', 'country', 'sector']],
  ['Nombres;Apellidos;E-mail;Organización;Observaciones', ['name', 'surname', 'email', 'institution', null]],
  [
    'Full name;Email;Organization;Country;Language;Gender',
    ['name', 'email', 'institution', 'country', 'language', 'gender'],
  ],
  ['Nombre de la organización;Nombre y apellido;Correo de contacto', ['institution', 'name', 'email']],
  ['Correo;Correo 2', ['email', null]],
  ['', [null]],
])('the columns of «%s»', (headings, fields) => {
  expect(matchGuestColumns(headings.split(';'))).toEqual(fields);
});

const fields = ['name', 'email', 'institution', 'country', 'sector', 'gender', 'language'] as const;
const forAll: ForAllGuests = { sector: null, country: null, language: 'es' };
const nobody = new Map<string, KnownPerson>();

const read = (
  lines: readonly string[],
  given: { forAll?: Partial<ForAllGuests>; persons?: Map<string, KnownPerson>; invited?: string[] } = {},
) =>
  readGuests(
    lines.map((line, index) => ({ number: index + 2, cells: line.split(';') })),
    fields,
    { ...forAll, ...given.forAll },
    given.persons ?? nobody,
    new Set(given.invited),
    charter,
  );

const ana = 'Ana Pérez; ANA@Red.org ;Red Sur;Perú;Sociedad civil;F;inglés';

test('a line says who to invite', () => {
  expect(read([ana])).toEqual({
    guests: [
      {
        number: 2,
        name: 'Ana Pérez',
        email: 'ana@red.org',
        institution: 'Red Sur',
        organizationId: null,
        country: 'PE',
        sector: 'civil-society',
        gender: 'woman',
        language: 'en',
      },
    ],
    known: [],
    refused: [],
  });
});

test('every reason at once, with the value found', () => {
  expect(read([';ana@;;Atlántida;marcianos;?;klingon']).refused).toEqual([
    {
      number: 2,
      said: 'ana@',
      reasons: [
        { code: 'row-email-invalid', params: { value: 'ana@' } },
        { code: 'guest-name-missing' },
        { code: 'guest-institution-missing' },
        { code: 'row-country-unknown', params: { value: 'Atlántida' } },
        { code: 'guest-sector-unknown', params: { value: 'marcianos' } },
        { code: 'row-gender-unknown', params: { value: '?' } },
        { code: 'guest-language-unknown', params: { value: 'klingon' } },
      ],
    },
  ]);
});

test.each([0, 2])('a name or an institution with marks that nobody sees is refused (column %i)', (column) => {
  for (const mark of ['\u202e', '\u2067', '\u200b']) {
    const cells = ana.split(';').map((cell, index) => (index === column ? `${cell}${mark}x` : cell));
    expect(read([cells.join(';')]).refused.map(({ reasons }) => reasons)).toEqual([[{ code: 'control-characters' }]]);
  }
});

test('what is missing is said; what the whole list shares need not be in it', () => {
  const bare = 'Ana;ana@red.org;Red Sur;;;;';
  expect(read([bare]).refused[0]?.reasons).toEqual([{ code: 'row-country-missing' }, { code: 'guest-sector-missing' }]);
  const shared = { sector: 'un', country: 'PA', language: 'en' };
  expect(read([bare], { forAll: shared }).guests).toMatchObject([{ sector: 'un', country: 'PA', language: 'en' }]);
});

test('what is written wrong is not replaced by what the list shares', () => {
  const wrong = 'Ana;ana@red.org;Red Sur;Atlántida;Sociedad civil;;';
  expect(read([wrong], { forAll: { country: 'PA' } }).guests).toEqual([]);
});

test('what the house knows of an address fills the line', () => {
  const persons = new Map<string, KnownPerson>([
    [
      'eva@red.org',
      {
        email: 'eva@red.org',
        name: 'Eva Ñancupil',
        language: 'en',
        gender: 'woman',
        organization: { id: 'org', name: 'Casa Eva', country: 'CL', group: 'academia' },
      },
    ],
  ]);
  expect(read([';Eva@red.org;;;Sociedad civil;;'], { persons }).guests).toMatchObject([
    {
      name: 'Eva Ñancupil',
      institution: 'Casa Eva',
      country: 'CL',
      gender: 'woman',
      language: 'en',
      organizationId: 'org',
    },
  ]);
});

test('a member takes part for the sector of its group, where neither its line nor the list says another', () => {
  const person = (email: string, group: string): [string, KnownPerson] => [
    email,
    {
      email,
      name: 'Eva',
      language: 'es',
      gender: null,
      organization: { id: email, name: 'Casa', country: 'CL', group },
    },
  ];
  const persons = new Map([person('eva@red.org', 'academia'), person('sur@muni.cl', 'local-authorities')]);
  const lines = [';eva@red.org;;;;;', ';sur@muni.cl;;;;;', 'Ana;ana@un.org;OIM;Chile;;;'];
  expect(read(lines, { persons })).toMatchObject({
    guests: [{ sector: 'civil-society' }, { sector: 'local-government' }],
    refused: [{ number: 4, reasons: [{ code: 'guest-sector-missing' }] }],
  });
  expect(read(lines, { persons, forAll: { sector: 'un' } }).guests).toMatchObject(lines.map(() => ({ sector: 'un' })));
  expect(read([';eva@red.org;;;ONU;;'], { persons }).guests).toMatchObject([{ sector: 'un' }]);
});

test('"only one person may enter from each e-mail address": twice in a list, or invited before', () => {
  const list = read([ana, 'Otra;ana@red.org;Red Sur;Perú;Sociedad civil;;'], { invited: ['luis@red.org'] });
  expect(list.guests).toHaveLength(1);
  expect(list.refused).toEqual([
    { number: 3, said: 'Otra', reasons: [{ code: 'guest-repeated', params: { row: 2 } }] },
  ]);
  expect(read([ana], { invited: ['ana@red.org'] })).toMatchObject({ guests: [], known: [{ number: 2 }], refused: [] });
});

test.each([
  ['ONU', 'un'],
  ['NN. UU.', 'un'],
  ['ONG', 'civil-society'],
  ['Gobierno', 'national-government'],
  ['Gobierno local', 'local-government'],
  ['Alcaldía', 'local-government'],
])('the sector «%s»', (written, sector) => {
  expect(read([`Ana;ana@red.org;Red;Perú;${written};;`]).guests).toMatchObject([{ sector }]);
});

test('empty lines are passed over; long cells refused', () => {
  expect(read([';;;;;;', '-;;;;;;'])).toEqual({ guests: [], known: [], refused: [] });
  expect(read([`${'x'.repeat(201)};a@red.org;Red;Perú;ONU;;`]).refused[0]?.reasons[0]).toEqual({
    code: 'row-cell-too-long',
    params: { max: 200 },
  });
});

test.each([
  ['es', 'es'],
  ['Español', 'es'],
  ['Spanish', 'es'],
  ['en-US', 'en'],
  ['INGLES', 'en'],
  ['francés', null],
])('the language «%s»', (written, language) => {
  expect(readLanguage(written, ['es', 'en'])).toBe(language);
});
