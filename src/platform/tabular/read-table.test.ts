import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readRows, readTable, type TableLimits, tableLimits } from './read-table.ts';
import { zipStored } from './zip.ts';

const csv = (text: string, name = 'miembros.csv', limits: TableLimits = tableLimits) =>
  readTable(Buffer.from(text), name, limits);

const sheetXml = (rows: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook as small as the format allows; `sheets` are the rows of each. */
function workbook(...sheets: string[]): Buffer {
  const list = sheets.map((_, i) => `<sheet name="Hoja ${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('');
  const relations = sheets
    .map(
      (_, i) =>
        `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    )
    .join('');
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="http://x"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
  };
  for (const [i, rows] of sheets.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(rows);
  return zipStored(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })));
}

const text = (address: string, value: string): string => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const heading = `<row r="1">${text('A1', 'Organización')}${text('B1', 'País')}</row>`;
const xlsx = (...sheets: string[]) => readTable(workbook(...sheets), 'miembros.xlsx', tableLimits);

test('a CSV is headings and rows, each with the number a spreadsheet shows', async () => {
  expect(await csv('Organización;País\nRed Ñandutí; México \n\n"Casa\nHogar";Chile\n')).toEqual({
    ok: true,
    value: {
      headings: ['Organización', 'País'],
      rows: [
        { number: 2, cells: ['Red Ñandutí', 'México'] },
        { number: 4, cells: ['Casa\nHogar', 'Chile'] },
      ],
      ragged: [],
      encoding: 'utf-8',
      delimiter: ';',
      sheet: null,
      otherSheets: [],
    },
  });
});

test('a list as Excel for Windows saves it in Spanish (Windows-1252, semicolons, CRLF) is read', async () => {
  const file = Buffer.from('Organización;País\r\nFundación Añil;Perú\r\n', 'latin1');
  expect(await readTable(file, 'lista.csv', tableLimits)).toMatchObject({
    value: { encoding: 'windows-1252', delimiter: ';', rows: [{ number: 2, cells: ['Fundación Añil', 'Perú'] }] },
  });
});

test.each<[string, Buffer, string]>([
  ['a CSV called .xlsx', Buffer.from('Organización;País\nRed;Chile\n'), 'lista.xlsx'],
  ['a CSV in UTF-16 called .xls', Buffer.from('\ufeffOrganización\tPaís\nRed\tChile\n', 'utf16le'), 'lista.xls'],
  [
    'an Excel file called .csv',
    workbook(`${heading}<row r="2">${text('A2', 'Red')}${text('B2', 'Chile')}</row>`),
    'lista.csv',
  ],
])('%s is read as what it is', async (_fact, bytes, name) => {
  expect(await readTable(bytes, name, tableLimits)).toMatchObject({
    value: { headings: ['Organización', 'País'], rows: [{ cells: ['Red', 'Chile'] }] },
  });
});

test('a title above the headings is not taken for them', async () => {
  expect(await csv('Lista de miembros 2023,,\n,,\nOrganización,País,Mesa\nA,Chile,1\n')).toMatchObject({
    value: { headings: ['Organización', 'País', 'Mesa'], rows: [{ number: 4, cells: ['A', 'Chile', '1'] }] },
  });
});

test('rows with more or fewer cells than headings are reported; empty cells at the end are not', async () => {
  const table = await csv('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n1,2,\n');
  expect(table).toMatchObject({
    value: {
      ragged: [
        { number: 3, found: 2 },
        { number: 4, found: 4 },
      ],
    },
  });
  expect(table.ok && table.value.rows.every(({ cells }) => cells.length === 3)).toBe(true);
});

test('a table of one column is a table', async () => {
  expect(await csv('Organización\nA\nB\n')).toMatchObject({
    value: { headings: ['Organización'], rows: [{ cells: ['A'] }, { cells: ['B'] }] },
  });
});

test('an Excel file as a program writes it is read: text, numbers, dates, booleans', async () => {
  const file = await writeWorkbook([
    [{ value: 'Organización' }, { value: 'Mesa' }, { value: 'Desde' }, { value: 'Activa' }],
    [
      { value: 'Red «Ñandutí» & Cía <x>' },
      { value: 3 },
      { value: new Date(Date.UTC(2023, 7, 8)), format: 'dd/mm/yyyy' },
      { value: true },
    ],
    [
      { value: 'Casa' },
      { value: 1.5 },
      { value: new Date(Date.UTC(2023, 7, 8, 14, 5)), format: 'dd/mm/yyyy hh:mm' },
      null,
    ],
  ]).toBuffer();
  expect(await readTable(file, 'miembros.xlsx', tableLimits)).toMatchObject({
    value: {
      encoding: 'xlsx',
      delimiter: null,
      headings: ['Organización', 'Mesa', 'Desde', 'Activa'],
      rows: [
        { number: 2, cells: ['Red «Ñandutí» & Cía <x>', '3', '2023-08-08', 'true'] },
        { number: 3, cells: ['Casa', '1.5', '2023-08-08 14:05:00', ''] },
      ],
      ragged: [],
    },
  });
});

test('a formula gives the value it had when the file was saved', async () => {
  const rows = `<row r="2"><c r="A2" t="str"><f>CONCATENATE("Red ","Sur")</f><v>Red Sur</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>`;
  expect(await xlsx(heading + rows)).toMatchObject({ value: { rows: [{ number: 2, cells: ['Red Sur', '2'] }] } });
});

test('the first sheet that holds anything is read, the others named', async () => {
  expect(await xlsx('', `${heading}<row r="2">${text('A2', 'A')}</row>`, heading)).toMatchObject({
    value: { sheet: 'Hoja 2', otherSheets: ['Hoja 3'], rows: [{ number: 2, cells: ['A', ''] }] },
  });
});

test('formats carried to the last row and column cost nothing', async () => {
  const formatted = `<row r="2">${text('A2', 'A')}<c r="XFD2" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>`;
  expect(await xlsx(heading + formatted)).toMatchObject({ value: { rows: [{ number: 2, cells: ['A', ''] }] } });
});

const tiny: TableLimits = { bytes: 200, rows: 2, columns: 3 };
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);

test.each<[string, Buffer, string, TableLimits, object[]]>([
  ['nothing', Buffer.alloc(0), 'a.csv', tableLimits, [{ code: 'file-empty' }]],
  ['only blanks', Buffer.from(' ,\n , \n'), 'a.csv', tableLimits, [{ code: 'file-empty' }]],
  ['only headings', Buffer.from('a,b\n'), 'a.csv', tableLimits, [{ code: 'table-without-rows' }]],
  ['only headings in a workbook', workbook(heading), 'a.xlsx', tableLimits, [{ code: 'table-without-rows' }]],
  [
    'a cover before the list',
    workbook(`<row r="1">${text('A1', 'Lista 2026')}</row>`, heading, '', heading),
    'a.xlsx',
    tableLimits,
    [{ code: 'sheet-without-rows', params: { sheet: 'Hoja 1', others: '«Hoja 2», «Hoja 4»' } }],
  ],
  [
    'more than 4 MB',
    Buffer.alloc(4 * 1_048_576 + 1, 'a'),
    'a.csv',
    tableLimits,
    [{ code: 'file-too-large', params: { max: 4 } }],
  ],
  [
    'too many rows and columns, both said',
    Buffer.from('a,b,c,d\n1,2,3,4\n1,2,3,4\n1,2,3,4\n'),
    'a.csv',
    tiny,
    [
      { code: 'table-too-many-rows', params: { max: 2 } },
      { code: 'table-too-many-columns', params: { max: 3 } },
    ],
  ],
  ['null characters', Buffer.from('a,b\n1,\u00002\n'), 'a.csv', tableLimits, [{ code: 'file-has-null-characters' }]],
  [
    'a quote that never closes',
    Buffer.from('a,b\n1,"2\n'),
    'a.csv',
    tableLimits,
    [{ code: 'quote-not-closed', params: { line: 2 } }],
  ],
  ['an image', png, 'foto.csv', tableLimits, [{ code: 'file-is-not-a-table', params: { file: 'foto.csv' } }]],
  [
    'a PDF',
    Buffer.from('%PDF-1.7\n'),
    'a.pdf',
    tableLimits,
    [{ code: 'file-is-not-a-table', params: { file: 'a.pdf' } }],
  ],
  [
    'Excel before 2007, or with a password',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    'a.xls',
    tableLimits,
    [{ code: 'file-is-old-excel', params: { file: 'a.xls' } }],
  ],
  [
    'a web page called .xls',
    Buffer.from('\ufeff <HTML><table><tr><td>x</td></tr></table>'),
    'a.xls',
    tableLimits,
    [{ code: 'file-is-a-web-page', params: { file: 'a.xls' } }],
  ],
  [
    'a letter called .xlsx',
    Buffer.from('Estimada mesa:\nles escribo para decirles «hola».\n'),
    'carta.xlsx',
    tableLimits,
    [{ code: 'file-is-text', params: { file: 'carta.xlsx' } }],
  ],
  [
    'a letter with a quote that never closes, called .xls',
    Buffer.from('"Estimada, mesa\n'),
    'carta.xls',
    tableLimits,
    [{ code: 'file-is-text', params: { file: 'carta.xls' } }],
  ],
  [
    'bytes of no kind known here',
    Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 7) % 256)),
    'lista.xlsx',
    tableLimits,
    [{ code: 'file-is-not-a-table', params: { file: 'lista.xlsx' } }],
  ],
  [
    'another kind of archive',
    zipStored([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]),
    'a.docx',
    tableLimits,
    [{ code: 'file-is-not-a-spreadsheet' }],
  ],
  ['half an Excel file', workbook(heading).subarray(0, 400), 'a.xlsx', tableLimits, [{ code: 'file-damaged' }]],
  ['a workbook without anything', workbook('', ''), 'a.xlsx', tableLimits, [{ code: 'file-empty' }]],
  [
    'a value in a far row',
    workbook(heading + text('A1048576', 'x').replace(/^.*$/, (cell) => `<row r="1048576">${cell}</row>`)),
    'a.xlsx',
    tableLimits,
    [{ code: 'table-too-many-rows', params: { max: 6_000 } }],
  ],
  [
    'a value in a far column',
    workbook(`${heading}<row r="2">${text('XFD2', 'x')}</row>`),
    'a.xlsx',
    tableLimits,
    [{ code: 'table-too-many-columns', params: { max: 200 } }],
  ],
  [
    'a row number that no spreadsheet has',
    workbook(`${heading}<row r="1e9">${text('A2', 'x')}</row>`),
    'a.xlsx',
    tableLimits,
    [{ code: 'file-damaged' }],
  ],
  [
    'an address hidden in character references',
    workbook(`${heading}<row r="2"><c x=">" r="&#88;FD2"><v>1</v></c></row>`),
    'a.xlsx',
    tableLimits,
    [{ code: 'file-damaged' }],
  ],
  [
    'a shared string that is not there',
    workbook(`${heading}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`),
    'a.xlsx',
    tableLimits,
    [{ code: 'file-damaged' }],
  ],
  [
    'a workbook of hundreds of sheets',
    workbook(...Array.from({ length: 31 }, () => heading)),
    'a.xlsx',
    tableLimits,
    [{ code: 'table-too-many-sheets', params: { max: 30 } }],
  ],
])('refused with what to do instead: %s', async (_fact, bytes, name, limits, reasons) => {
  expect(await readTable(bytes, name, limits)).toEqual({ ok: false, reasons });
});

test('5,000 rows are within the limit, 5,001 are not', async () => {
  const rows = (count: number) => `a,b\n${'1,2\n'.repeat(count)}`;
  const most = await csv(rows(5_000));
  expect(most.ok && most.value.rows.length).toBe(5_000);
  expect(await csv(rows(5_001))).toEqual({
    ok: false,
    reasons: [{ code: 'table-too-many-rows', params: { max: 5_000 } }],
  });
});

test('a report whose table begins further down is read row by row', async () => {
  expect(
    await readRows(Buffer.from('Tema,ID\nX,1\n\nNombre,Correo,Hora\nA,a@b.org,1\n'), 'zoom.csv', tableLimits),
  ).toMatchObject({
    value: {
      rows: [
        { number: 1, cells: ['Tema', 'ID'] },
        { number: 2, cells: ['X', '1'] },
        { number: 4, cells: ['Nombre', 'Correo', 'Hora'] },
        { number: 5, cells: ['A', 'a@b.org', '1'] },
      ],
    },
  });
});
