import readWorkbook, { type CellValue } from 'read-excel-file/node';
import { accept, type Reason, type Result, refuse } from '../result.ts';
import { unzip, zipStored } from './zip.ts';

type SheetRows = readonly (readonly string[])[];
type Workbook = { readonly name: string; readonly rows: SheetRows; readonly otherSheets: readonly string[] };

/** `rows` and `columns` are the farthest cell with a value; `unpackedBytes` what the file may grow to. */
type SpreadsheetLimits = { readonly rows: number; readonly columns: number; readonly unpackedBytes: number };

/**
 * The first sheet of an Excel file (.xlsx) that holds anything, its cells as text: the last computed value of a
 * formula, dates as `2023-08-08` or `2023-08-08 14:05:00`, numbers without grouping.
 * Before anything is read, the file is unpacked under a limit and its farthest cell looked at, so that neither
 * what it declares nor what it holds can exhaust the machine.
 */
export async function readSpreadsheet(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<Result<Workbook>> {
  const unpacked = unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name), limits.unpackedBytes);
  if (!unpacked.ok) return unpacked;
  if (!unpacked.value.some(({ name }) => name === 'xl/workbook.xml')) return refuse('file-is-not-a-spreadsheet');
  const sheetXml = unpacked.value.map(({ content }) => new TextDecoder().decode(content)).filter(isSheet);
  if (sheetXml.length > maxSheets) return refuse({ code: 'table-too-many-sheets', params: { max: maxSheets } });
  const reason = firstOf(sheetXml, (xml) => whyNotRead(xml, limits));
  if (reason) return refuse(reason);
  try {
    const sheets = await readWorkbook(zipStored(unpacked.value));
    const first = sheets.find(({ data }) => data.length > 0);
    if (!first) return refuse('file-empty');
    return accept({
      name: first.sheet,
      rows: first.data.map((row) => row.map(cellText)),
      otherSheets: sheets
        .filter(({ data, sheet }) => data.length > 0 && sheet !== first.sheet)
        .map(({ sheet }) => sheet),
    });
  } catch {
    // The reader throws for whatever it did not foresee in a file (TypeErrors too); nothing else happens in there.
    return refuse('file-damaged');
  }
}

const maxSheets = 30;
const isSheet = (xml: string): boolean => xml.includes('sheetData');

function firstOf<T, R>(items: readonly T[], look: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}

// Rows and cells say where they are in `r`, which the reader takes under any prefix. An empty cell may carry a
// format out to the last column (XFD); the reader passes over those, and fills every gap before one with a value.
const address = /(?<!\sxmlns:)\br\s*=\s*(["'])([^"']*)\1((?:\s+[\w:]+\s*=\s*"[\w-]*")*\s*\/>)?/g;
const lastRow = 1_048_576;
const lastColumn = 16_384;

function whyNotRead(xml: string, limits: SpreadsheetLimits): Reason | null {
  for (const [, , value = '', emptyElement] of xml.matchAll(address)) {
    const [, letters, figures] = /^([A-Z]{0,3})(\d{1,7})$/.exec(value) ?? [];
    if (letters === undefined || figures === undefined) return { code: 'file-damaged' };
    const row = Number(figures);
    const column = columnNumber(letters);
    if (row > lastRow || column > lastColumn) return { code: 'file-damaged' };
    if (letters === '' || emptyElement !== undefined) continue;
    if (row > limits.rows) return { code: 'table-too-many-rows', params: { max: limits.rows } };
    if (column > limits.columns) return { code: 'table-too-many-columns', params: { max: limits.columns } };
  }
  return null;
}

/** `A` is 1, `Z` 26, `AA` 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function cellText(value: CellValue | Date | null): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  return String(value);
}

// The reader gives a sheet's date and time, which have no zone, as if they were in UTC.
function dateText(date: Date): string {
  const [day = '', time = ''] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split(/[T.]/);
  return time === '00:00:00' ? day : `${day} ${time}`;
}
