import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { tellOfChange } from './mail.tsx';
import { deleteAuthenticators, deletePasskeys, deleteRecoveryCodes, insertFactorReset } from './store/factors.ts';
import { deleteSessionsOf, findPersonByEmail, lockPerson } from './store.ts';
import type { PersonId } from './types.ts';

/**
 * Takes every second step from a person who lost theirs, and ends their sessions: they sign in by e-mail and set up
 * another. Whoever does it (`by`; null: the operator at the console) cannot sign in as them by it, is written down,
 * and the person is told. Refusal: `person-unknown`.
 */
export const resetFactors = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  asked: { readonly email: string; readonly by: PersonId | null },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await findPersonByEmail(tx, asked.email);
    if (!found) return refuse({ code: 'person-unknown', field: 'email' });
    const person = await lockPerson(tx, found.id);
    await deleteAuthenticators(tx, person.id);
    await deletePasskeys(tx, person.id);
    await deleteRecoveryCodes(tx, person.id);
    await deleteSessionsOf(tx, person.id);
    await insertFactorReset(tx, { personId: person.id, at, by: asked.by });
    await tellOfChange(tx, deps, person, 'factors-reset', at);
    return accept(null);
  });
