import { fromBase64url, toBase64url } from './base64url.ts';
import { type SignerKey, verify } from './blind-signature.ts';

/**
 * A voting card: a key pair made in the voter's browser whose public half every signer has signed without seeing it.
 * Whoever holds the private half may cast one ballot; nobody can tell whose it is.
 */
export type Card = {
  readonly election: string;
  /** `ed25519:<32 bytes>` or, from browsers without Ed25519, `p256:<65 bytes, uncompressed>`, in base64url. */
  readonly key: string;
  /** One a signer, in the order in which the election names its signers. */
  readonly proofs: readonly Proof[];
};

/** What makes a signer's RSA-PSS signature checkable; both in base64url. */
export type Proof = { readonly prefix: string; readonly signature: string };

/** The card with its private half: JWK of the key. */
export type OwnCard = Card & { readonly secret: JsonWebKey };

export type CardFault = 'card-of-another-election' | 'card-malformed' | 'card-not-signed';

/** What every signer signs: nothing but this may ever be signed with a signer's key for an election. */
export const cardMessage = (election: string, key: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`pansocial/card/1\n${election}\n${key}`);

type Kind = { readonly bytes: number; readonly algorithm: KeyAlgorithm; readonly signing: EcdsaParams | Algorithm };
type KeyAlgorithm = Algorithm | EcKeyImportParams;

const kinds: Readonly<Record<string, Kind>> = {
  ed25519: { bytes: 32, algorithm: { name: 'Ed25519' }, signing: { name: 'Ed25519' } },
  p256: {
    bytes: 65,
    algorithm: { name: 'ECDSA', namedCurve: 'P-256' },
    signing: { name: 'ECDSA', hash: 'SHA-256' },
  },
};
/** Of either kind: r and s, or R and S. */
const signatureLength = 64;

/** Makes a key of the first kind that this browser knows. */
export async function makeCardKey(
  wanted: readonly string[] = ['ed25519', 'p256'],
): Promise<{ readonly key: string; readonly secret: JsonWebKey }> {
  const [name = '', ...others] = wanted;
  const kind = kinds[name];
  if (!kind) throw new TypeError('no kind of key that this browser can make');
  try {
    const pair = await crypto.subtle.generateKey(kind.algorithm, true, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new TypeError('not a key pair');
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return { key: `${name}:${toBase64url(raw)}`, secret: await crypto.subtle.exportKey('jwk', pair.privateKey) };
  } catch (fault) {
    if (others.length === 0) throw fault;
    return makeCardKey(others);
  }
}

/** Signs `text` with a card; base64url. @throws where `secret` is not the card's private key. */
export async function signWithCard({ key, secret }: Pick<OwnCard, 'key' | 'secret'>, text: string): Promise<string> {
  const kind = kindOf(key);
  if (!kind) throw new TypeError('not a card key');
  const imported = await crypto.subtle.importKey('jwk', secret, kind.algorithm, false, ['sign']);
  return toBase64url(new Uint8Array(await crypto.subtle.sign(kind.signing, imported, new TextEncoder().encode(text))));
}

export async function isSignedByCard(key: string, text: string, signature: string): Promise<boolean> {
  const kind = kindOf(key);
  const raw = rawOf(key);
  const bytes = fromBase64url(signature);
  if (!kind || !raw || bytes?.length !== signatureLength) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', raw, kind.algorithm, false, ['verify']);
    return await crypto.subtle.verify(kind.signing, imported, bytes, new TextEncoder().encode(text));
  } catch {
    return false;
  }
}

/** Whether the card is this election's and signed by all of its signers; null where it is. */
export async function cardFault(
  { election, key, proofs }: Card,
  of: { readonly election: string; readonly signers: readonly SignerKey[] },
): Promise<CardFault | null> {
  if (election !== of.election) return 'card-of-another-election';
  if (!rawOf(key)) return 'card-malformed';
  if (proofs.length !== of.signers.length || proofs.length === 0) return 'card-not-signed';
  const message = cardMessage(election, key);
  const held = await Promise.all(of.signers.map((signer, index) => holds(signer, message, proofs[index])));
  return held.every(Boolean) ? null : 'card-not-signed';
}

async function holds(signer: SignerKey, message: Uint8Array, proof: Proof | undefined): Promise<boolean> {
  const [prefix, signature] = [fromBase64url(proof?.prefix ?? ''), fromBase64url(proof?.signature ?? '')];
  return prefix !== null && signature !== null && (await verify(signer, message, prefix, signature));
}

const kindOf = (key: string): Kind | undefined => {
  const [name = ''] = key.split(':');
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
};

function rawOf(key: string): Uint8Array<ArrayBuffer> | null {
  const [, encoded = '', ...more] = key.split(':');
  const raw = fromBase64url(encoded);
  return more.length === 0 && raw !== null && raw.length === kindOf(key)?.bytes ? raw : null;
}
