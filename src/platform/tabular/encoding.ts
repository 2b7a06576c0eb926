import { accept, type Result, refuse } from '../result.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';
type DecodedText = { readonly text: string; readonly encoding: TextEncoding };

/**
 * Reads a text file in the encodings that spreadsheets write: UTF-8 and UTF-16 with or without a byte order mark,
 * Windows-1252 (Excel in western languages) and Mac OS Roman (Excel for Mac), told apart by their bytes.
 * Refuses null characters, which no table holds, and text that its own encoding forbids.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const encoding = detectEncoding(bytes);
  const text = decode(bytes, encoding);
  if (text === null) return refuse('file-encoding-unknown');
  if (text.includes('\u0000')) return refuse('file-has-null-characters');
  return accept({ text, encoding });
}

function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = detectUtf16(bytes);
  if (wide) return wide;
  if (decode(bytes, 'utf-8') !== null) return 'utf-8';
  return looksLikeMacRoman(bytes) ? 'macintosh' : 'windows-1252';
}

export const isUtf16 = (bytes: Uint8Array): boolean => detectEncoding(bytes).startsWith('utf-16');

// The `fatal` decoder drops a leading byte order mark and throws at the first byte that cannot be.
function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Western text in UTF-16 has a zero in every second byte, and none in the others. */
function detectUtf16(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, 4096 - (4096 % 2));
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = sample.length / 2;
  if (pairs < 2) return null;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return null;
}

/**
 * Between two letters, Mac OS Roman writes its accented letters as 0x80 to 0x9F, where Windows-1252 has
 * punctuation; Windows-1252 writes them from 0xC0 up. 0x92 is left out: there it is the apostrophe of `d’un`.
 */
function looksLikeMacRoman(bytes: Uint8Array): boolean {
  let mac = 0;
  let windows = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte < 0x80 || byte === 0x92 || !isLetter(bytes[index - 1]) || !isLetter(bytes[index + 1])) continue;
    if (byte <= 0x9f) mac += 1;
    else if (byte >= 0xc0) windows += 1;
  }
  return mac > windows;
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
