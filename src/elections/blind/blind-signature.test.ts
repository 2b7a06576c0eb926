import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { toBase64url } from './base64url.ts';
import { blind, finalize, readSignerKey, type SignerKey, verify } from './blind-signature.ts';
import { makeSignerKey, publicSpki, signBlinded } from './sign-blinded.ts';
import { found } from './testing/made-cards.ts';
import { vector } from './testing/rfc-9474-vector.ts';

const bytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.fromHex(hex);
const big = (hex: string): bigint => BigInt(`0x${hex}`);
const asBytes = (value: bigint, length: number) => bytes(value.toString(16).padStart(length * 2, '0'));

function inverse(a: bigint, modulus: bigint): bigint {
  let [r, next] = [modulus, ((a % modulus) + modulus) % modulus];
  let [t, nextT] = [0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return ((t % modulus) + modulus) % modulus;
}

const [p, q] = [big(vector.p), big(vector.q)];
const n = p * q;
const d = inverse(65_537n, (p - 1n) * (q - 1n));
const part = (value: bigint, length: number) => toBase64url(asBytes(value, length));
const privateKey = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'RSA',
    n: part(n, 512),
    e: 'AQAB',
    d: part(d, 512),
    p: part(p, 256),
    q: part(q, 256),
    dp: part(d % (p - 1n), 256),
    dq: part(d % (q - 1n), 256),
    qi: part(inverse(q, p), 256),
  },
});
const message = bytes(vector.msg);

let key: SignerKey;
beforeAll(async () => {
  key = found(await readSignerKey(publicSpki(privateKey), 4096));
});
afterEach(() => vi.restoreAllMocks());

describe('RFC 9474, appendix A.1', () => {
  test('blinding gives the blinded message', async () => {
    const draws = [vector.prefix, vector.salt].map(bytes);
    draws.push(asBytes(inverse(big(vector.inv), n), 512));
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (array instanceof Uint8Array) array.set(draws.shift() ?? []);
      return array;
    });
    const { prefix, blinded, inverse: inv } = await blind(key, message);
    expect([prefix, blinded, inv].map((each) => each.toHex())).toEqual([vector.prefix, vector.blinded, vector.inv]);
    expect(draws).toEqual([]);
  });

  test('signing what is blinded gives the blind signature', () => {
    expect(Buffer.from(signBlinded(privateKey, bytes(vector.blinded)) ?? []).toString('hex')).toBe(
      vector.blindSignature,
    );
  });

  test('taking the blinding off gives the signature, which holds', async () => {
    const blinding = { prefix: bytes(vector.prefix), inverse: bytes(vector.inv) };
    const signature = found(await finalize(key, message, blinding, bytes(vector.blindSignature)));
    expect(signature.toHex()).toBe(vector.signature);
    expect(await verify(key, message, blinding.prefix, signature)).toBe(true);
  });
});

describe('what does not hold is refused', () => {
  test('a signature over another message, with another prefix, with a bit turned, too short', async () => {
    const [prefix, signature] = [bytes(vector.prefix), bytes(vector.signature)];
    const turned = signature.map((byte, index) => (index === 9 ? byte ^ 1 : byte));
    expect(await verify(key, bytes(`${vector.msg}00`), prefix, signature)).toBe(false);
    expect(await verify(key, message, prefix.toReversed(), signature)).toBe(false);
    expect(await verify(key, message, prefix, turned)).toBe(false);
    expect(await verify(key, message, prefix, signature.subarray(1))).toBe(false);
    // The prefix and the message share out their bytes in one way only.
    const [longer, shorter] = [bytes(vector.prefix + vector.msg.slice(0, 2)), bytes(vector.msg.slice(2))];
    expect(await verify(key, shorter, longer, signature)).toBe(false);
  });

  test('a blind signature that is another’s, or none', async () => {
    const blinding = { prefix: bytes(vector.prefix), inverse: bytes(vector.inv) };
    expect(await finalize(key, message, blinding, bytes(vector.blinded))).toBe(null);
    expect(await finalize(key, message, blinding, bytes('00'))).toBe(null);
  });

  test('what is blinded must be a number between 1 and the modulus, as long as it', () => {
    const highest = asBytes(n - 1n, 512);
    expect(signBlinded(privateKey, highest)?.length).toBe(512);
    for (const wrong of [asBytes(n, 512), bytes('ff'.repeat(512)), new Uint8Array(512), new Uint8Array(511).fill(1)]) {
      expect(signBlinded(privateKey, wrong)).toBe(null);
    }
  });

  test('a signer’s key must be RSA of 3072 bits with exponent 65537, in one spelling', async () => {
    const spki = publicSpki(await makeSignerKey());
    expect(await readSignerKey(spki)).not.toBe(null);
    const short = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const cubic = generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 3 });
    const curve = createPublicKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const wrong = [
      publicSpki(short.privateKey),
      publicSpki(cubic.privateKey),
      toBase64url(curve.export({ format: 'der', type: 'spki' })),
      `${spki}=`,
      `${spki}A`,
      '',
      'no',
    ];
    for (const text of wrong) expect(await readSignerKey(text)).toBe(null);
  });
});
