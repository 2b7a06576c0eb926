import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { tellOfChange } from './mail.tsx';
import { challengeIn, readNewPasskeyAnswer, verifyNewPasskeyAnswer } from './rules/passkey-answers.ts';
import { relyingParty } from './rules/relying-party.ts';
import { insertPasskey, takeChallenge } from './store/factors.ts';
import { lockPerson, lockSession, markSecondFactorPassed } from './store.ts';
import type { PersonId } from './types.ts';

/**
 * Keeps a passkey that the person's device has just made; this session has passed its second step with it.
 * Refusals: `passkey-refused`, `passkey-too-late`, `passkey-known`, `passkeys-not-here`.
 */
export const addPasskey = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  given: { readonly personId: PersonId; readonly session: Buffer; readonly sent: string; readonly name: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const party = relyingParty(deps.baseUrl);
    if (!party) return refuse('passkeys-not-here');
    const answer = readNewPasskeyAnswer(given.sent);
    if (!answer.ok) return answer;
    const person = await lockPerson(tx, given.personId);
    const challenge = await takeChallenge(tx, digest(challengeIn(answer.value)), person.id, at);
    if (challenge === null) return refuse('passkey-too-late');
    const made = await verifyNewPasskeyAnswer(answer.value, { challenge, party });
    if (!made.ok) return made;
    if (!(await insertPasskey(tx, { ...made.value, personId: person.id, name: given.name, at }))) {
      return refuse('passkey-known');
    }
    if (await lockSession(tx, given.session, at)) await markSecondFactorPassed(tx, given.session, at);
    await tellOfChange(tx, deps, person, 'passkey-added', at);
    return accept(null);
  });
