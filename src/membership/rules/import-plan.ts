import type { MemberField } from './column-matching.ts';
import { findDuplicates, indexOrganizations } from './duplicates.ts';
import type { Identity } from './fingerprint.ts';
import type { ForAllRows, ListRules } from './member-line.ts';
import { type ListedMember, type ListRow, type RefusedRow, readMemberRows } from './rows.ts';

/** A member list as its file says it. `ragged`: rows with more or fewer cells than there are headings. */
export type ListContent = {
  readonly headings: readonly string[];
  readonly rows: readonly ListRow[];
  readonly ragged: readonly { readonly number: number; readonly found: number }[];
};

/** How it is read: what each column holds, what all rows share, which likenesses become members all the same. */
export type ListMatching = {
  readonly fields: readonly (MemberField | null)[];
  readonly forAll: ForAllRows;
  /** Numbers of lines. */
  readonly chosen: readonly number[];
};

/** Whom a line resembles: an organization or an application by its id, or a former line of the list by its number. */
type Likeness = Omit<ReturnType<typeof findDuplicates>[number], 'id'> &
  ({ readonly id: string; readonly earlier: null } | { readonly id: null; readonly earlier: number });

export type AlikeLine = { readonly member: ListedMember; readonly likeness: Likeness; readonly chosen: boolean };

export type ImportPlan = {
  readonly ready: readonly ListedMember[];
  /** Left out unless chosen. */
  readonly alike: readonly AlikeLine[];
  readonly refused: readonly RefusedRow[];
};

/**
 * What becomes of each line of a member list. A line that may be one of `known`, or a former line under another
 * spelling, waits for a person's choice; a weak likeness does not hold it up. `reach` are the mesas the importing
 * person acts for.
 *
 * Reasons: those of `readMemberRows`, and `row-too-many-cells` (with what was found: its values may stand in the wrong
 * columns, so that nothing else is said of them).
 */
export function planImport(
  { headings, rows, ragged }: ListContent,
  { fields, forAll, chosen }: ListMatching,
  known: readonly Identity[],
  reach: readonly number[],
  charter: ListRules,
): ImportPlan {
  const spilt = new Map(
    ragged.filter(({ found }) => found > headings.length).map(({ number, found }) => [number, found]),
  );
  const list = readMemberRows(
    rows.filter(({ number }) => !spilt.has(number)),
    fields,
    forAll,
    charter,
    reach,
  );
  const index = indexOrganizations(known);
  const former = new Map(list.resembling.map((found) => [found.number, found]));
  const lines = list.members.map((member) => ({ member, likeness: likenessOf(member) }));

  function likenessOf(member: ListedMember): Likeness | null {
    const [found] = findDuplicates({ ...member, names: [member.name], people: [] }, index);
    if (found && found.verdict !== 'possible') return { ...found, earlier: null };
    const earlier = former.get(member.number);
    return earlier ? { ...earlier, id: null } : null;
  }

  return {
    ready: lines.flatMap(({ member, likeness }) => (likeness ? [] : [member])),
    alike: lines.flatMap(({ member, likeness }) =>
      likeness ? [{ member, likeness, chosen: chosen.includes(member.number) }] : [],
    ),
    refused: [
      ...list.refused,
      ...rows.filter(({ number }) => spilt.has(number)).map((row) => spiltRow(row, fields, headings.length, spilt)),
    ].sort((one, other) => one.number - other.number),
  };
}

/** The lines that become members, in the order of the list. */
export const membersOf = ({ ready, alike }: ImportPlan): readonly ListedMember[] =>
  [...ready, ...alike.flatMap(({ member, chosen }) => (chosen ? [member] : []))].sort(
    (one, other) => one.number - other.number,
  );

function spiltRow(
  { number, cells }: ListRow,
  fields: ListMatching['fields'],
  columns: number,
  spilt: ReadonlyMap<number, number>,
): RefusedRow {
  const name = (cells[fields.indexOf('name')] ?? '').slice(0, 80);
  return {
    number,
    name,
    reasons: [{ code: 'row-too-many-cells', params: { found: spilt.get(number) ?? 0, columns } }],
  };
}
