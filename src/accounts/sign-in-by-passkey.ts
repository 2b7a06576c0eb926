import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { openSession } from './open-session.ts';
import { challengeIn, readPasskeyAnswer, verifyPasskeyAnswer } from './rules/passkey-answers.ts';
import { relyingParty } from './rules/relying-party.ts';
import { lockPasskey, notePasskeyUse, takeChallenge } from './store/factors.ts';
import { lockSession, markSecondFactorPassed } from './store.ts';
import type { NewSession, PersonId } from './types.ts';

/**
 * Signs in whoever holds the passkey that answered: both steps at once, since it verified its holder.
 * Refusals: `passkey-refused`, `passkey-unknown`, `passkey-too-late`, `passkeys-not-here`.
 */
export const signInByPasskey = (
  deps: Pick<Deps, 'db' | 'random' | 'baseUrl'>,
  sent: string,
  at: Temporal.Instant,
): Promise<Result<NewSession>> => {
  const token = newToken(deps.random);
  return transact(deps.db, async (tx) => {
    const holder = await acceptPasskey(tx, deps, { sent, offeredTo: null }, at);
    if (!holder.ok) return holder;
    return accept(await openSession(tx, { personId: holder.value, token, secondFactor: true }, at));
  });
};

/** A passkey of the person's own as the second step. Refusals as above. */
export const passByPasskey = (
  deps: Pick<Deps, 'db' | 'baseUrl'>,
  given: { readonly personId: PersonId; readonly session: Buffer; readonly sent: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const session = await lockSession(tx, given.session, at);
    if (!session) return refuse('passkey-refused');
    if (session.secondFactorAt) return accept(null);
    const holder = await acceptPasskey(tx, deps, { sent: given.sent, offeredTo: given.personId }, at);
    if (!holder.ok) return holder;
    if (holder.value !== given.personId) return refuse('passkey-unknown');
    await markSecondFactorPassed(tx, given.session, at);
    return accept(null);
  });

/** Whose passkey gave this answer, to a challenge of ours that it uses up. */
async function acceptPasskey(
  tx: Transaction,
  { baseUrl }: Pick<Deps, 'baseUrl'>,
  { sent, offeredTo }: { readonly sent: string; readonly offeredTo: PersonId | null },
  at: Temporal.Instant,
): Promise<Result<PersonId>> {
  const party = relyingParty(baseUrl);
  if (!party) return refuse('passkeys-not-here');
  const answer = readPasskeyAnswer(sent);
  if (!answer.ok) return answer;
  const challenge = await takeChallenge(tx, digest(challengeIn(answer.value)), offeredTo, at);
  if (challenge === null) return refuse('passkey-too-late');
  const key = await lockPasskey(tx, answer.value.id);
  if (!key) return refuse('passkey-unknown');
  const counter = await verifyPasskeyAnswer(answer.value, { challenge, party }, key);
  if (!counter.ok) return counter;
  await notePasskeyUse(tx, answer.value.id, counter.value, at);
  return accept(key.personId);
}
