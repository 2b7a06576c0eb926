import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import type { Draft } from '../types.ts';
import { checkDraft, mergeDraft, readDraft, stepReasons } from './draft.ts';
import { joiningSteps } from './joining-steps.ts';

const charter = readCharter('pmm-lac');

const whole: Draft = {
  name: 'Red de Mujeres Migrantes',
  acronym: 'RMM',
  group: 'migrants',
  countries: 'GT',
  cities: 'Tecún Umán, Tapachula; Tecún Umán',
  email: 'Red@Ejemplo.org',
  website: 'www.ejemplo.org',
  about: 'Acompañamos a mujeres.',
  objectives: ['7', '10'],
  mesas: ['2', '4'],
  'representatives.0.name': 'Rosa Pérez',
  'representatives.0.email': 'Rosa@Ejemplo.org',
  'representatives.0.gender': 'woman',
  'consents.mechanism-work': 'yes',
};

const codes = (draft: Draft, assisted: number | null = null) => {
  const checked = checkDraft(draft, charter, assisted);
  return checked.ok ? [] : checked.reasons.map(({ code, field }) => `${field}: ${code}`);
};

test('a draft is read as it was meant: addresses lower-case, cities one by one, a scheme before the website', () => {
  expect(checkDraft(whole, charter, null)).toEqual({
    ok: true,
    value: {
      name: 'Red de Mujeres Migrantes',
      acronym: 'RMM',
      group: 'migrants',
      countries: ['GT'],
      cities: ['Tecún Umán', 'Tapachula'],
      email: 'red@ejemplo.org',
      website: 'https://www.ejemplo.org',
      about: 'Acompañamos a mujeres.',
      objectives: [7, 10],
      mesas: [2, 4],
      representatives: [{ name: 'Rosa Pérez', email: 'rosa@ejemplo.org', gender: 'woman' }],
      consents: ['mechanism-work'],
      assistedByMesa: null,
    },
  });
});

test('an empty draft says all that is missing at once, each beside its field and in the order of the form', () => {
  expect(codes({})).toEqual([
    'name: name-missing',
    'group: group-missing',
    'countries: country-missing',
    'email: email-missing',
    'objectives: objective-missing',
    'mesas: mesa-missing',
    'representatives.0.name: representative-name-missing',
    'representatives.0.email: representative-email-missing',
    'consents.mechanism-work: consent-missing',
  ]);
});

test('the steps together ask for everything that can be wrong', () => {
  const asked = joiningSteps.flatMap((step) => stepReasons(step, {}, charter, null));
  expect(asked.map(({ field }) => field)).toHaveLength(codes({}).length);
});

test('a group without e-mail, assisted by a mesa, needs no address', () => {
  const { email: _, 'representatives.0.email': __, ...without } = whole;
  expect(codes(without)).toEqual(['email: email-missing', 'representatives.0.email: representative-email-missing']);
  expect(codes(without, 2)).toEqual([]);
});

test('what is badly written has one reason, not also that it is missing', () => {
  expect(codes({ ...whole, email: 'rosa(at)ejemplo', website: 'javascript:alert(1)', name: 'x'.repeat(201) })).toEqual([
    'name: too-long',
    'email: not-an-email',
    'website: not-a-web-address',
  ]);
  expect(codes({ ...whole, 'representatives.0.name': 'Ro\u0001sa' })).toEqual([
    'representatives.0.name: control-characters',
  ]);
});

test('what no list has is refused, not guessed', () => {
  expect(
    codes({
      ...whole,
      group: "'; drop table organization; --",
      countries: 'XX',
      objectives: ['0', 'siete'],
      mesas: '9',
    }),
  ).toEqual([
    'group: group-unknown',
    'countries: country-unknown',
    'objectives: objective-unknown',
    'mesas: mesa-unknown',
  ]);
});

test('the second representative is asked for only once named', () => {
  const named = { ...whole, 'representatives.1.name': 'Ana' };
  expect(codes(named)).toEqual(['representatives.1.email: representative-email-missing']);
  expect(codes({ ...named, 'representatives.1.email': 'ROSA@ejemplo.org' })).toEqual([
    'representatives.1.email: representative-email-repeated',
  ]);
  expect(codes({ ...whole, 'representatives.1.gender': 'man' })).toEqual([]);
});

describe('what was entered is kept', () => {
  test('wrong or right, and only the fields of its step', () => {
    const merged = mergeDraft(whole, 'work', { objectives: ['99'], name: 'Otra', evil: 'x' }, charter);
    expect(merged).toEqual({ ...whole, objectives: ['99'] });
  });

  test('a box that was unticked is unticked', () => {
    expect(mergeDraft(whole, 'consents', {}, charter)['consents.mechanism-work']).toBeUndefined();
    expect(mergeDraft(whole, 'work', {}, charter).objectives).toBeUndefined();
  });

  test('without what PostgreSQL cannot keep, and not without end', () => {
    const merged = mergeDraft({}, 'organization', { name: 'A\0B\ud800', about: 'é'.repeat(9_000) }, charter);
    expect(merged.name).toBe('A\u001aB\ufffd');
    expect(merged.about).toHaveLength(5_000);
  });
});

test('the charter of two mesas: one mesa at most, one office for both representatives', () => {
  const basin = readCharter(riverBasin);
  const draft: Draft = {
    ...whole,
    group: 'villages',
    objectives: ['1'],
    mesas: ['1', '2'],
    'representatives.1.name': 'Luc',
    'representatives.1.email': 'luc@ejemplo.org',
    'consents.forum-work': 'yes',
  };
  const checked = checkDraft(draft, basin, null);
  expect(checked.ok ? [] : checked.reasons).toEqual([{ code: 'too-many-mesas', field: 'mesas', params: { max: 1 } }]);
  expect(readDraft(draft, basin, null).representatives).toHaveLength(2);
});
