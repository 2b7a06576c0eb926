import { createHmac } from 'node:crypto';

const recoveryCodeCount = 10;

/** Crockford's Base32: no letter that is taken for a digit or for another letter. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12;

/**
 * Ten codes of 60 bits, `k7m2-9xqd-4fhn`, from the one-time value of the page that asked for them: a button
 * pressed twice gives the same ten, so that the page which is seen holds those that count.
 */
export const recoveryCodesOf = (once: string): readonly string[] =>
  Array.from({ length: recoveryCodeCount }, (_, index) => {
    const bytes = createHmac('sha256', once).update(`recovery code ${index}`).digest();
    const letters = [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join('');
    return letters.match(/.{4}/g)?.join('-') ?? letters;
  });

/** A code as it is kept, however it was typed: case, spaces and dashes aside, o for 0, i and l for 1. Null: no code. */
export function tidyRecoveryCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{12}$/.test(letters) ? letters.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3') : null;
}
