import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Duplicate, findDuplicates, indexOrganizations } from './duplicates.ts';
import type { Identity } from './fingerprint.ts';

const organization = (name: string, more: Partial<Identity> = {}): Identity => ({
  id: name,
  names: [name],
  acronym: null,
  countries: ['MX'],
  emails: [],
  people: [],
  website: null,
  ...more,
});

const duplicates = (applicant: Identity, ...known: Identity[]) => findDuplicates(applicant, indexOrganizations(known));
const evidence = (a: Identity, b: Identity) => duplicates(a, b)[0]?.evidence ?? [];

test.each<[string, string, string]>([
  ['accents', 'Fundación Ñandutí', 'Fundacion Nanduti'],
  ['case', 'RED DE MUJERES MIGRANTES', 'Red de Mujeres Migrantes'],
  ['punctuation', 'Casa «El Camino»', 'Casa - El Camino'],
  ['legal form', 'Casa del Camino, A.C.', 'Fundación Casa del Camino'],
  ['the same form written out', 'Sin Fronteras IAP', 'Sin Fronteras, Institución de Asistencia Privada'],
  ['a form in another language', 'Fundación Scalabrini', 'Scalabrini Foundation Inc.'],
  ['articles', 'Red Mujeres Migrantes', 'Red de las Mujeres Migrantes'],
  ['spaces', 'Casa Migrante', 'Casamigrante'],
  ['the acronym in parentheses', 'Servicio Jesuita a Migrantes (SJM)', 'Servicio Jesuita a Migrantes'],
  ['composed and decomposed letters', 'Asociaci\u00f3n Ma\u00f1ana', 'Asociacio\u0301n Man\u0303ana'],
])('the same name but for %s', (_fact, a, b) => {
  expect(evidence(organization(a), organization(b))).toEqual(['same-name']);
});

test.each<[string, string, string]>([
  ['a misspelling', 'Casa Refujio Tochán', 'Casa Refugio Tochan'],
  ['singular and plural', 'Puente Humanitario Migrante', 'Puentes Humanitarios Migrantes'],
  ['the order of its words', 'Tochán Casa Refugio', 'Casa Refugio Tochán'],
])('a similar name: %s', (_fact, a, b) => {
  expect(evidence(organization(a), organization(b))).toEqual(['similar-name']);
});

test.each<[string, string, string]>([
  ['short and long form', 'Centro Fray Matías de Córdova', 'Centro de Derechos Humanos Fray Matías de Córdova'],
  ['the country added', 'Sin Límites Migrantes Unidos', 'Sin Límites Migrantes Unidos del Perú'],
])('a name within the other: %s', (_fact, a, b) => {
  expect(evidence(organization(a), organization(b))).toEqual(['name-within-name']);
});

test.each<[string, string, string]>([
  ['words that all use', 'Red de Mujeres Migrantes', 'Red de Mujeres Rurales'],
  ['only words that all use, one more', 'Red de Mujeres Migrantes', 'Red de Mujeres Migrantes Trabajadoras'],
  ['the country apart', 'Cáritas Chile', 'Cáritas Perú'],
  ['the city apart', 'Casa del Migrante de Saltillo', 'Casa del Migrante de Tijuana'],
  ['the number apart', 'Albergue 1', 'Albergue 2'],
  [
    'one particular word in a long name',
    'Pastoral de Movilidad Humana',
    'Cooperativa Pastoral Movilidad Cristo Rey Humana',
  ],
  ['opposite directions', 'Centro Esperanza del Norte', 'Centro Esperanza del Sur'],
  ['the legal form alone', 'Asociación Civil Amanecer', 'Asociación Civil Horizonte'],
  ['nothing legible', '🙂', '🙃'],
])('two organizations that share %s are not alike', (_fact, a, b) => {
  expect(evidence(organization(a), organization(b))).toEqual([]);
});

const sjm = 'Servicio Jesuita a Migrantes';

test.each<[string, Identity, Identity, string[]]>([
  [
    'an acronym given by both',
    organization('A', { acronym: 'S.J.M.' }),
    organization('B', { acronym: 'sjm' }),
    ['same-acronym'],
  ],
  [
    'an acronym that is the initials of the name',
    organization('Otra', { acronym: 'SJM' }),
    organization(sjm),
    ['acronym-of-name'],
  ],
  ['a name that is the acronym', organization('SJM'), organization(sjm, { acronym: 'SJM' }), ['same-acronym']],
  ['a name that is the initials', organization('SJM'), organization(sjm), ['acronym-of-name']],
  [
    'two letters are too few for initials',
    organization('Otra', { acronym: 'SM' }),
    organization('Servicio Migrante'),
    [],
  ],
  [
    'the same e-mail address',
    organization('A', { emails: ['Hola@Gmail.com'] }),
    organization('B', { emails: ['otra@red.org', 'hola@gmail.com '] }),
    ['same-email'],
  ],
  [
    'the domain of e-mail and website',
    organization('A', { emails: ['ana@prensa.ejemplo.org.mx'] }),
    organization('B', { website: 'https://www.ejemplo.org.mx/nosotras' }),
    ['same-domain'],
  ],
  [
    'a public mail provider says nothing',
    organization('A', { emails: ['a@yahoo.com.mx'] }),
    organization('B', { emails: ['b@yahoo.com.mx'] }),
    [],
  ],
  [
    'the same page on a platform',
    organization('A', { website: 'https://facebook.com/redmigrante' }),
    organization('B', { website: 'http://www.facebook.com/RedMigrante/' }),
    ['same-page'],
  ],
  [
    'a platform says nothing',
    organization('A', { website: 'https://facebook.com/redmigrante' }),
    organization('B', { website: 'https://facebook.com/otra' }),
    [],
  ],
  [
    'a name the organization had before',
    organization('Casa Tochán'),
    organization('Puente Norte', { names: ['Puente Norte', 'Casa Tochan A.C.'] }),
    ['same-name'],
  ],
])('%s', (_fact, a, b, expected) => {
  expect(evidence(a, b)).toEqual(expected);
});

test('what speaks for one organization adds up, and is told in full', () => {
  const known = organization(sjm, { id: '1', acronym: 'SJM', emails: ['hola@sjm.org'], website: 'https://sjm.org' });
  const applicant = organization('Servicio Jesuíta a Migrantes', { acronym: 'SJM', emails: ['hola@sjm.org'] });
  expect(duplicates(applicant, known)).toEqual<Duplicate[]>([
    {
      id: '1',
      evidence: ['same-email', 'same-name', 'same-acronym'],
      strength: 100,
      verdict: 'almost-certain',
    },
  ]);
});

const ana = 'ana@sjm.org';
test.each<[string, Partial<Identity>, Partial<Identity>, string[], number, Duplicate['verdict']]>([
  ['one person represents both', { people: [ana] }, { people: [ana] }, ['same-representative'], 35, 'possible'],
  [
    'one person represents both, at the domain of the other',
    { people: [ana] },
    { people: [ana], emails: ['hola@sjm.org'], website: 'https://sjm.org' },
    ['same-representative'],
    35,
    'possible',
  ],
  [
    'the address of the one is a person of the other',
    { emails: [ana] },
    { people: [ana] },
    ['same-representative'],
    35,
    'possible',
  ],
  ['both write from one address', { emails: [ana], people: [ana] }, { emails: [ana] }, ['same-email'], 60, 'likely'],
  [
    'one person represents both, and each has another address of one domain',
    { people: [ana], emails: ['red@sjm.org'] },
    { people: [ana], emails: ['hola@sjm.org'] },
    ['same-domain', 'same-representative'],
    80,
    'almost-certain',
  ],
])('%s: an address speaks once, and a person may represent two', (_fact, a, b, evidence, strength, verdict) => {
  const other = organization('Casa Tochán', { id: '1', ...b });
  expect(duplicates(organization('Red Ñandú', a), other)).toEqual([{ id: '1', evidence, strength, verdict }]);
});

test('a name alone is likely, in another country only possible: national chapters carry one name', () => {
  expect(duplicates(organization(sjm), organization(sjm))).toMatchObject([{ strength: 60, verdict: 'likely' }]);
  expect(duplicates(organization(sjm), organization(sjm, { countries: ['CL'] }))).toMatchObject([
    { strength: 30, verdict: 'possible' },
  ]);
  expect(duplicates(organization(sjm), organization(sjm, { countries: [] }))).toMatchObject([{ strength: 60 }]);
});

test('the strongest comes first, then by name and id', () => {
  const known = [
    organization('Red Ñandú', { id: '4', acronym: 'RN' }),
    organization('Casa Ñandú', { id: '3', acronym: 'RN' }),
    organization('Casa Ñandú', { id: '2', acronym: 'RN' }),
    organization('Zeta', { id: '1', emails: ['a@b.org'] }),
  ];
  const applicant = organization('Otra', { acronym: 'RN', emails: ['a@b.org'] });
  for (const order of [known, known.toReversed()]) {
    expect(duplicates(applicant, ...order).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  }
});

const word = fc.constantFrom(
  'Red',
  'Casa',
  'Mujeres',
  'Migrantes',
  'Tochán',
  'Ñandutí',
  'Puente',
  'Norte',
  'de',
  'A.C.',
  'Perú',
);
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const identity = fc.record({
  id: fc.uuid(),
  names: name.map((one) => [one]),
  acronym: fc.option(fc.constantFrom('RMM', 'CTN', 'SJM')),
  countries: fc.subarray(['MX', 'PE']),
  emails: fc.subarray(['a@red.org', 'b@red.org', 'c@gmail.com']),
  people: fc.subarray(['a@red.org', 'c@gmail.com', 'd@gmail.com']),
  website: fc.option(fc.constantFrom('https://red.org', 'https://facebook.com/a')),
});

test('two organizations are alike whichever of them applies', () => {
  fc.assert(
    fc.property(identity, identity, (a, b) => {
      expect(evidence(a, b)).toEqual(evidence(b, a));
    }),
  );
});

test('an organization that applies again is found, whatever else is known', () => {
  fc.assert(
    fc.property(identity, fc.array(identity, { maxLength: 8 }), (one, others) => {
      const legible = organization('x', { ...one, names: [`${one.names[0]} Quetzal`] });
      expect(duplicates(legible, ...others, legible).map(({ id }) => id)).toContain(legible.id);
    }),
  );
});
