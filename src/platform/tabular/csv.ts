import { accept, type Result, refuse } from '../result.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** `number` counts rows as a spreadsheet shows them, from 1; `line` is where the row begins in the file. */
type CsvRow = { readonly number: number; readonly line: number; readonly cells: readonly string[] };

/**
 * Comma-separated values (RFC 4180) with any of the delimiters that spreadsheets write.
 * A quote opens a quoted field only at its beginning; elsewhere it is a character like others.
 * Refuses a quoted field that never closes, with the line on which it opens.
 */
export function parseCsv(text: string, delimiter: Delimiter): Result<readonly CsvRow[]> {
  const { rows, openLine } = scan(text, delimiter);
  return openLine === null ? accept(rows) : refuse({ code: 'quote-not-closed', params: { line: openLine } });
}

type Scan = { readonly rows: readonly CsvRow[]; readonly openLine: number | null };

function scan(text: string, delimiter: Delimiter): Scan {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  const endRow = () => {
    rows.push({ number: rows.length + 1, line: rowLine, cells });
    cells = [];
    rowLine = line;
  };
  while (at < text.length) {
    const field = readField(text, at, delimiter);
    cells.push(field.value);
    if (!field.closed) {
      endRow();
      return { rows, openLine: line };
    }
    line += field.lines;
    const end = text[field.end];
    at = field.end + 1;
    if (end === delimiter && at >= text.length) cells.push('');
    if (end === '\r' && text[at] === '\n') at += 1;
    if (end === '\r' || end === '\n') {
      line += 1;
      endRow();
    }
  }
  if (cells.length > 0) endRow();
  return { rows, openLine: null };
}

type FieldScan = { readonly value: string; readonly end: number; readonly lines: number; readonly closed: boolean };

function readField(text: string, start: number, delimiter: Delimiter): FieldScan {
  if (text[start] !== '"') {
    const end = endOfField(text, start, delimiter);
    return { value: text.slice(start, end), end, lines: 0, closed: true };
  }
  let at = start + 1;
  let value = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length, lines: 0, closed: false };
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  const lines = value.match(/\r\n|\r|\n/g)?.length ?? 0;
  const end = endOfField(text, at, delimiter);
  return { value: value + text.slice(at, end), end, lines, closed: true };
}

function endOfField(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/**
 * The delimiter that cuts most of the first rows into the same number of cells, more than one;
 * among equals the one that makes more cells, then the comma first. A single column has none to find: the comma.
 * Excel's own first line `sep=;` decides when it is there.
 */
export function detectDelimiter(text: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/.exec(text)?.[1];
  const named = delimiters.find((delimiter) => delimiter === declared);
  if (named) return named;
  const sample = text.slice(0, 65_536);
  const scores = delimiters.map((delimiter) => ({ delimiter, ...regularity(sample, delimiter) }));
  scores.sort((a, b) => b.share - a.share || b.columns - a.columns);
  const [best] = scores;
  return best && best.columns > 1 ? best.delimiter : ',';
}

function regularity(sample: string, delimiter: Delimiter): { readonly columns: number; readonly share: number } {
  const rows = scan(sample, delimiter).rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, 50)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = { columns: 1, share: 0 };
  for (const [columns, count] of counts) {
    const share = count / Math.min(rows.length, 50);
    if (columns > 1 && (share > best.share || (share === best.share && columns > best.columns))) {
      best = { columns, share };
    }
  }
  return best;
}

/** The text without Excel's `sep=` line, which is a note to Excel and not a row. */
export const withoutDeclaration = (text: string): string => text.replace(/^sep=[,;\t|]\r?\n/, '');
