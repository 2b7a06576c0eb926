import type { KeyObject } from 'node:crypto';
import { generateIdentity } from 'age-encryption';
import { type Ballot, makeBallot, recipientOf } from '../ballot.ts';
import { fromBase64url, toBase64url } from '../base64url.ts';
import { blind, finalize, readSignerKey, type SignerKey } from '../blind-signature.ts';
import { nextEntry } from '../board.ts';
import type { BoardEntry } from '../board-entry.ts';
import { cardMessage, makeCardKey, type OwnCard, type Proof } from '../card.ts';
import { makeSignerKey, publicSpki, signBlinded } from '../sign-blinded.ts';

type MadeSigner = { readonly privateKey: KeyObject; readonly spki: string; readonly key: SignerKey };

/** Everything that an election with cards needs, without a house. */
export type MadeElection = {
  readonly election: string;
  readonly signers: readonly MadeSigner[];
  readonly identity: string;
  readonly recipient: string;
  readonly candidates: number;
};

export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('not there');
  return value;
};

export async function makeSigner(): Promise<MadeSigner> {
  const privateKey = await makeSignerKey();
  const spki = publicSpki(privateKey);
  return { privateKey, spki, key: found(await readSignerKey(spki)) };
}

export async function makeElection({ signers = 2, candidates = 4 } = {}): Promise<MadeElection> {
  const identity = await generateIdentity();
  return {
    election: crypto.randomUUID(),
    signers: await Promise.all(Array.from({ length: signers }, makeSigner)),
    identity,
    recipient: found(await recipientOf(identity)),
    candidates,
  };
}

/** As a browser and the signers do it together. */
export async function drawCard(
  { election, signers }: Pick<MadeElection, 'election' | 'signers'>,
  kinds?: readonly string[],
): Promise<OwnCard> {
  const { key, secret } = await makeCardKey(kinds);
  return { election, key, secret, proofs: await Promise.all(signers.map((signer) => proofBy(signer, election, key))) };
}

export async function proofBy(signer: MadeSigner, election: string, key: string): Promise<Proof> {
  const message = cardMessage(election, key);
  const blinding = await blind(signer.key, message);
  const blindSignature = found(signBlinded(signer.privateKey, blinding.blinded));
  const signature = found(await finalize(signer.key, message, blinding, blindSignature));
  return { prefix: toBase64url(blinding.prefix), signature: toBase64url(signature) };
}

export const cast = (made: MadeElection, card: OwnCard, ranking: readonly number[], number = 1): Promise<Ballot> =>
  makeBallot(card, made, ranking, number);

export function boardOf(ballots: readonly Ballot[]): readonly BoardEntry[] {
  const entries: BoardEntry[] = [];
  for (const ballot of ballots) entries.push(nextEntry(entries.at(-1) ?? null, ballot));
  return entries;
}

/** The same text with one bit of what it stands for turned. */
export function flipped(text: string): string {
  const bytes = found(fromBase64url(text));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return toBase64url(bytes);
}
