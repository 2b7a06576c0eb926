import writeWorkbook from 'write-excel-file/node';
import type { Delimiter } from '../../platform/tabular/csv.ts';
import { writeCsv } from '../../platform/tabular/write-csv.ts';

export type Cell = string | number | null;
/** `name` is the sheet's in a workbook, of at most 31 characters. */
export type ExportTable = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** As UTF-8, with the mark by which Excel knows it unless `bom` is false; no cell is a formula. */
export function asCsv({ headings, rows }: ExportTable, delimiter: Delimiter, bom: boolean): Uint8Array {
  const text = writeCsv([headings, ...rows.map((row) => row.map((cell) => String(cell ?? '')))], delimiter);
  return Buffer.from(bom ? text : text.slice(1));
}

/** A workbook, one sheet a table. Cells are typed as text or numbers, so that none is taken for a formula. */
export const asWorkbook = (tables: readonly ExportTable[]): Promise<Uint8Array> =>
  writeWorkbook(
    tables.map(({ name, headings, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: headings.map((heading, column) => ({
        width: widthOf([heading, ...rows.map((row) => row[column] ?? '')]),
      })),
      data: [
        headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(asCell)),
      ],
    })),
  ).toBuffer();

function asCell(value: Cell) {
  if (value === null || value === '') return null;
  return typeof value === 'number' ? { value, type: Number } : { value: shortened(value), type: String };
}

/** More does not fit into a cell of a workbook. */
const mostCharacters = 32_767;
const shortened = (text: string): string => (text.length > mostCharacters ? text.slice(0, mostCharacters) : text);

const widthOf = (cells: readonly Cell[]): number =>
  Math.min(60, Math.max(8, ...cells.map((cell) => String(cell).length)) + 2);
