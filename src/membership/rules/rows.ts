import type { Reason } from '../../platform/result.ts';
import type { MemberField } from './column-matching.ts';
import { type Duplicate, findDuplicates, indexOrganizations } from './duplicates.ts';
import type { Identity } from './fingerprint.ts';
import { genderReader, isBlank } from './member-cells.ts';
import { type ForAllRows, type Line, type ListRules, readLine } from './member-line.ts';
import { readName } from './organization-name.ts';

export type ListRow = { readonly number: number; readonly cells: readonly string[] };

/** A line of a member list, understood. `number` is the row as a spreadsheet shows it; it is based in `countries[0]`. */
export type ListedMember = Omit<Line, 'reasons' | 'countries' | 'group'> & {
  readonly number: number;
  readonly countries: readonly [string, ...string[]];
  readonly group: string;
};

/** A line that cannot be imported, with every reason. */
export type RefusedRow = { readonly number: number; readonly name: string; readonly reasons: readonly Reason[] };

/** Lines that may be one organization twice, for a person to look at; not refused. */
type Resemblance = Omit<Duplicate, 'id'> & { readonly number: number; readonly earlier: number };

type ReadList = {
  readonly members: readonly ListedMember[];
  readonly refused: readonly RefusedRow[];
  readonly resembling: readonly Resemblance[];
};

/**
 * Reads the lines of a member list: each a member, or refused with all its reasons. `fields` says what each column
 * holds (null: nothing of ours). A line whose organization a former line of the file has already, by the same name in
 * the same country, is refused; weaker likenesses are told apart. Empty lines are passed over.
 *
 * Reasons, each beside its field and with the value found: `row-name-missing`, `row-country-missing`,
 * `row-country-unknown`, `row-group-missing`, `row-group-unknown`, `row-mesa-missing`, `row-mesa-unknown`,
 * `row-objective-unknown`, `row-email-invalid`, `row-website-invalid`, `row-gender-unknown`, `row-cell-too-long`,
 * `row-mesa-out-of-reach` (none of `reach`, the mesas that whoever brings the list in acts for), `row-repeated`.
 */
export function readMemberRows(
  rows: readonly ListRow[],
  fields: readonly (MemberField | null)[],
  forAll: ForAllRows,
  charter: ListRules,
  reach: readonly number[] = charter.mesas.map(({ n }) => n),
): ReadList {
  const cellOf = (row: ListRow, field: MemberField) => (row.cells[fields.indexOf(field)] ?? '').trim();
  const filled = rows.filter(({ cells }) => !cells.every((cell) => isBlank(cell.trim())));
  const gender = genderReader(
    filled.map((row) => cellOf(row, 'gender')),
    charter.genders,
  );
  const members: ListedMember[] = [];
  const refused: RefusedRow[] = [];
  const firstWith = new Map<string, number>();
  for (const row of filled) {
    const { reasons, countries, group, ...rest } = readLine((field) => cellOf(row, field), forAll, charter, gender);
    const key = organizationKey(rest.name, countries);
    const besides = [...outOfReach(rest.mesas, reach), ...repetition(firstWith.get(key))];
    if (rest.name !== '' && !firstWith.has(key)) firstWith.set(key, row.number);
    const [country, ...others] = countries;
    if (reasons.length + besides.length > 0 || country === undefined || group === null) {
      refused.push({ number: row.number, name: rest.name, reasons: [...reasons, ...besides] });
    } else {
      members.push({ ...rest, number: row.number, countries: [country, ...others], group });
    }
  }
  return { members, refused, resembling: findResembling(members) };
}

function outOfReach(mesas: readonly number[], reach: readonly number[]): readonly Reason[] {
  const beyond = mesas.filter((mesa) => !reach.includes(mesa));
  if (beyond.length === 0) return [];
  return [{ code: 'row-mesa-out-of-reach', field: 'mesas', params: { mesas: beyond.join(', ') } }];
}

const repetition = (earlier: number | undefined): readonly Reason[] =>
  earlier === undefined ? [] : [{ code: 'row-repeated', field: 'name', params: { row: earlier } }];

// One name in two countries may be two chapters of one network: both may be members.
function organizationKey(name: string, countries: readonly string[]): string {
  const words = readName(name).words.join('');
  return `${words === '' ? name : words}|${countries[0] ?? ''}`;
}

function findResembling(members: readonly ListedMember[]): readonly Resemblance[] {
  const identity = (member: ListedMember): Identity => ({
    ...member,
    id: String(member.number),
    names: [member.name],
    people: [],
  });
  const index = indexOrganizations(members.map(identity));
  return members.flatMap((member) =>
    findDuplicates(identity(member), index)
      .filter(({ id, verdict }) => Number(id) < member.number && verdict !== 'possible')
      .map(({ id, ...found }) => ({ ...found, number: member.number, earlier: Number(id) })),
  );
}
