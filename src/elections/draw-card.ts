import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { signNote } from '../record/rules/signed-note.ts';
import { nameOfSigner } from './ask-observers.ts';
import { askToSign } from './ask-signers.ts';
import { fromBase64url, toBase64url } from './blind/base64url.ts';
import { signatureBytes } from './blind/blind-signature.ts';
import { authorizationText, parseKeyStatement } from './blind/notes.ts';
import { isBlindSignature, signBlinded } from './blind/sign-blinded.ts';
import { platformKey, readCardKeyOf } from './keep-card-keys.ts';
import { decideDrawing } from './rules/cards.ts';
import { castsFor } from './rules/casting.ts';
import { stageOf } from './rules/stage.ts';
import { type CardSigner, findCardSetup, keepIssue, signersAsked } from './store/cards.ts';
import { findElectionById } from './store/elections.ts';
import { findVoter, hasBallots, lockBallotBox } from './store/votes.ts';
import type { ElectionId } from './types.ts';

type Draw = {
  readonly electionId: ElectionId;
  readonly organizationId: string;
  /** Which signer is asked: 1 is the platform, which comes first. */
  readonly n: number;
  /** What it signs unseen: base64url. */
  readonly blinded: string;
};

/**
 * Has one signer sign an organization's card, unseen. That it was asked is kept for good before it signs: one card an
 * organization. Asked again for the same card it signs again, so that what was interrupted goes on later. Refusals:
 * those of `decideDrawing`; `card-not-blinded`, `card-order`, `card-drawn`, `signer-silent`, `signer-refuses`,
 * `signer-wrong`.
 */
export async function drawCard(
  deps: Pick<Deps, 'db' | 'dataDir'>,
  draw: Draw,
  by: Actor,
  at: Temporal.Instant,
): Promise<Result<{ readonly signature: string }>> {
  const bytes = fromBase64url(draw.blinded);
  if (bytes?.length !== signatureBytes) return refuse('card-not-blinded');
  const own = draw.n === 1 ? await signHere(deps.dataDir, draw.electionId, bytes) : null;
  if (own && !own.ok) return own;
  const kept = await keepDraw(deps, draw, createHash('sha256').update(bytes).digest(), by, at);
  if (!kept.ok) return kept;
  return own ?? signThere(deps, kept.value, draw, bytes);
}

async function signHere(
  dataDir: string,
  id: ElectionId,
  bytes: Uint8Array,
): Promise<Result<{ readonly signature: string }>> {
  const key = await readCardKeyOf(dataDir, id);
  const signature = key && signBlinded(key, bytes);
  return signature ? accept({ signature: toBase64url(signature) }) : refuse('card-not-blinded');
}

const keepDraw = (
  deps: Pick<Deps, 'db'>,
  { electionId, organizationId, n }: Draw,
  blinded: Buffer,
  by: Actor,
  at: Temporal.Instant,
): Promise<Result<CardSigner>> =>
  transact(deps.db, async (tx): Promise<Result<CardSigner>> => {
    await lockBallotBox(tx, electionId);
    const election = await findElectionById(tx, electionId);
    const setup = await findCardSetup(tx, electionId);
    const voter = await findVoter(tx, electionId, organizationId);
    if (!election) return refuse('card-not-yet');
    const decision = decideDrawing({
      stage: (await hasBallots(tx, electionId)) ? 'voting' : stageOf(election, at),
      isPrepared: setup !== null,
      isOnRoll: voter !== null,
      casts: voter !== null && castsFor(by, organizationId, voter.accreditation),
    });
    if (!decision.ok) return decision;
    const signer = setup?.signers.find((one) => one.n === n);
    const isInOrder = n === 1 || (await signersAsked(tx, electionId, organizationId)).has(1);
    if (!signer || !isInOrder) return refuse('card-order');
    const kept = await keepIssue(tx, electionId, { n, organizationId, blinded }, by.personId);
    return kept.equals(blinded) ? accept(signer) : refuse('card-drawn');
  });

async function signThere(
  deps: Pick<Deps, 'db' | 'dataDir'>,
  signer: CardSigner,
  { electionId, organizationId, blinded }: Draw,
  bytes: Uint8Array,
): Promise<Result<{ readonly signature: string }>> {
  const { verifier, privateKey } = await platformKey(deps);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const text = authorizationText({ election: electionId, organization: organizationId, blinded: digest });
  const answer = await askToSign(signer.url ?? '', signNote(text, verifier.name, privateKey), blinded);
  const name = nameOfSigner(signer);
  if (!answer) return refuse({ code: 'signer-silent', params: { name } });
  if ('refused' in answer) return refuse({ code: 'signer-refuses', params: { name, why: answer.refused } });
  const signed = fromBase64url(answer.signature);
  const cardKey = parseKeyStatement(signer.statement)?.key ?? '';
  if (!signed || !isBlindSignature(cardKey, bytes, signed)) return refuse({ code: 'signer-wrong', params: { name } });
  return accept({ signature: answer.signature });
}
