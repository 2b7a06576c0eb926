import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from './numbers.ts';
import { mergeSmallCells, type PublishedTable } from './small-cells.ts';

const cellsOf = (...counts: readonly number[]): readonly Cell[] =>
  counts.map((count, at) => ({ key: String.fromCharCode(97 + at), count }));

const shownAs = (table: PublishedTable): string =>
  table.kind === 'withheld'
    ? 'withheld'
    : [
        ...table.cells.map(({ key, count }) => `${key}=${count}`),
        ...(table.merged ? [`${table.merged.keys.join('+')}=${table.merged.count}`] : []),
      ].join(' ');

describe('small cells are merged below a threshold set by the charter', () => {
  test.each([
    ['nothing is small', [105, 61, 9, 6], 'a=105 b=61 c=9 d=6'],
    ['nobody answered so', [105, 61, 0, 6], 'a=105 b=61 c=0 d=6'],
    ['two small cells make a large one', [105, 61, 4, 3], 'a=105 b=61 c+d=7'],
    ['what is small alone takes the next smallest with it', [105, 61, 9, 3], 'a=105 b=61 c+d=12'],
    ['an empty cell beside a small one is not told apart', [105, 61, 9, 0, 3], 'a=105 b=61 c+d+e=12'],
    ['of equal cells the first by key joins', [3, 9, 9, 9], 'c=9 d=9 a+b=12'],
    ['six of one person each would be known by counting them', [1, 1, 1, 1, 1, 1, 60, 70], 'h=70 a+b+c+d+e+f+g=66'],
    ['two of four would be known by dividing', [4, 4, 60, 70], 'd=70 a+b+c=68'],
    ['a merged cell of two answers where one is as large as it may be', [4, 60, 60], 'withheld'],
    ['only one cell would be left beside nothing', [3, 61], 'withheld'],
    ['fewer persons than the threshold', [1, 2, 1], 'withheld'],
    ['an empty table', [], ''],
  ])('%s', (_fact, counts, expected) => {
    expect(shownAs(mergeSmallCells(cellsOf(...counts), 5))).toBe(expected);
  });

  test('the order of the charter is kept', () => {
    expect(shownAs(mergeSmallCells(cellsOf(3, 40, 4, 20), 5))).toBe('b=40 d=20 a+c=7');
  });
});

const counts = fc.array(fc.oneof(fc.nat(12), fc.nat(200)), { maxLength: 12 });
const threshold = fc.integer({ min: 2, max: 10 });

describe('for any table', () => {
  test('sums are preserved, and no cell counts one to threshold minus one', () => {
    fc.assert(
      fc.property(counts, threshold, (numbers, least) => {
        const cells = cellsOf(...numbers);
        const table = mergeSmallCells(cells, least);
        if (table.kind === 'withheld') return;
        const published = [...table.cells.map(({ count }) => count), ...(table.merged ? [table.merged.count] : [])];
        expect(published.reduce((a, b) => a + b, 0)).toBe(numbers.reduce((a, b) => a + b, 0));
        expect(published.filter((count) => count > 0 && count < least)).toEqual([]);
        expect([...table.cells.map(({ key }) => key), ...(table.merged?.keys ?? [])].toSorted()).toEqual(
          cells.map(({ key }) => key).toSorted(),
        );
      }),
    );
  });

  test('the order in which cells are given decides nothing', () => {
    fc.assert(
      fc.property(counts, threshold, (numbers, least) => {
        const sorted = (table: PublishedTable) =>
          shownAs(table)
            .split(' ')
            .map((cell) => [...cell].toSorted().join(''))
            .toSorted();
        const cells = cellsOf(...numbers);
        expect(sorted(mergeSmallCells(cells.toReversed(), least))).toEqual(sorted(mergeSmallCells(cells, least)));
      }),
    );
  });
});

/** Every way to have `length` counts from 1 to `most`, the smallest first. */
function* tables(length: number, most: number, least = 1): Generator<readonly number[]> {
  if (length === 0) yield [];
  else
    for (let first = least; first <= most; first++)
      for (const rest of tables(length - 1, most, first)) yield [first, ...rest];
}

test.each([3, 4, 5])(
  'no small cell can be found by subtraction, even by repeating the procedure (threshold %i)',
  (least) => {
    // Everything that looks the same when published, with the number of small cells given away: what could each be?
    const could = new Map<string, Set<number>>();
    for (let length = 2; length <= 5; length++) {
      for (const numbers of tables(length, 14)) {
        const small = numbers.filter((count) => count < least);
        const table = mergeSmallCells(cellsOf(...numbers), least);
        if (small.length === 0 || table.kind === 'withheld') continue;
        const look = JSON.stringify([length, small.length, table.cells.map(({ count }) => count), table.merged?.count]);
        could.set(look, new Set([...(could.get(look) ?? []), ...small]));
      }
    }
    expect(could.size).toBeGreaterThan(1000);
    expect([...could].filter(([, values]) => values.size < 2)).toEqual([]);
  },
);

test('a table of many countries is decided, everyone counted once', () => {
  for (const cells of [
    cellsOf(...Array.from({ length: 60 }, (_, at) => (at % 5) + 1), 400, 400, 401, 402),
    cellsOf(4, ...Array.from({ length: 40 }, () => 300)),
  ]) {
    const table = mergeSmallCells(cells, 5);
    const everyone = cells.reduce((sum, { count }) => sum + count, 0);
    const shown =
      table.kind === 'withheld'
        ? everyone
        : table.cells.reduce((sum, { count }) => sum + count, table.merged?.count ?? 0);
    expect(shown).toBe(everyone);
  }
});
