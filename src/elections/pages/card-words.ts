import { parseVerifierKey } from '../../record/rules/signed-note.ts';
import { parseKeyStatement, shortName } from '../blind/notes.ts';
import type { CardSetup, CardSigner } from '../store/cards.ts';

/** A signer as people know it, and what they compare. */
export function signerWords({ n, key }: CardSigner): {
  readonly n: number;
  readonly name: string;
  readonly fingerprint: string;
} {
  const verifier = parseVerifierKey(key);
  return { n, name: verifier ? shortName(verifier) : key, fingerprint: verifier?.fingerprint ?? '' };
}

/** What the browser needs of the signers to have a card signed: the RSA key of each. */
export const signerKeysOf = ({ signers }: CardSetup) =>
  signers.map((signer) => ({
    n: signer.n,
    name: signerWords(signer).name,
    key: parseKeyStatement(signer.statement)?.key ?? '',
  }));
