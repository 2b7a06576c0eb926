import { mergeCrossTable, type PublishedCrossTable } from './cross-table.ts';
import type { SessionNumbers } from './numbers.ts';
import { mergeSmallCells, type PublishedTable } from './small-cells.ts';

/** A session in numbers as the report prints it. */
export type PublishedNumbers = {
  /** Null: fewer than the threshold, as of every cell. */
  readonly participants: number | null;
  /** Null where `participants` is. */
  readonly countries: number | null;
  readonly byGender: PublishedTable;
  readonly bySector: PublishedTable;
  /** `merged.keys` is empty: which countries a few persons came from is not said, only how many countries. */
  readonly byCountry: PublishedTable;
  readonly mergedCountries: number;
  readonly genderBySector: PublishedCrossTable;
};

/** Merges what is below the charter's threshold, in all tables of the session alike (see `mergeSmallCells`). */
export function publishNumbers(numbers: SessionNumbers, threshold: number): PublishedNumbers {
  const byGender = mergeSmallCells(numbers.byGender, threshold);
  const bySector = mergeSmallCells(numbers.bySector, threshold);
  const byCountry = mergeSmallCells(numbers.byCountry, threshold);
  const merged = byCountry.kind === 'shown' ? byCountry.merged : null;
  const enough = numbers.participants >= threshold;
  return {
    participants: enough ? numbers.participants : null,
    countries: enough ? numbers.countries : null,
    byGender,
    bySector,
    byCountry: withoutKeys(byCountry),
    mergedCountries: merged?.keys.length ?? 0,
    genderBySector: mergeCrossTable(numbers.genderBySector, byGender, bySector, threshold),
  };
}

const withoutKeys = (table: PublishedTable): PublishedTable =>
  table.kind === 'shown' && table.merged ? { ...table, merged: { keys: [], count: table.merged.count } } : table;
