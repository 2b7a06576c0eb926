import type { Deps } from '../../deps.ts';
import { findActor } from '../../mandates/store/actors.ts';
import type { Database } from '../../platform/database.ts';
import { digest } from '../../platform/random.ts';
import { fromBase64url, toBase64url } from '../blind/base64url.ts';
import { type Blinding, blind, finalize, readSignerKey } from '../blind/blind-signature.ts';
import { cardMessage, makeCardKey, type OwnCard, type Proof } from '../blind/card.ts';
import { parseKeyStatement } from '../blind/notes.ts';
import { found } from '../blind/testing/made-cards.ts';
import { drawCard } from '../draw-card.ts';
import { findCardSetup } from '../store/cards.ts';
import type { ElectionId } from '../types.ts';
import type { Member } from './members.ts';

/** A card that is being drawn: one blinding a signer. */
export type Begun = { readonly key: string; readonly secret: JsonWebKey; readonly blindings: readonly Blinding[] };

const signerKeys = async (db: Database, id: ElectionId) =>
  Promise.all(
    found(await findCardSetup(db, id)).signers.map(async ({ statement }) =>
      found(await readSignerKey(found(parseKeyStatement(statement)).key)),
    ),
  );

/** As the browser does it. */
export async function beginCard(db: Database, id: ElectionId): Promise<Begun> {
  const { key, secret } = await makeCardKey();
  const signers = await signerKeys(db, id);
  const blindings = await Promise.all(signers.map((signer) => blind(signer, cardMessage(id, key))));
  return { key, secret, blindings };
}

/** Has signer `n` sign what is blinded, in base64url; answers the signature, in base64url. */
type Ask = (n: number, blinded: string) => Promise<string>;

/** A card that every signer has signed. */
export async function drawWhole(db: Database, id: ElectionId, ask: Ask): Promise<OwnCard> {
  const [{ key, secret, blindings }, signers] = [await beginCard(db, id), await signerKeys(db, id)];
  const proofs: Proof[] = [];
  for (const [index, signer] of signers.entries()) {
    const blinding = found(blindings[index]);
    const answer = found(fromBase64url(await ask(index + 1, toBase64url(blinding.blinded))));
    const signature = found(await finalize(signer, cardMessage(id, key), blinding, answer));
    proofs.push({ prefix: toBase64url(blinding.prefix), signature: toBase64url(signature) });
  }
  return { election: id, key, secret, proofs };
}

/** Asks the act itself, as the representative of `member` at `at`. @throws with the codes of what it refuses. */
export const asking =
  (deps: Pick<Deps, 'db' | 'dataDir' | 'charter'>, electionId: ElectionId, member: Member, at: Temporal.Instant): Ask =>
  async (n, blinded) => {
    const actor = found(await findActor(deps.db, deps.charter, digest(member.representative.token), at));
    const { organizationId } = member;
    const answer = await drawCard(deps, { electionId, organizationId, n, blinded }, actor, at);
    if (!answer.ok) throw new Error(answer.reasons.map(({ code }) => code).join());
    return answer.value.signature;
  };
