import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { fromBase64url, toBase64url } from './base64url.ts';
import { type Card, isSignedByCard, type OwnCard, signWithCard } from './card.ts';

/** What is cast: a ranking sealed for the election's key, signed by a card. Says nothing but that it is one. */
export type Ballot = {
  readonly card: Card;
  /** 1 for a card's first ballot; a later one, with a higher number, takes the place of those before. */
  readonly number: number;
  /** An age file, base64url. */
  readonly sealed: string;
  /** By the card, base64url. */
  readonly signature: string;
};

/** More candidates than a ballot can number. */
export const mostCandidates = 255;
/** What ties a sealed ranking to its card, so that nobody casts a copy of another's. */
const tieBytes = 16;
/** What age adds to a short text for one X25519 recipient: a header of 168 bytes, a nonce of 16, a tag of 16. */
const ageBytes = 200;

/** How long `sealed` is, in characters: the same for every ranking of so many candidates. */
export const sealedLength = (candidates: number): number => Math.ceil(((ageBytes + tieBytes + candidates) * 4) / 3);

/**
 * Makes a ballot. `ranking`: numbers of candidates from 1 to `candidates`, first preference first; it may stop early.
 * `recipient`: the election's public key, `age1…`.
 */
export async function makeBallot(
  { secret, ...card }: OwnCard,
  election: { readonly recipient: string; readonly candidates: number },
  ranking: readonly number[],
  number: number,
): Promise<Ballot> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(election.recipient);
  const plain = new Uint8Array(tieBytes + election.candidates);
  plain.set(await tieOf(card));
  plain.set(ranking, tieBytes);
  const sealed = toBase64url(await encrypter.encrypt(plain));
  return { card, number, sealed, signature: await signWithCard({ ...card, secret }, signedText(card, number, sealed)) };
}

export const isSignedBallot = ({ card, number, sealed, signature }: Ballot): Promise<boolean> =>
  isSignedByCard(card.key, signedText(card, number, sealed), signature);

const signedText = ({ election, key }: Card, number: number, sealed: string): string =>
  `pansocial/ballot/1\n${election}\n${key}\n${number}\n${sealed}`;

/** Why a ballot that was cast says nothing: not sealed for this key, a copy of another card's, no ranking in it. */
export type Spoiled = 'unreadable' | 'not-of-this-card' | 'not-a-ranking';

/** `identity`: the election's private key, `AGE-SECRET-KEY-1…`. */
export async function openBallot(
  { card, sealed }: Ballot,
  identity: string,
  candidates: number,
): Promise<readonly number[] | Spoiled> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  let plain: Uint8Array;
  try {
    plain = await decrypter.decrypt(fromBase64url(sealed) ?? new Uint8Array());
  } catch {
    return 'unreadable';
  }
  const tie = await tieOf(card);
  if (plain.length !== tieBytes + candidates) return 'not-a-ranking';
  if (!tie.every((byte, index) => byte === plain[index])) return 'not-of-this-card';
  return rankingIn([...plain.subarray(tieBytes)]) ?? 'not-a-ranking';
}

/** One number a place, then zeros to the end. */
function rankingIn(places: readonly number[]): readonly number[] | null {
  const end = places.indexOf(0);
  const ranking = end < 0 ? places : places.slice(0, end);
  const isWhole = places.slice(ranking.length).every((place) => place === 0);
  const isRanking = new Set(ranking).size === ranking.length && ranking.every((n) => n <= places.length);
  return isWhole && isRanking && ranking.length > 0 ? ranking : null;
}

async function tieOf({ election, key }: Card): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(`pansocial/tie/1\n${election}\n${key}`),
  );
  return new Uint8Array(digest, 0, tieBytes);
}

/** The public key that belongs to a private one; null where it is not one of the plain kind. */
export async function recipientOf(identity: string): Promise<string | null> {
  if (!/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/.test(identity)) return null;
  try {
    return await identityToRecipient(identity);
  } catch {
    return null;
  }
}

/** Whether ballots can be sealed for it: `age1…`, X25519. */
export function isRecipient(text: string): boolean {
  if (!/^age1[a-z0-9]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
