import type { TechnicalTable } from '../../charter/types.ts';

/** Who coordinates the technical table: from the first day to the one on which it no longer does. */
export type Turn = { readonly mesa: number; readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };

/**
 * The turn of `day` and those that follow, `count` in all; before the first turn, the first ones. Mesas follow one
 * another by number from the first turn on, `turnMonths` each; after the last of `mesas` comes the first again.
 * Source: the first turn is that of fact sheet No. 5; the order of the others is this charter's own.
 */
export function turnsFrom(
  { turnMonths, firstTurn }: Pick<TechnicalTable, 'turnMonths' | 'firstTurn'>,
  mesas: number,
  day: Temporal.PlainDate,
  count: number,
): readonly Turn[] {
  const startOf = (nth: number): Temporal.PlainDate => firstTurn.from.add({ months: nth * turnMonths });
  const months = (day.year - firstTurn.from.year) * 12 + day.month - firstTurn.from.month;
  const inMonth = Math.floor(months / turnMonths);
  // The turn that begins in this month has not begun before its day.
  const current = Math.max(0, Temporal.PlainDate.compare(day, startOf(inMonth)) < 0 ? inMonth - 1 : inMonth);
  return Array.from({ length: count }, (_, index) => {
    const nth = current + index;
    return {
      mesa: ((firstTurn.mesa - 1 + nth) % mesas) + 1,
      from: startOf(nth),
      until: startOf(nth + 1),
    };
  });
}
