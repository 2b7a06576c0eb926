import { describe, expect, test } from 'vitest';
import { firstKey, secondKey } from '../../testing/made-record.ts';
import { isSignedBy, parseNote, parseVerifierKey, signNote, verifierKeyOf } from './signed-note.ts';

/** The example in the documentation of Go's golang.org/x/mod/sumdb/note. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goNote =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n" +
  '\n' +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const { verifier, privateKey } = firstKey;
const signed = (text: string) => signNote(text, verifier.name, privateKey);

describe('a signed note (C2SP signed-note)', () => {
  test('made by another implementation is read and checked', () => {
    const key = parseVerifierKey(goKey);
    const note = parseNote(goNote);
    expect(key && note && isSignedBy(note, key)).toBe('signed');
  });

  test('of ours is read back as it was written', () => {
    const note = parseNote(signed('One\n\nand two\n'));
    expect(note?.text).toBe('One\n\nand two\n');
    expect(note && isSignedBy(note, verifier)).toBe('signed');
  });

  test('by another key is unknown, not wrong', () => {
    const note = parseNote(signed('One\n'));
    expect(note && isSignedBy(note, secondKey.verifier)).toBe('unknown');
  });

  test('whose text was changed is wrong', () => {
    const note = parseNote(signed('One\n').replace('One', 'Two'));
    expect(note && isSignedBy(note, verifier)).toBe('wrong');
  });

  test('signed by two keys is checked for each; one signature that does not hold spoils it for its key', () => {
    const one = signed('One\n');
    const two = signNote('One\n', secondKey.verifier.name, secondKey.privateKey);
    const false2 = signNote('Two\n', secondKey.verifier.name, secondKey.privateKey);
    const both = parseNote(one + two.slice('One\n\n'.length));
    const spoilt = parseNote(one + false2.slice('Two\n\n'.length));
    expect(both && [isSignedBy(both, verifier), isSignedBy(both, secondKey.verifier)]).toEqual(['signed', 'signed']);
    expect(spoilt && [isSignedBy(spoilt, verifier), isSignedBy(spoilt, secondKey.verifier)]).toEqual([
      'signed',
      'wrong',
    ]);
  });

  test.each([
    ['empty', ''],
    ['without a signature', 'One\n\n'],
    ['without the empty line', signed('One\n').replace('\n\n', '\n')],
    ['without the last line feed', signed('One\n').slice(0, -1)],
    ['with a hyphen for the dash', signed('One\n').replace('—', '-')],
    ['with a carriage return', signed('One\n').replaceAll('\n', '\r\n')],
    ['with other spare bits in its base64', signed('One\n').replace(/(.)=\n$/, (_, c) => `${nextLetter(c)}=\n`)],
    ['with a signature cut short', signed('One\n').replace(/ \S{12}(\S+)\n$/, ' $1\n')],
    ['with 17 signatures', `One\n\n${`${signed('One\n').split('\n')[2]}\n`.repeat(17)}`],
  ])('is refused %s', (_, text) => {
    expect(parseNote(text)).toBe(null);
  });
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const nextLetter = (letter: string): string => alphabet[alphabet.indexOf(letter) ^ 1] ?? '';

describe('a key given out as one line', () => {
  test('is the same after reading', () => {
    expect(parseVerifierKey(verifier.line)).toEqual(verifier);
    expect(verifierKeyOf(verifier.name, privateKey).line).toBe(verifier.line);
  });

  test('has 64 digits of SHA-256 over the 32 bytes of the key as its fingerprint', () => {
    // Public key of the seed 0x01 × 32 (RFC 8032): 8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c.
    expect(verifier.publicKey.export({ format: 'jwk' }).x).toBe(
      Buffer.from('8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c', 'hex').toString('base64url'),
    );
    expect(verifier.fingerprint).toBe('34750f98bd59fcfc946da45aaabe933be154a4b5094e1c4abf42866505f3c97e');
  });

  test.each([
    ['empty', ''],
    ['with the id of another key', verifier.line.replace(verifier.id, '00000000')],
    ['with another name', verifier.line.replace('pmm-lac', 'pmm-eur')],
    ['without a name', verifier.line.replace(verifier.name, '')],
    ['with a space in its name', verifier.line.replace('/', ' ')],
    ['of another algorithm', 'x+00000000+AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['cut short', verifier.line.slice(0, -4)],
  ])('is refused %s', (_, line) => {
    expect(parseVerifierKey(line)).toBe(null);
  });
});
