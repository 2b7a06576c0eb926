import { expect, test } from 'vitest';
import { accept } from '../result.ts';
import { decodeText, type TextEncoding } from './encoding.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const text = 'Organización;País\nFundación Ñandutí;México';

test.each<[string, Uint8Array, TextEncoding]>([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['UTF-16 little-endian with a mark ("Unicode text" of Excel)', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 little-endian without one', Buffer.from(text, 'utf16le'), 'utf-16le'],
  ['UTF-16 big-endian with a mark', utf16be(`\ufeff${text}`), 'utf-16be'],
  ['UTF-16 big-endian without one', utf16be(text), 'utf-16be'],
  ['Windows-1252 (Excel for Windows)', bytes(text), 'windows-1252'],
  [
    'Mac OS Roman (Excel for Mac)',
    bytes(
      'Organizaci',
      [0x97],
      'n;Pa',
      [0x92],
      's\nFundaci',
      [0x97],
      'n ',
      [0x84],
      'andut',
      [0x92],
      ';M',
      [0x8e],
      'xico',
    ),
    'macintosh',
  ],
])('%s is read', (_name, file, encoding) => {
  expect(decodeText(file)).toEqual(accept({ text, encoding }));
});

test('Windows-1252 punctuation is not the C1 controls of Latin-1', () => {
  expect(decodeText(bytes([0x93], 'Casa', [0x94], ' ', [0x80], '5 ', [0xf1]))).toEqual(
    accept({ text: '“Casa” €5 ñ', encoding: 'windows-1252' }),
  );
});

test('a typographic apostrophe between letters does not make a file Mac OS Roman', () => {
  expect(decodeText(bytes('Comit', [0xe9], ' d', [0x92], 'aide, l', [0x92], 'union'))).toEqual(
    accept({ text: 'Comité d’aide, l’union', encoding: 'windows-1252' }),
  );
});

test('plain ASCII is UTF-8', () => {
  expect(decodeText(bytes('a,b'))).toEqual(accept({ text: 'a,b', encoding: 'utf-8' }));
});

test('null characters are refused', () => {
  expect(decodeText(bytes('a,b\nc', [0], 'd,e'))).toMatchObject({ reasons: [{ code: 'file-has-null-characters' }] });
});

test('half a character of UTF-16 is refused', () => {
  expect(decodeText(Buffer.concat([Buffer.from('\ufeffab', 'utf16le'), Buffer.from([0x41])]))).toMatchObject({
    reasons: [{ code: 'file-encoding-unknown' }],
  });
});
