import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { keyNameOf } from '../../../record/rules/checkpoint.ts';
import { signNote, type VerifierKey, verifierKeyOf } from '../../../record/rules/signed-note.ts';
import type { BoardEntry } from '../../blind/board-entry.ts';
import { authorizationText, headText, openingText } from '../../blind/notes.ts';
import { rollDigest } from '../../blind/roll.ts';

/** A platform's side of the talk with a signer, with a key of its own. */
type MadePlatform = {
  readonly privateKey: KeyObject;
  readonly verifier: VerifierKey;
  sign(text: string): string;
  opening(election: string, roll: readonly string[], drawingUntil?: string): string;
  authorization(election: string, organization: string, blinded: Uint8Array): string;
  head(election: string, entries: readonly BoardEntry[], at?: string): string;
};

export const drawingUntil = '2027-03-01T12:00:00.000Z';

export function makePlatform(mechanism = 'pmm-lac'): MadePlatform {
  const { privateKey } = generateKeyPairSync('ed25519');
  const verifier = verifierKeyOf(keyNameOf(mechanism), privateKey);
  const sign = (text: string) => signNote(text, verifier.name, privateKey);
  return {
    privateKey,
    verifier,
    sign,
    opening: (election, roll, until = drawingUntil) =>
      sign(openingText({ election, title: 'Mesa 2, 2027', drawingUntil: until, roll: rollDigest(roll) })),
    authorization: (election, organization, blinded) =>
      sign(authorizationText({ election, organization, blinded: createHash('sha256').update(blinded).digest('hex') })),
    head: (election, entries, at = '2027-03-02T12:00:00.000Z') =>
      sign(headText({ election, entries: entries.length, hash: entries.at(-1)?.hash ?? '0'.repeat(64), at })),
  };
}
