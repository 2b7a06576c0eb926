import { accept, type Reason, type Result, refuse } from '../result.ts';
import { type Delimiter, detectDelimiter, parseCsv, withoutDeclaration } from './csv.ts';
import { decodeText, type TextEncoding } from './encoding.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { readSpreadsheet } from './spreadsheet.ts';

/** `rows` counts rows with data, headings aside. */
export type TableLimits = { readonly bytes: number; readonly rows: number; readonly columns: number };

/** The largest file that a form takes, in megabytes. */
export const fileMegabytes = 4;

export const tableLimits: TableLimits = { bytes: fileMegabytes * 1_048_576, rows: 5_000, columns: 200 };

/** `number` is the row as a spreadsheet shows it, from 1. Cells are tidied: NFC, no outer spaces. */
type TableRow = { readonly number: number; readonly cells: readonly string[] };

type Rows = {
  readonly rows: readonly TableRow[];
  /** Of a text file; an Excel file says `xlsx`. */
  readonly encoding: TextEncoding | 'xlsx';
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
};

/** Every row has as many cells as there are headings; `ragged` lists those that had more or fewer. */
type Table = Rows & {
  readonly headings: readonly string[];
  readonly ragged: readonly { readonly number: number; readonly found: number }[];
};

/**
 * Every row of a CSV or Excel file that holds anything, as it stands: for reports whose table begins further down.
 * Refuses other kinds of files with what to do instead, and whatever is over the limits.
 */
export async function readRows(bytes: Uint8Array, filename: string, limits: TableLimits): Promise<Result<Rows>> {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > limits.bytes) {
    return refuse({ code: 'file-too-large', params: { max: Math.floor(limits.bytes / 1_048_576) } });
  }
  const kind = fileKind(bytes);
  const read = kind === 'zip' ? await spreadsheetRows(bytes, limits) : kind === 'text' ? textRows(bytes) : null;
  if (!read) return refuse(notATable(kind, filename));
  if (kind === 'text' && isNamedSpreadsheet(filename) && !hasColumns(read)) {
    return refuse({ code: 'file-is-text', params: { file: filename } });
  }
  return read.ok ? within(read.value, limits) : read;
}

/**
 * A table from a CSV or Excel file: its headings and the rows below them.
 * The headings are the first row with at least two cells, so that a title above them is not taken for one.
 */
export async function readTable(bytes: Uint8Array, filename: string, limits: TableLimits): Promise<Result<Table>> {
  const read = await readRows(bytes, filename, limits);
  if (!read.ok) return read;
  const { rows } = read.value;
  const heading = rows.slice(0, 10).find(({ cells }) => cells.filter(Boolean).length > 1) ?? rows[0];
  if (!heading) return refuse('file-empty');
  const headings = trimEnd(heading.cells).map((cell) => cell.replace(/\s+/g, ' '));
  const body = rows.filter(({ number }) => number > heading.number);
  if (body.length === 0) return refuse(withoutRows(read.value));
  return accept({
    ...read.value,
    headings,
    rows: body.map(({ number, cells }) => ({ number, cells: headings.map((_, index) => cells[index] ?? '') })),
    ragged: body.flatMap(({ number, cells }) => raggedness(number, cells, headings.length)),
  });
}

/** Where the list may be on another sheet, that is said. */
const withoutRows = ({ sheet, otherSheets }: Rows): Reason =>
  sheet !== null && otherSheets.length > 0
    ? { code: 'sheet-without-rows', params: { sheet, others: otherSheets.map((name) => `«${name}»`).join(', ') } }
    : { code: 'table-without-rows' };

/** Short rows and rows with something beyond the last heading; empty cells at the end make no row ragged. */
function raggedness(number: number, cells: readonly string[], headings: number) {
  const found = Math.max(trimEnd(cells).length, Math.min(cells.length, headings));
  return found === headings ? [] : [{ number, found }];
}

function trimEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

type Unchecked = Omit<Rows, 'rows'> & { readonly rows: readonly { number: number; cells: readonly string[] }[] };

/** Text may be a table under any name; what is called a spreadsheet and has no columns was never one. */
const isNamedSpreadsheet = (filename: string): boolean => /\.(?:xls[xmb]?|ods|numbers)$/i.test(filename);

const hasColumns = (read: Result<Unchecked>): boolean =>
  read.ok && read.value.rows.some(({ cells }) => cells.length > 1);

function textRows(bytes: Uint8Array): Result<Unchecked> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const delimiter = detectDelimiter(text);
  const parsed = parseCsv(withoutDeclaration(text), delimiter);
  return parsed.ok ? accept({ rows: parsed.value, encoding, delimiter, sheet: null, otherSheets: [] }) : parsed;
}

async function spreadsheetRows(bytes: Uint8Array, limits: TableLimits): Promise<Result<Unchecked>> {
  // Titles above the table and empty rows between are no reason to refuse; 1,000 of them are room enough.
  const farthest = { rows: limits.rows + 1_000, columns: limits.columns, unpackedBytes: limits.bytes * 8 };
  const read = await readSpreadsheet(bytes, farthest);
  if (!read.ok) return read;
  const { name, rows, otherSheets } = read.value;
  return accept({
    rows: rows.map((cells, index) => ({ number: index + 1, cells })),
    encoding: 'xlsx',
    delimiter: null,
    sheet: name,
    otherSheets,
  });
}

function within(read: Unchecked, limits: TableLimits): Result<Rows> {
  const rows = read.rows
    .map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.normalize('NFC').trim()) }))
    .filter(({ cells }) => cells.some(Boolean));
  const widest = rows.reduce((most, { cells }) => Math.max(most, trimEnd(cells).length), 0);
  if (rows.length === 0) return refuse('file-empty');
  const excesses: Reason[] = [];
  if (rows.length > limits.rows + 1) excesses.push({ code: 'table-too-many-rows', params: { max: limits.rows } });
  if (widest > limits.columns) excesses.push({ code: 'table-too-many-columns', params: { max: limits.columns } });
  if (rows.some(({ cells }) => cells.some((cell) => cell.includes('\u0000')))) {
    excesses.push({ code: 'file-has-null-characters' });
  }
  const [first, ...rest] = excesses;
  return first ? refuse(first, ...rest) : accept({ ...read, rows });
}

function notATable(kind: FileKind, filename: string): Reason {
  if (kind === 'old-office') return { code: 'file-is-old-excel', params: { file: filename } };
  if (kind === 'web-page') return { code: 'file-is-a-web-page', params: { file: filename } };
  return { code: 'file-is-not-a-table', params: { file: filename } };
}
