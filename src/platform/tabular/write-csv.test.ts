import { expect, test } from 'vitest';
import { readTable, tableLimits } from './read-table.ts';
import { writeCsv } from './write-csv.ts';

test.each([
  ['=HYPERLINK("https://x.example";"x")', `"'=HYPERLINK(""https://x.example"";""x"")"`],
  ['+502 5555', `"'+502 5555"`],
  ['-1+1', `"'-1+1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['＝1', `"'＝1"`],
  ['a=b', '"a=b"'],
  ['Red «Norte», A.C.', '"Red «Norte», A.C."'],
  ['dos\nlíneas', '"dos\nlíneas"'],
])('a cell %j is no formula', (cell, written) => {
  expect(writeCsv([[cell]], ';')).toBe(`\uFEFF${written}\r\n`);
});

test.each([',', ';', '\t', '|'] as const)('what is written with %j is read again as it was', async (delimiter) => {
  const rows = [
    ['Organización', 'País', 'Nota'],
    ['Ñandutí; "El Camino", A.C.', 'Perú', 'a|b\tc'],
    ['Otra', 'Chile', 'dos\nlíneas'],
  ];
  const table = await readTable(new TextEncoder().encode(writeCsv(rows, delimiter)), 'x.csv', tableLimits);
  expect(table).toMatchObject({ ok: true, value: { encoding: 'utf-8', headings: rows[0] } });
  expect(table.ok ? table.value.rows.map(({ cells }) => cells) : []).toEqual(rows.slice(1));
});
