import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../result.ts';
import { type Delimiter, delimiters, detectDelimiter, parseCsv, withoutDeclaration } from './csv.ts';

const cells = (text: string, delimiter: Delimiter = ',') => {
  const parsed = parseCsv(text, delimiter);
  if (!parsed.ok) throw new Error(parsed.reasons[0].code);
  return parsed.value.map((row) => row.cells);
};

test.each<[string, string, string[][]]>([
  [
    'rows end with CRLF',
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'or with LF, the last one or not',
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'or with CR alone (old Macs)',
    'a,b\rc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['fields may be quoted', '"a","b"\n', [['a', 'b']]],
  ['a quoted field may hold the delimiter', '"a, b",c', [['a, b', 'c']]],
  [
    'and line breaks',
    '"a\nb",c\nd,e',
    [
      ['a\nb', 'c'],
      ['d', 'e'],
    ],
  ],
  ['a doubled quote stands for one', '"el ""Camino""",c', [['el "Camino"', 'c']]],
  ['an empty quoted field is empty', '"",x', [['', 'x']]],
  ['a quote inside an unquoted field is a character', 'Casa "El Camino",x', [['Casa "El Camino"', 'x']]],
  ['text after a closing quote is kept', '"a"b,c', [['ab', 'c']]],
  [
    'a trailing delimiter leaves an empty cell',
    'a,b,\nc,d,',
    [
      ['a', 'b', ''],
      ['c', 'd', ''],
    ],
  ],
  ['an empty line is a row with one empty cell', 'a,b\n\nc,d', [['a', 'b'], [''], ['c', 'd']]],
  ['rows may have different lengths', 'a,b\nc\nd,e,f', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
  ['no text, no rows', '', []],
])('RFC 4180: %s', (_fact, text, expected) => {
  expect(cells(text)).toEqual(expected);
});

test('rows keep their number and the line on which they begin', () => {
  expect(parseCsv('a,"1\n2\n3"\nb,4\n', ',')).toEqual(
    accept([
      { number: 1, line: 1, cells: ['a', '1\n2\n3'] },
      { number: 2, line: 4, cells: ['b', '4'] },
    ]),
  );
});

test('a quote that never closes is refused with the line on which it opens', () => {
  expect(parseCsv('a,b\nc,"d\ne,f\n', ',')).toEqual({
    ok: false,
    reasons: [{ code: 'quote-not-closed', params: { line: 2 } }],
  });
});

test('what is written quoted is read back exactly, whatever it holds', () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ',', ';', '\t', '|', '\n', '\r', ' ', '🙂') });
  const table = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, fc.constantFrom(...delimiters), (rows, delimiter) => {
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
      expect(cells(rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n'), delimiter)).toEqual(rows);
    }),
  );
});

test.each<[string, string, Delimiter]>([
  ['commas', 'nombre,país\nA,México\nB,Chile', ','],
  ['semicolons, with commas in the text', 'nombre;país\n"A, B y C";México\nD, E;Chile', ';'],
  ['tabs', 'nombre\tpaís\nA, B\tMéxico', '\t'],
  ['bars', 'nombre|país\nA|México', '|'],
  ['what Excel declares', 'sep=;\na,b;c', ';'],
  ['a single column', 'nombre\nA\nB', ','],
  ['a block of another shape before the table', 'Informe\nTema,ID\nX,1\n\na,b,c\n1,2,3\n4,5,6\n7,8,9', ','],
  ['semicolons inside quoted fields', 'a,b\n"x;y","1;2"\n"z;w","3;4"', ','],
])('the delimiter is found: %s', (_fact, text, expected) => {
  expect(detectDelimiter(text)).toBe(expected);
});

test("Excel's declaration is not a row", () => {
  expect(withoutDeclaration('sep=;\r\na;b')).toBe('a;b');
  expect(withoutDeclaration('a;b')).toBe('a;b');
});
