import {
  constants,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { fromBase64url, toBase64url } from './base64url.ts';
import { signerBits } from './blind-signature.ts';

const padding = constants.RSA_NO_PADDING;

/**
 * Signs without seeing what (RFC 9474, section 4.3): the raw RSA operation by OpenSSL, which blinds it once more
 * against measuring, and the check s^e = blinded against faults of the machine.
 * Null where `blinded` is not a number between 1 and the modulus, in as many bytes as the modulus has.
 */
export function signBlinded(privateKey: KeyObject, blinded: Uint8Array): Uint8Array | null {
  const length = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (blinded.length !== length || blinded.every((byte) => byte === 0)) return null;
  let signature: Buffer;
  try {
    signature = privateDecrypt({ key: privateKey, padding }, blinded);
  } catch {
    return null;
  }
  const again = publicEncrypt({ key: publicOf(privateKey), padding }, signature);
  if (!again.equals(blinded)) throw new Error('signing failure (RFC 9474): the signature does not hold');
  return signature;
}

/** Whether the signature on what was blinded is by this key, as `publicSpki` writes it: s^e = blinded (RFC 9474, 4.3). */
export function isBlindSignature(spki: string, blinded: Uint8Array, signature: Uint8Array): boolean {
  try {
    const der = fromBase64url(spki) ?? new Uint8Array();
    const key = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
    return publicEncrypt({ key, padding }, signature).equals(blinded);
  } catch {
    return false;
  }
}

const makePair = promisify(generateKeyPair);

/** A signer's key for one election. It must sign nothing else: whatever is blinded gets signed. */
export const makeSignerKey = async (): Promise<KeyObject> =>
  (await makePair('rsa', { modulusLength: signerBits, publicExponent: 65_537 })).privateKey;

/** The public half as `readSignerKey` reads it. */
export const publicSpki = (privateKey: KeyObject): string =>
  toBase64url(publicOf(privateKey).export({ format: 'der', type: 'spki' }));

const publicOf = (privateKey: KeyObject): KeyObject =>
  createPublicKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
