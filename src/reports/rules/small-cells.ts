import { isProtected } from './disclosure.ts';
import type { Cell } from './numbers.ts';

/** A table as it may be published; `withheld` where nothing but the total could be. */
export type PublishedTable = ShownTable | { readonly kind: 'withheld' };
type ShownTable = {
  readonly kind: 'shown';
  /** In the order given. */
  readonly cells: readonly Cell[];
  /** Everything that is not shown apart, as one: labelled alike whether all of it is small or not. */
  readonly merged: { readonly keys: readonly string[]; readonly count: number } | null;
};

/**
 * Merges the cells of 1 to `threshold` - 1 persons of a one-way table whose total is public, so that none can be
 * found by subtraction (minimum frequency rule and secondary suppression by global recoding: Hundepool and others,
 * Statistical Disclosure Control, Wiley 2012, chapters 4 and 5).
 *
 * Small cells become one; cells of nobody join them, so that it is not said who was absent beside somebody who can
 * be counted on one hand. While that does not protect, the smallest cell still shown joins (of equal ones the first
 * by key). It protects when the merged cell is itself at least `threshold` and every small cell could have two
 * values or more, also for someone who repeats this procedure and knows which cells are small (`isProtected`). A
 * table of which nothing else is left is withheld.
 *
 * Limits: a small cell can be known within bounds, never exactly. Someone who knows a person of the cell knows more
 * than the table. The tables of two sessions are protected apart: a table over both, or over the persons of only one
 * of two nested sets, must not be published beside them. A threshold of 2 protects by merging alone, because a
 * single person is a single person.
 */
export function mergeSmallCells(cells: readonly Cell[], threshold: number): PublishedTable {
  const small = cells.filter(({ count }) => count > 0 && count < threshold);
  if (small.length === 0) return { kind: 'shown', cells, merged: null };
  const left = cells.filter(({ count }) => count >= threshold).toSorted(bySize);
  const added: Cell[] = [];
  const protects = () => {
    const count = sum(small) + sum(added);
    return isProtected({
      small: small.length,
      joined: added.length,
      count,
      largest: left[0]?.count ?? null,
      threshold,
    });
  };
  while (!protects()) {
    const next = left.shift();
    if (!next) return { kind: 'withheld' };
    added.push(next);
  }
  if (left.length === 0) return { kind: 'withheld' };
  const shown = new Set(left.map(({ key }) => key));
  const merged = cells.filter(({ key }) => !shown.has(key));
  return {
    kind: 'shown',
    cells: cells.filter(({ key }) => shown.has(key)),
    merged: { keys: merged.map(({ key }) => key), count: sum(merged) },
  };
}

const bySize = (a: Cell, b: Cell): number => a.count - b.count || (a.key < b.key ? -1 : 1);
const sum = (cells: readonly Cell[]): number => cells.reduce((total, { count }) => total + count, 0);
