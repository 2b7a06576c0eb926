import type { Charter } from '../../charter/types.ts';
import type { Reason } from '../../platform/result.ts';
import type { Representative } from './application.ts';
import { readCities } from './cities.ts';
import type { MemberField } from './column-matching.ts';
import { findCountries } from './countries.ts';
import { isBlank, readEmails, readNumbers, readOption, readPeople, readWebsite } from './member-cells.ts';

/** A line of a member list as far as it was understood, and what was not. */
export type Line = {
  readonly name: string;
  readonly acronym: string | null;
  readonly countries: readonly string[];
  readonly cities: readonly string[];
  readonly group: string | null;
  readonly mesas: readonly number[];
  readonly objectives: readonly number[];
  readonly emails: readonly string[];
  readonly website: string | null;
  readonly representatives: readonly Representative[];
  readonly reasons: readonly Reason[];
};

/** What every line of a list shares and none says: a list of one mesa's members, of one country, of one group. */
export type ForAllRows = {
  readonly country: string | null;
  readonly group: string | null;
  readonly mesas: readonly number[];
};

export type ListRules = Pick<Charter, 'groups' | 'genders' | 'mesas'> & {
  readonly compact: Pick<Charter['compact'], 'objectives'>;
};

/** The cell of a field, empty where the list has no such column. */
type Cell = (field: MemberField) => string;

/** Code points a cell may have: as much as the organization's own form takes, and room for several values. */
const limits: readonly (readonly [MemberField, number])[] = [
  ['name', 200],
  ['acronym', 40],
  ['country', 300],
  ['city', 300],
  ['group', 300],
  ['mesas', 300],
  ['objectives', 300],
  ['email', 500],
  ['website', 500],
  ['representative', 500],
  ['representative-email', 500],
  ['gender', 100],
];

type Read<T> = { readonly value: T; readonly reasons: readonly Reason[] };

/** Of a cell that is too long nothing more is read; the others are. */
export function readLine(
  written: Cell,
  forAll: ForAllRows,
  charter: ListRules,
  gender: (cell: string) => string | null,
): Line {
  const tooLong = limits.flatMap(([field, max]): Reason[] =>
    [...written(field)].length > max ? [{ code: 'row-cell-too-long', field, params: { max } }] : [],
  );
  const isTooLong = (field: string | undefined) => tooLong.some((reason) => reason.field === field);
  const cell: Cell = (field) => (isTooLong(field) ? '' : written(field));
  const name = isBlank(written('name')) ? '' : written('name').replace(/\s+/g, ' ');
  const countries = readCountries(cell('country'), forAll.country);
  const group = readGroup(cell('group'), forAll.group, charter);
  const mesas = readMesas(cell('mesas'), forAll.mesas, charter);
  const objectives = readNumbers(cell('objectives'), /objetivos?|objectives?|objectifs?/, charter.compact.objectives);
  const emails = readEmails(cell('email'));
  const website = readLink(cell('website'));
  const people = readRepresentatives(cell, gender);
  const others = [
    ...(name === '' ? [missing('name', 'row-name-missing')] : []),
    ...countries.reasons,
    ...group.reasons,
    ...mesas.reasons,
    ...notUnderstood('objectives', 'row-objective-unknown', objectives.unknown),
    ...notUnderstood('email', 'row-email-invalid', emails.unknown),
    ...website.reasons,
    ...people.reasons,
  ];
  return {
    name: isTooLong('name') ? name.slice(0, 80) : name,
    acronym: isBlank(cell('acronym')) ? null : cell('acronym'),
    countries: countries.value,
    cities: isBlank(cell('city')) ? [] : readCities(cell('city'), /[;,/\n]|\s(?:y|e|and)\s/),
    group: group.value,
    mesas: mesas.value,
    objectives: objectives.values,
    emails: [...new Set([...emails.values, ...people.value.spareEmails])],
    website: website.value,
    representatives: people.value.representatives,
    reasons: [...tooLong, ...others.filter(({ field }) => !isTooLong(field))],
  };
}

const missing = (field: MemberField, code: Reason['code']): Reason => ({ code, field });

const notUnderstood = (field: MemberField, code: Reason['code'], values: readonly string[]): readonly Reason[] =>
  values.map((value) => ({ code, field, params: { value: value.slice(0, 80) } }));

function readCountries(cell: string, forAll: string | null): Read<readonly string[]> {
  if (isBlank(cell)) {
    return forAll === null
      ? { value: [], reasons: [missing('country', 'row-country-missing')] }
      : { value: [forAll], reasons: [] };
  }
  const { codes, unknown } = findCountries(cell);
  return { value: codes, reasons: notUnderstood('country', 'row-country-unknown', unknown) };
}

function readGroup(cell: string, forAll: string | null, charter: ListRules): Read<string | null> {
  if (isBlank(cell)) {
    return { value: forAll, reasons: forAll === null ? [missing('group', 'row-group-missing')] : [] };
  }
  const value = readOption(cell, charter.groups);
  return { value, reasons: value === null ? notUnderstood('group', 'row-group-unknown', [cell]) : [] };
}

function readMesas(cell: string, forAll: readonly number[], charter: ListRules): Read<readonly number[]> {
  if (isBlank(cell)) {
    return { value: forAll, reasons: forAll.length === 0 ? [missing('mesas', 'row-mesa-missing')] : [] };
  }
  const { values, unknown } = readNumbers(cell, /mesas?|tables?|groups?|grupos?/, charter.mesas);
  return { value: values, reasons: notUnderstood('mesas', 'row-mesa-unknown', unknown) };
}

function readLink(cell: string): Read<string | null> {
  const value = isBlank(cell) ? null : readWebsite(cell);
  const unreadable = value === null && !isBlank(cell);
  return { value, reasons: unreadable ? notUnderstood('website', 'row-website-invalid', [cell]) : [] };
}

type People = { readonly representatives: readonly Representative[]; readonly spareEmails: readonly string[] };

/** Persons with their addresses in the same order. Addresses beyond the persons named are the organization's. */
function readRepresentatives(cell: Cell, gender: (cell: string) => string | null): Read<People> {
  const names = readPeople(cell('representative'));
  const emails = readEmails(cell('representative-email'));
  const genders = readPeople(cell('gender')).map((written) => ({ written, key: gender(written) }));
  const unknown = genders.flatMap(({ written, key }) => (key === null ? [written] : []));
  return {
    value: {
      representatives: names.map((name, index) => ({
        name,
        email: emails.values[index] ?? null,
        gender: genders[index]?.key ?? null,
      })),
      spareEmails: emails.values.slice(names.length),
    },
    reasons: [
      ...notUnderstood('representative-email', 'row-email-invalid', emails.unknown),
      ...notUnderstood('gender', 'row-gender-unknown', unknown),
    ],
  };
}
