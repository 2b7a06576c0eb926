import type { Charter } from '../../charter/types.ts';
import { findCountry } from '../../membership/rules/countries.ts';
import { genderReader, isBlank, readEmails, readOption } from '../../membership/rules/member-cells.ts';
import { fold } from '../../platform/fold.ts';
import type { Reason } from '../../platform/result.ts';
import { hasUnseen } from '../../platform/unseen.ts';
import type { GuestField } from './guest-columns.ts';

/** Someone to invite. `email` is lower-cased. */
export type Guest = {
  readonly name: string;
  readonly email: string;
  readonly institution: string;
  readonly organizationId: string | null;
  readonly country: string;
  readonly sector: string;
  readonly gender: string | null;
  readonly language: string;
};

/** What the house knows already about the person with an address: it fills what a list leaves open. */
export type KnownPerson = {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly gender: string | null;
  /** `group` is a stakeholder group of the charter. */
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly country: string;
    readonly group: string;
  } | null;
};

/** What every line of the list shares where the line itself says nothing. */
export type ForAllGuests = {
  readonly sector: string | null;
  readonly country: string | null;
  readonly language: string;
};

type GuestRules = Pick<Charter, 'genders' | 'languages'> & {
  readonly dialogue: Pick<Charter['dialogue'], 'sectors'>;
};

export type GuestRow = { readonly number: number; readonly cells: readonly string[] };
export type ListedGuest = Guest & { readonly number: number };
/** A line that cannot be invited, with every reason; `said` is what tells it from the others. */
export type RefusedGuest = { readonly number: number; readonly said: string; readonly reasons: readonly Reason[] };

export type ReadGuests = {
  readonly guests: readonly ListedGuest[];
  /** Already invited: an address has one invitation. */
  readonly known: readonly ListedGuest[];
  readonly refused: readonly RefusedGuest[];
};

/** Longest answers, in code points. */
export const longestGuest = { name: 200, institution: 200, list: 80 } as const;

/**
 * Reads a list of people: each to be invited, already invited (`invited` are the addresses), or refused with all its
 * reasons. `fields` says what each column holds.
 *
 * Reasons, each with the value found: `guest-name-missing`, `guest-email-missing`, `row-email-invalid`,
 * `guest-institution-missing`, `row-country-missing`, `row-country-unknown`, `guest-sector-missing`,
 * `guest-sector-unknown`, `row-gender-unknown`, `guest-language-unknown`, `row-cell-too-long`, `control-characters`,
 * `guest-repeated`.
 */
export function readGuests(
  rows: readonly GuestRow[],
  fields: readonly (GuestField | null)[],
  forAll: ForAllGuests,
  persons: ReadonlyMap<string, KnownPerson>,
  invited: ReadonlySet<string>,
  charter: GuestRules,
): ReadGuests {
  const cellOf = (row: GuestRow, field: GuestField) =>
    (row.cells[fields.indexOf(field)] ?? '').replace(/\s+/g, ' ').trim();
  const filled = rows.filter(({ cells }) => !cells.every((cell) => isBlank(cell.trim())));
  const gender = genderReader(
    filled.map((row) => cellOf(row, 'gender')),
    charter.genders,
  );
  const firstWith = new Map<string, number>();
  const guests: ListedGuest[] = [];
  const known: ListedGuest[] = [];
  const refused: RefusedGuest[] = [];
  for (const row of filled) {
    const cell = (field: GuestField) => cellOf(row, field);
    const { guest, reasons } = readGuest(cell, forAll, persons, charter, gender);
    const earlier = firstWith.get(guest.email);
    if (guest.email !== '' && earlier === undefined) firstWith.set(guest.email, row.number);
    if (earlier !== undefined) reasons.push({ code: 'guest-repeated', params: { row: earlier } });
    if (reasons.length > 0) refused.push({ number: row.number, said: guest.name || cell('email'), reasons });
    else (invited.has(guest.email) ? known : guests).push({ ...guest, number: row.number });
  }
  return { guests, known, refused };
}

function readGuest(
  cell: (field: GuestField) => string,
  forAll: ForAllGuests,
  persons: ReadonlyMap<string, KnownPerson>,
  charter: GuestRules,
  readGender: (cell: string) => string | null,
): { readonly guest: Guest; readonly reasons: Reason[] } {
  const reasons: Reason[] = [];
  const written = (field: GuestField) => (isBlank(cell(field)) ? '' : cell(field));
  const email = readEmails(cell('email')).values[0] ?? '';
  const person = persons.get(email);
  if (written('email') === '') reasons.push({ code: 'guest-email-missing' });
  else if (email === '') reasons.push({ code: 'row-email-invalid', params: { value: cell('email').slice(0, 60) } });
  const name = `${written('name')} ${written('surname')}`.trim() || person?.name || '';
  const institution = written('institution') || person?.organization?.name || '';
  if (name === '') reasons.push({ code: 'guest-name-missing' });
  if (institution === '') reasons.push({ code: 'guest-institution-missing' });
  for (const [text, max] of [
    [name, longestGuest.name],
    [institution, longestGuest.institution],
  ] as const) {
    if ([...text].length > max) reasons.push({ code: 'row-cell-too-long', params: { max } });
    if (hasUnseen(text)) reasons.push({ code: 'control-characters' });
  }
  const country = findCountry(written('country')) ?? null;
  if (written('country') !== '' && country === null) {
    reasons.push({ code: 'row-country-unknown', params: { value: cell('country').slice(0, 60) } });
  }
  const settled = country ?? (written('country') === '' ? (person?.organization?.country ?? forAll.country) : null);
  if (written('country') === '' && settled === null) reasons.push({ code: 'row-country-missing' });
  const { sectors } = charter.dialogue;
  const sector =
    written('sector') === ''
      ? (forAll.sector ?? sectorOfMember(person?.organization ?? null, sectors))
      : readSector(cell('sector'), sectors);
  if (sector === null) {
    reasons.push(
      written('sector') === ''
        ? { code: 'guest-sector-missing' }
        : { code: 'guest-sector-unknown', params: { value: cell('sector').slice(0, 60) } },
    );
  }
  const gender = written('gender') === '' ? (person?.gender ?? null) : readGender(cell('gender'));
  if (written('gender') !== '' && gender === null) {
    reasons.push({ code: 'row-gender-unknown', params: { value: cell('gender').slice(0, 60) } });
  }
  const language =
    written('language') === ''
      ? (person?.language ?? forAll.language)
      : readLanguage(cell('language'), charter.languages);
  if (language === null) {
    reasons.push({ code: 'guest-language-unknown', params: { value: cell('language').slice(0, 60) } });
  }
  return {
    guest: {
      name,
      email,
      institution,
      organizationId: person?.organization?.id ?? null,
      country: settled ?? '',
      sector: sector ?? '',
      gender,
      language: language ?? forAll.language,
    },
    reasons,
  };
}

function sectorOfMember(organization: KnownPerson['organization'], sectors: GuestRules['dialogue']['sectors']) {
  return sectors.find(({ groups }) => organization && groups.includes(organization.group))?.key ?? null;
}

// What lists call those who take part, beside the charter's own titles; used where the charter has such a sector.
const sectorWords: readonly (readonly [string, readonly string[]])[] = [
  [
    'civil-society',
    ['osc', 'oscs', 'ong', 'ongs', 'cso', 'ngo', 'academia', 'sector privado', 'academy', 'private sector'],
  ],
  ['national-government', ['gobierno', 'estado', 'ministerio', 'cancilleria', 'government', 'ministry', 'governo']],
  ['local-government', ['municipio', 'municipalidad', 'alcaldia', 'ayuntamiento', 'municipality', 'prefeitura']],
  ['un', ['onu', 'nnuu', 'nn uu', 'naciones unidas', 'sistema de naciones unidas', 'united nations', 'un agency']],
];

function readSector(cell: string, sectors: GuestRules['dialogue']['sectors']): string | null {
  const written = fold(cell);
  const key = sectorWords.find(([, words]) => words.includes(written))?.[0];
  return sectors.some((sector) => sector.key === key) ? (key ?? null) : readOption(cell, sectors);
}

/** One of `languages` by its code or its name in any of them: `en`, `EN-US`, `inglés`, `English`. */
export function readLanguage(written: string, languages: readonly string[]): string | null {
  const said = fold(written);
  const named = (language: string) =>
    [language, ...languages.map((inLanguage) => new Intl.DisplayNames(inLanguage, { type: 'language' }).of(language))]
      .map((name) => fold(name ?? ''))
      .some((name) => name === said || said.split(' ')[0] === name);
  return languages.find(named) ?? null;
}
