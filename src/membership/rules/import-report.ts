import type { Reason } from '../../platform/result.ts';
import type { Delimiter } from '../../platform/tabular/csv.ts';
import type { AlikeLine, ImportPlan, ListContent } from './import-plan.ts';
import type { RefusedRow } from './rows.ts';

/** Lines that do not become members, as they came, with the reasons: to be corrected and brought in again. */
export type RefusedReport = {
  readonly headings: readonly string[];
  readonly delimiter: Delimiter | null;
  readonly lines: readonly (RefusedRow & { readonly cells: readonly string[] })[];
};

/** The refused lines of a list and those left out for their likeness, in the order of the list. */
export function refusedReport(
  { headings, rows, delimiter }: ListContent & { readonly delimiter: Delimiter | null },
  { refused, alike }: ImportPlan,
): RefusedReport {
  const left = [...refused, ...alike.filter(({ chosen }) => !chosen).map(leftOut)].sort(
    (one, other) => one.number - other.number,
  );
  const cells = new Map(rows.map((row) => [row.number, row.cells]));
  return { headings, delimiter, lines: left.map((line) => ({ ...line, cells: cells.get(line.number) ?? [] })) };
}

function leftOut({ member: { number, name }, likeness }: AlikeLine): RefusedRow {
  const reason: Reason =
    likeness.earlier === null
      ? { code: 'row-resembles-member', field: 'name' }
      : { code: 'row-resembles-row', field: 'name', params: { row: likeness.earlier } };
  return { number, name, reasons: [reason] };
}
