import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { tellOfChange } from './mail.tsx';
import { acceptCode } from './rules/authenticator-codes.ts';
import {
  confirmAuthenticatorRow,
  deleteConfirmedAuthenticator,
  findWaitingAuthenticator,
  lockAuthenticator,
} from './store/factors.ts';
import { lockPerson, lockSession, markSecondFactorPassed } from './store.ts';
import type { PersonId } from './types.ts';

/**
 * The first code of a new authenticator: from now on it is the person's, in place of the one before, and this session
 * has passed its second step. Refusals: `code-wrong`, `authenticator-not-begun`.
 */
export const confirmAuthenticator = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  given: { readonly personId: PersonId; readonly session: Buffer; readonly code: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const person = await lockPerson(tx, given.personId);
    const waiting = await findWaitingAuthenticator(tx, person.id);
    if (!waiting) {
      // A button pressed twice: the first press confirmed it.
      const confirmed = await lockAuthenticator(tx, person.id);
      return confirmed ? accept(null) : refuse('authenticator-not-begun');
    }
    const step = acceptCode(waiting.secret, given.code, at, waiting.lastStep);
    if (!step.ok) return step;
    await deleteConfirmedAuthenticator(tx, person.id);
    await confirmAuthenticatorRow(tx, waiting.id, step.value, at);
    if (await lockSession(tx, given.session, at)) await markSecondFactorPassed(tx, given.session, at);
    await tellOfChange(tx, deps, person, 'authenticator-added', at);
    return accept(null);
  });
