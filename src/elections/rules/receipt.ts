import { sha256 } from '../../record/rules/entry.ts';

/** Crockford's base 32: no letter that is taken for a figure, none that makes words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** A receipt's code from 20 unpredictable bytes: `7K3QF-…`, four groups of five, 100 bits. */
export const receiptCode = (bytes: Uint8Array): string =>
  Array.from(
    bytes.subarray(0, length),
    (byte, at) => `${at > 0 && at % 5 === 0 ? '-' : ''}${alphabet[byte % 32]}`,
  ).join('');

/** The code as it was given, however it was typed: without case, spaces and hyphens; null where it is none. */
export function readReceipt(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (letters.length !== length || [...letters].some((letter) => !alphabet.includes(letter))) return null;
  return letters.match(/.{5}/g)?.join('-') ?? null;
}

/** What is kept and published of a receipt: `printf '7K3QF-…' | sha256sum`, 64 hexadecimal digits. */
export const receiptDigest = (code: string): string => sha256(code);
