/** What is public of a merged cell, and how many of the cells in it are small: more than a reader usually knows. */
type MergedCell = {
  /** Small cells in it: each of 1 to `threshold` - 1 persons. */
  readonly small: number;
  /** Cells of `threshold` or more that joined them, smallest first. */
  readonly joined: number;
  readonly count: number;
  /** The smallest cell still shown: no joined cell is larger. Null where none is left. */
  readonly largest: number | null;
  readonly threshold: number;
};

/**
 * Could every small cell in it have two values or more? Asked for someone who repeats the procedure: who knows the
 * threshold and that cells join, the smallest first, only while this function says no (feasibility intervals:
 * Hundepool and others, Statistical Disclosure Control, Wiley 2012, section 4.3; the stricter assumption that the
 * procedure itself is known is Kerckhoffs').
 *
 * Three joined cells are the most that is examined; beyond, the answer is no.
 */
export function isProtected(cell: MergedCell): boolean {
  const { small, joined, count, threshold } = cell;
  if (count < threshold || small + joined < 2 || joined > 3) return false;
  if (threshold < 3) return true;
  const values = new Set<number>();
  for (let sum = small; sum <= small * (threshold - 1); sum++) {
    if (!couldBe(cell, sum, [])) continue;
    values.add(Math.max(1, sum - (small - 1) * (threshold - 1)));
    values.add(Math.min(threshold - 1, sum - (small - 1)));
    if (values.size > 1) return true;
  }
  return false;
}

/** Could the small cells add up to `sum`, with the first of the joined cells as in `known`? */
function couldBe(cell: MergedCell, sum: number, known: readonly number[]): boolean {
  const { small, joined, count, largest, threshold } = cell;
  const rest = count - sum - known.reduce((total, one) => total + one, 0);
  if (known.length === joined) return rest === 0;
  const stillToCome = joined - known.length;
  const least = known.at(-1) ?? threshold;
  const most = Math.min(largest ?? rest, Math.floor(rest / stillToCome));
  for (let next = stillToCome === 1 ? Math.max(least, rest) : least; next <= most; next++) {
    const before = sum + known.reduce((total, one) => total + one, 0);
    const stopped = isProtected({ small, joined: known.length, count: before, largest: next, threshold });
    if (!stopped && couldBe(cell, sum, [...known, next])) return true;
  }
  return false;
}
