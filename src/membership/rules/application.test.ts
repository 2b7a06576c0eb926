import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoCountries } from '../../charter/rules/iso-countries.ts';
import { accept } from '../../platform/result.ts';
import { type Application, checkApplication, type JoiningRules } from './application.ts';

const charter: JoiningRules = {
  groups: ['migrants', 'civil-society', 'faith-based', 'private-sector', 'academia', 'other'].map((key) => ({ key })),
  genders: ['woman', 'man', 'non-binary', 'undisclosed'].map((key) => ({ key })),
  mesas: [1, 2, 3, 4].map((n) => ({ n })),
  compact: { objectives: Array.from({ length: 23 }, (_, index) => ({ n: index + 1 })) },
  membership: {
    maxMesas: null,
    consents: [
      { key: 'mechanism-work', required: true },
      { key: 'public-directory', required: false },
    ],
  },
};

const ana = { name: 'Ana Pérez', email: 'ana@red.org', gender: 'woman' };
const complete: Application = {
  name: 'Red Ñandutí',
  countries: ['PY'],
  group: 'migrants',
  objectives: [7],
  mesas: [2, 4],
  email: 'hola@red.org',
  representatives: [ana],
  consents: ['mechanism-work'],
  assistedByMesa: null,
};

test('a complete application is accepted as it is', () => {
  expect(checkApplication(complete, charter)).toEqual(accept(complete));
});

test.each<[string, Partial<Application>, object[]]>([
  ['a name', { name: '  ' }, [{ code: 'name-missing', field: 'name' }]],
  ['a country', { countries: [] }, [{ code: 'country-missing', field: 'countries' }]],
  [
    'a country that exists',
    { countries: ['PY', 'XX'] },
    [{ code: 'country-unknown', field: 'countries', params: { value: 'XX' } }],
  ],
  ['one of the groups', { group: null }, [{ code: 'group-missing', field: 'group' }]],
  [
    "one of the charter's groups",
    { group: 'governments' },
    [{ code: 'group-unknown', field: 'group', params: { value: 'governments' } }],
  ],
  ['an objective', { objectives: [] }, [{ code: 'objective-missing', field: 'objectives' }]],
  [
    'an objective of the compact',
    { objectives: [24] },
    [{ code: 'objective-unknown', field: 'objectives', params: { value: 24 } }],
  ],
  ['a mesa', { mesas: [] }, [{ code: 'mesa-missing', field: 'mesas' }]],
  ['a mesa that exists', { mesas: [9] }, [{ code: 'mesa-unknown', field: 'mesas', params: { value: 9 } }]],
  ['an e-mail address', { email: null }, [{ code: 'email-missing', field: 'email' }]],
  ['a representative', { representatives: [] }, [{ code: 'representative-missing', field: 'representatives' }]],
  [
    'a name and an e-mail address of every representative',
    { representatives: [ana, { name: '', email: null, gender: null }] },
    [
      { code: 'representative-name-missing', field: 'representatives.1.name' },
      { code: 'representative-email-missing', field: 'representatives.1.email' },
    ],
  ],
  [
    'an address of their own for each',
    { representatives: [ana, { ...ana, name: 'Luis' }] },
    [{ code: 'representative-email-repeated', field: 'representatives.1.email' }],
  ],
  [
    "one of the charter's answers about gender, if any",
    { representatives: [{ ...ana, gender: 'x' }] },
    [{ code: 'gender-unknown', field: 'representatives.0.gender' }],
  ],
  ['the required consent', { consents: [] }, [{ code: 'consent-missing', field: 'consents.mechanism-work' }]],
])('an application needs %s', (_fact, change, reasons) => {
  expect(checkApplication({ ...complete, ...change }, charter)).toEqual({ ok: false, reasons });
});

test('an empty form is refused with every reason at once', () => {
  const empty: Application = {
    name: '',
    countries: [],
    group: null,
    objectives: [],
    mesas: [],
    email: null,
    representatives: [],
    consents: [],
    assistedByMesa: null,
  };
  const refused = checkApplication(empty, charter);
  expect(refused.ok ? [] : refused.reasons.map(({ code }) => code)).toEqual([
    'name-missing',
    'country-missing',
    'group-missing',
    'objective-missing',
    'mesa-missing',
    'email-missing',
    'representative-missing',
    'consent-missing',
  ]);
});

test('gender may stay unanswered', () => {
  expect(checkApplication({ ...complete, representatives: [{ ...ana, gender: null }] }, charter).ok).toBe(true);
});

test('a group without e-mail joins with the help of a mesa', () => {
  const without = { ...complete, email: null, representatives: [{ name: 'Don Julián', email: null, gender: null }] };
  expect(checkApplication({ ...without, assistedByMesa: 3 }, charter).ok).toBe(true);
  expect(checkApplication(without, charter).ok).toBe(false);
});

test('"as many mesas as it wants", unless a charter sets a limit', () => {
  const all = { ...complete, mesas: [1, 2, 3, 4] };
  expect(checkApplication(all, charter).ok).toBe(true);
  const limited = { ...charter, membership: { ...charter.membership, maxMesas: 2 } };
  expect(checkApplication(all, limited)).toEqual({
    ok: false,
    reasons: [{ code: 'too-many-mesas', field: 'mesas', params: { max: 2 } }],
  });
});

const someOf = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const identity = fc.record({
  group: fc.constantFrom(...charter.groups.map(({ key }) => key)),
  countries: someOf(isoCountries),
  members: fc.nat({ max: 1_000_000 }),
  budget: fc.nat(),
});
const answers = fc.record({
  name: fc.constantFrom('', 'Red Ñandutí'),
  objectives: fc.subarray([1, 7, 15, 24]),
  mesas: fc.subarray([1, 2, 9]),
  email: fc.option(fc.constant('hola@red.org')),
  representatives: fc.subarray([ana, { name: '', email: null, gender: 'x' }]),
  consents: fc.subarray(['mechanism-work', 'public-directory']),
  assistedByMesa: fc.option(fc.constant(1)),
});

test('"open call … all sectors, countries and subregions": who applies changes nothing in the decision', () => {
  fc.assert(
    fc.property(answers, identity, identity, (said, one, other) => {
      const decide = (who: typeof one) => {
        const decided = checkApplication({ ...said, ...who }, charter);
        return decided.ok ? 'accepted' : decided.reasons;
      };
      expect(decide(one)).toEqual(decide(other));
    }),
  );
});
