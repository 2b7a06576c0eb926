import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeCrossTable, type PublishedCrossTable } from './cross-table.ts';
import type { Cell, CrossTable } from './numbers.ts';
import { mergeSmallCells } from './small-cells.ts';

const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const tableOf = (counts: readonly (readonly number[])[]): CrossTable => ({
  rows: keys('r', counts.length),
  columns: keys('c', counts[0]?.length ?? 0),
  counts,
});
const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
const rowCells = ({ rows, counts }: CrossTable): readonly Cell[] =>
  rows.map((key, at) => ({ key, count: total(counts[at] ?? []) }));
const columnCells = ({ columns, counts }: CrossTable): readonly Cell[] =>
  columns.map((key, at) => ({ key, count: total(counts.map((line) => line[at] ?? 0)) }));

function published(counts: readonly (readonly number[])[], least = 5): PublishedCrossTable {
  const table = tableOf(counts);
  return mergeCrossTable(
    table,
    mergeSmallCells(rowCells(table), least),
    mergeSmallCells(columnCells(table), least),
    least,
  );
}

test('a table without small cells is published as it is', () => {
  expect(
    published([
      [40, 20, 9],
      [30, 0, 8],
    ]),
  ).toEqual({
    kind: 'shown',
    rows: [
      { keys: ['r0'], count: 69 },
      { keys: ['r1'], count: 38 },
    ],
    columns: [
      { keys: ['c0'], count: 70 },
      { keys: ['c1'], count: 20 },
      { keys: ['c2'], count: 17 },
    ],
    counts: [
      [40, 20, 9],
      [30, 0, 8],
    ],
  });
});

test('what a one-way table merges is merged here too', () => {
  // Rows r2 and r3 are 4 and 3 persons: merged in the table by gender, so merged by sector.
  expect(
    published([
      [40, 20],
      [30, 10],
      [4, 0],
      [3, 0],
    ]),
  ).toEqual({
    kind: 'shown',
    rows: [
      { keys: ['r0'], count: 60 },
      { keys: ['r1'], count: 40 },
      { keys: ['r2', 'r3'], count: 7 },
    ],
    columns: [
      { keys: ['c0'], count: 77 },
      { keys: ['c1'], count: 30 },
    ],
    counts: [
      [40, 20],
      [30, 10],
      [7, 0],
    ],
  });
});

test('a small cell inside takes its column together with the smallest other', () => {
  expect(
    published([
      [40, 20, 9],
      [30, 10, 2],
    ]),
  ).toEqual({
    kind: 'shown',
    rows: [
      { keys: ['r0'], count: 69 },
      { keys: ['r1'], count: 42 },
    ],
    columns: [
      { keys: ['c0'], count: 70 },
      { keys: ['c1', 'c2'], count: 41 },
    ],
    counts: [
      [40, 29],
      [30, 12],
    ],
  });
});

test('it is withheld where a one-way table is, or where one row or column would be left', () => {
  expect(
    published([
      [40, 20],
      [1, 1],
    ]),
  ).toEqual({ kind: 'withheld' });
  expect(
    published([
      [40, 3],
      [3, 40],
    ]),
  ).toEqual({ kind: 'withheld' });
});

test('for any table: sums are preserved, margins fit the one-way tables, no cell counts one to threshold minus one', () => {
  const lines = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 2, max: 8 }), (counts, least) => {
      const result = published(counts, least);
      if (result.kind === 'withheld') return;
      expect(total(result.counts.flat())).toBe(total(counts.flat()));
      expect(result.counts.flat().filter((count) => count > 0 && count < least)).toEqual([]);
      const sizes = new Map(
        [...rowCells(tableOf(counts)), ...columnCells(tableOf(counts))].map(({ key, count }) => [key, count]),
      );
      for (const group of [...result.rows, ...result.columns]) {
        expect(group.count).toBe(total(group.keys.map((key) => sizes.get(key) ?? 0)));
      }
      expect(result.rows.map(({ count }) => count)).toEqual(result.counts.map(total));
    }),
  );
});
