import type { Delimiter } from './csv.ts';

/** Characters that make a spreadsheet take a cell for a formula when it opens the file; full-width ones too. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A table as a CSV file (RFC 4180) that Excel opens as it is: UTF-8 with its mark, every cell quoted. A cell that a
 * spreadsheet would run as a formula begins with an apostrophe instead.
 */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(delimiter)}\r\n`).join('')}`;
}
