import { makeBallot } from '../elections/blind/ballot.ts';
import { entryText } from '../elections/blind/board-entry.ts';
import type { OwnCard } from '../elections/blind/card.ts';

/** Where ballots of an election go, and the key they are sealed for. */
export type Box = {
  readonly election: string;
  readonly recipient: string;
  readonly candidates: readonly { readonly n: number; readonly gone: boolean }[];
  readonly action: string;
};
type Answer = { readonly seq: number; readonly previous: string; readonly hash: string };
type Refused = { readonly reasons: readonly { code: string; text: string; params?: { number?: number } }[] };

/** A ballot's number on the board and its fingerprint; or why it is not there: in words, or which of the page's. */
export type Cast =
  | Pick<Answer, 'seq' | 'hash'>
  | { readonly refused: string }
  | { readonly fault: 'failed' | 'mismatch' };

/**
 * Seals and signs a ballot and puts it on the board, without cookies and without saying from which page. A card that was
 * used before, here or elsewhere, goes on with its next number.
 */
export async function cast(box: Box, card: OwnCard, ranking: readonly number[], number = 1): Promise<Cast> {
  const { election, key, proofs, secret } = card;
  const own = { election, key, proofs, secret };
  const sealing = { recipient: box.recipient, candidates: box.candidates.length };
  const ballot = await makeBallot(own, sealing, ranking, number);
  const answered = await fetch(box.action, {
    method: 'POST',
    body: JSON.stringify(ballot),
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  if (answered.status === 422) {
    const { reasons }: Refused = await answered.json();
    const older = reasons.find(({ code }) => code === 'ballot-not-newer')?.params?.number;
    if (older && older >= number) return cast(box, card, ranking, older + 1);
    return { refused: reasons.map(({ text }) => text).join(' ') };
  }
  if (!answered.ok) return { fault: 'failed' };
  const placed: Answer = await answered.json();
  const text = entryText({ seq: placed.seq, previous: placed.previous, ballot });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hash === placed.hash ? { seq: placed.seq, hash } : { fault: 'mismatch' };
}
