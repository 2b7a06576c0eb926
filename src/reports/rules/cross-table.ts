import type { CrossTable } from './numbers.ts';
import type { PublishedTable } from './small-cells.ts';

/** A row or column as it is published: one key of the charter, or several merged. */
type Group = { readonly keys: readonly string[]; readonly count: number };

export type PublishedCrossTable =
  | { readonly kind: 'withheld' }
  | {
      readonly kind: 'shown';
      readonly rows: readonly Group[];
      readonly columns: readonly Group[];
      readonly counts: readonly (readonly number[])[];
    };

/**
 * A two-way table that fits the published one-way tables of the same session: what is merged there is merged here,
 * and rows or columns are merged further until no cell counts 1 to `threshold` - 1 persons (global recoding, see
 * `mergeSmallCells`). Each step takes the smallest such cell (of equal ones the first) and merges its column, or its
 * row where there are more rows, with the smallest other. Withheld when a one-way table is, or when less than two
 * rows or columns are left: the one-way tables then say as much.
 *
 * Every published cell is nought or at least `threshold`, so subtraction from the one-way tables leaves, of what was
 * merged, only sums over at least two cells that are not nought, or whole columns of the one-way tables.
 */
export function mergeCrossTable(
  table: CrossTable,
  rowTable: PublishedTable,
  columnTable: PublishedTable,
  threshold: number,
): PublishedCrossTable {
  if (rowTable.kind === 'withheld' || columnTable.kind === 'withheld') return { kind: 'withheld' };
  let rows = startingGroups(table.rows, rowTable.merged?.keys ?? []);
  let columns = startingGroups(table.columns, columnTable.merged?.keys ?? []);
  for (;;) {
    if (rows.length < 2 || columns.length < 2) return { kind: 'withheld' };
    const counts = rows.map((row) => columns.map((column) => countIn(table, row, column)));
    const small = smallestCell(counts, threshold);
    if (!small)
      return { kind: 'shown', rows: sized(rows, counts), columns: sized(columns, transposed(counts)), counts };
    if (rows.length > columns.length) rows = joined(rows, small.row, sized(rows, counts));
    else columns = joined(columns, small.column, sized(columns, transposed(counts)));
  }
}

type Keys = readonly string[];

const startingGroups = (keys: Keys, merged: Keys): readonly Keys[] => [
  ...keys.filter((key) => !merged.includes(key)).map((key) => [key]),
  ...(merged.length > 0 ? [merged] : []),
];

function countIn(table: CrossTable, rows: Keys, columns: Keys): number {
  let count = 0;
  for (const [at, row] of table.rows.entries()) {
    if (!rows.includes(row)) continue;
    for (const [across, column] of table.columns.entries()) {
      if (columns.includes(column)) count += table.counts[at]?.[across] ?? 0;
    }
  }
  return count;
}

function smallestCell(
  counts: readonly (readonly number[])[],
  threshold: number,
): { row: number; column: number } | null {
  const small = counts.flatMap((line, row) =>
    line.flatMap((count, column) => (count > 0 && count < threshold ? [{ row, column, count }] : [])),
  );
  return small.toSorted((a, b) => a.count - b.count || a.row - b.row || a.column - b.column)[0] ?? null;
}

const transposed = (counts: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  (counts[0] ?? []).map((_, column) => counts.map((line) => line[column] ?? 0));

const sized = (groups: readonly Keys[], counts: readonly (readonly number[])[]): readonly Group[] =>
  groups.map((keys, at) => ({ keys, count: (counts[at] ?? []).reduce((total, count) => total + count, 0) }));

/** The group at `at` and the smallest other become one, in the place of the first. */
function joined(groups: readonly Keys[], at: number, sizes: readonly Group[]): readonly Keys[] {
  const others = sizes.map(({ count }, index) => ({ index, count })).filter(({ index }) => index !== at);
  const other = others.toSorted((a, b) => a.count - b.count || a.index - b.index)[0];
  if (!other) return groups;
  const [first, second] = [Math.min(at, other.index), Math.max(at, other.index)];
  return groups.flatMap((keys, index) => {
    if (index === second) return [];
    return [index === first ? [...keys, ...(groups[second] ?? [])] : keys];
  });
}
