import { isUtf16 } from './encoding.ts';

/** What a file is by its first bytes, whatever its name says. `binary` is a program's own, of a kind not known here. */
export type FileKind =
  | 'text'
  | 'binary'
  | 'zip'
  | 'old-office'
  | 'pdf'
  | 'image'
  | 'rich-text'
  | 'web-page'
  | 'compressed';

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  // OLE2: .xls, .doc and .ppt before 2007, and today's files protected with a password.
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
  ['rich-text', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['compressed', [0x1f, 0x8b]],
  ['compressed', [0x52, 0x61, 0x72, 0x21]],
  ['compressed', [0x37, 0x7a, 0xbc, 0xaf]],
];

export function fileKind(bytes: Uint8Array): FileKind {
  const found = signatures.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (found) return found[0];
  // Some systems call an HTML page `.xls`.
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512));
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|table|head|meta|\?xml)/i.test(start)) return 'web-page';
  return isBinary(bytes.subarray(0, 4096)) ? 'binary' : 'text';
}

/** Text holds next to no control characters but those of lines and tabs. Null characters are told on their own. */
function isBinary(sample: Uint8Array): boolean {
  const controls = sample.filter((byte) => byte > 0 && byte < 0x20 && (byte < 0x09 || byte > 0x0d));
  return controls.length > sample.length / 50 && !isUtf16(sample);
}
