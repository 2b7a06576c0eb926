import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { fromBase64url, toBase64url } from './base64url.ts';

/**
 * Blind signatures of RFC 9474, variant RSABSSA-SHA384-PSS-Randomized, behind four functions: `blind`, `finalize` and
 * `verify` here (browser and server), `signBlinded` beside (server). What comes out is an ordinary RSA-PSS signature
 * (SHA-384, salt of 48 bytes) over a random prefix of 32 bytes and the message.
 */
const suite = RSABSSA.SHA384.PSS.Randomized();

/** Length of a signer's modulus in bits, of what is blinded and signed in bytes. */
export const signerBits = 3072;
export const signatureBytes = signerBits / 8;
const prefixBytes = 32;

/** A signer's public key for one election, ready for use. */
export type SignerKey = CryptoKey;

/** What the browser keeps to itself until the signature is there; bytes. */
export type Blinding = {
  readonly prefix: Uint8Array<ArrayBuffer>;
  /** What the signer gets to see. */
  readonly blinded: Uint8Array<ArrayBuffer>;
  readonly inverse: Uint8Array<ArrayBuffer>;
};

/** `spki`: base64url of the DER of an RSA public key of `bits` bits, exponent 65537. Null where it is not one. */
export async function readSignerKey(spki: string, bits = signerBits): Promise<SignerKey | null> {
  const der = fromBase64url(spki);
  if (!der) return null;
  try {
    const key = await crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
    const { n = '', e } = await crypto.subtle.exportKey('jwk', key);
    const again = new Uint8Array(await crypto.subtle.exportKey('spki', key));
    const isPlain = e === 'AQAB' && fromBase64url(n)?.length === bits / 8 && toBase64url(again) === spki;
    return isPlain ? key : null;
  } catch {
    return null;
  }
}

/** Draws a prefix and blinds: `blinded` says nothing about `message`, not even to whoever signs it. */
export async function blind(key: SignerKey, message: Uint8Array): Promise<Blinding> {
  const prepared = suite.prepare(message);
  const { blindedMsg, inv } = await suite.blind(key, prepared);
  return { prefix: prepared.slice(0, prefixBytes), blinded: blindedMsg.slice(), inverse: inv.slice() };
}

/** Takes the blinding off. Null where what came back is not this key's signature. */
export async function finalize(
  key: SignerKey,
  message: Uint8Array,
  { prefix, inverse }: Pick<Blinding, 'prefix' | 'inverse'>,
  blindSignature: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return (await suite.finalize(key, prepared(prefix, message), blindSignature, inverse)).slice();
  } catch {
    return null;
  }
}

export const verify = (
  key: SignerKey,
  message: Uint8Array,
  prefix: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> =>
  prefix.length === prefixBytes ? suite.verify(key, signature, prepared(prefix, message)) : Promise.resolve(false);

function prepared(prefix: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(prefix.length + message.length);
  bytes.set(prefix);
  bytes.set(message, prefix.length);
  return bytes;
}
