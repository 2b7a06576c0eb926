import { toBase64url } from '../elections/blind/base64url.ts';
import { blind, readSignerKey } from '../elections/blind/blind-signature.ts';
import { cardMessage, makeCardKey, type OwnCard, type Proof } from '../elections/blind/card.ts';

/** A card that is being drawn, as it stays in this browser until it is drawn and saved: bytes in base64url. */
export type Pending = {
  readonly key: string;
  readonly secret: JsonWebKey;
  /** One a signer, in their order; `signature` once it has signed and the blinding is off. */
  readonly parts: readonly Part[];
};
type Part = {
  readonly prefix: string;
  readonly blinded: string;
  readonly inverse: string;
  readonly signature: string | null;
};

type Signer = { readonly key: string };

const start = 'pansocial-card/';
const nameOf = (election: string, organization: string): string => `${start}${election}/${organization}`;

/** Makes a card's key and hides it from each signer. */
export async function beginCard(election: string, signers: readonly Signer[]): Promise<Pending> {
  const { key, secret } = await makeCardKey();
  const parts = await Promise.all(
    signers.map(async (signer): Promise<Part> => {
      const signerKey = await readSignerKey(signer.key);
      if (!signerKey) throw new Error('a signer without a key');
      const { prefix, blinded, inverse } = await blind(signerKey, cardMessage(election, key));
      return {
        prefix: toBase64url(prefix),
        blinded: toBase64url(blinded),
        inverse: toBase64url(inverse),
        signature: null,
      };
    }),
  );
  return { key, secret, parts };
}

export const keep = (election: string, organization: string, pending: Pending): void =>
  localStorage.setItem(nameOf(election, organization), JSON.stringify(pending));

export const forget = (election: string, organization: string): void =>
  localStorage.removeItem(nameOf(election, organization));

export function kept(election: string, organization: string): Pending | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(election, organization)) ?? 'null');
  } catch {
    return null;
  }
}

/** The cards of an election that are whole in this browser. */
export const keptCards = (election: string): readonly OwnCard[] =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(nameOf(election, '')))
    .flatMap((name) => {
      const pending = kept(election, name.slice(nameOf(election, '').length));
      return (pending && cardOf(election, pending)) ?? [];
    });

/** The card once every signer has signed it; null before. */
export function cardOf(election: string, { key, secret, parts }: Pending): OwnCard | null {
  const proofs = parts.flatMap(({ prefix, signature }): Proof[] => (signature === null ? [] : [{ prefix, signature }]));
  return proofs.length === parts.length ? { election, key, proofs, secret } : null;
}
