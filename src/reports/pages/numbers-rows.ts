import type { Named } from '../../charter/types.ts';
import { undisclosed } from '../../dialogues/rules/panel.ts';
import type { Reader } from '../../platform/reader.ts';
import type { PublishedTable } from '../rules/small-cells.ts';
import type { ContentTheme, ReportContent } from '../types.ts';

/** A row of a chart or table; `rest`: several merged into one. */
export type NumberRow = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly rest: boolean;
};

/** The tables of one session as rows, on the page and in the document alike; null where one is withheld. */
type SessionRows = {
  readonly sectors: readonly NumberRow[] | null;
  readonly genders: readonly NumberRow[] | null;
  readonly countries: readonly NumberRow[] | null;
  /** Why some are together, where some are. */
  readonly notes: {
    readonly sectors: string | null;
    readonly genders: string | null;
    readonly countries: string | null;
  };
};

export function sessionRows(
  reader: Reader,
  { numbers: { threshold, sectors, genders } }: Pick<ReportContent, 'numbers'>,
  numbers: NonNullable<ContentTheme['numbers']>,
): SessionRows {
  const merged = reader.t('reports.numbers.merged', { threshold });
  const noteOf = (table: PublishedTable): string | null =>
    table.kind === 'withheld' ? reader.t('reports.numbers.withheld') : table.merged ? merged : null;
  const countries = numbers.byCountry.kind === 'shown' ? numbers.byCountry.merged : null;
  return {
    sectors: rowsOf(reader, numbers.bySector, titles(reader, sectors)),
    genders: rowsOf(reader, numbers.byGender, genderTitles(reader, genders)),
    countries: rowsOf(reader, numbers.byCountry, (code) => reader.country(code)),
    notes: {
      sectors: noteOf(numbers.bySector),
      genders: noteOf(numbers.byGender),
      countries: countries
        ? reader.t('reports.numbers.countries.merged', {
            countries: numbers.mergedCountries,
            persons: countries.count,
            threshold,
          })
        : noteOf(numbers.byCountry),
    },
  };
}

/** What a map's key says of the countries that have no tone of their own, and of those around the region. */
export const mapKey = (
  reader: Reader,
  rows: readonly NumberRow[],
): { readonly blank: string; readonly beyond: string } => ({
  blank: reader.t(rows.some(({ rest }) => rest) ? 'reports.map.blank.merged' : 'reports.map.blank'),
  beyond: reader.t('reports.map.beyond'),
});

const titles = (reader: Reader, list: readonly Named[]) => (key: string) => {
  const found = list.find((one) => one.key === key);
  return found ? reader.text(found.title) : key;
};

/** Whoever preferred not to answer and whoever gave no answer, or was not asked, are one figure, and called so. */
export const genderTitles =
  (reader: Reader, genders: readonly Named[]) =>
  (key: string): string =>
    key === undisclosed ? reader.t('reports.numbers.unanswered') : titles(reader, genders)(key);

/** Answers that nobody gave are not drawn. */
function rowsOf(reader: Reader, table: PublishedTable, titleOf: (key: string) => string): readonly NumberRow[] | null {
  if (table.kind === 'withheld') return null;
  const shown = table.cells
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => ({ key, label: titleOf(key), value: count, rest: false }));
  if (!table.merged) return shown;
  const { keys, count } = table.merged;
  const label =
    keys.length > 0
      ? reader.t('reports.numbers.together', { list: reader.list(keys.map(titleOf)) })
      : reader.t('reports.numbers.countries.others');
  return [...shown, { key: '', label, value: count, rest: true }];
}
