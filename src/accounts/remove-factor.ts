import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { tellOfChange } from './mail.tsx';
import { decideRemoval, hasFactor } from './rules/factors.ts';
import { deleteAuthenticators, deletePasskey, deleteRecoveryCodes, factorsOf } from './store/factors.ts';
import { lockPerson } from './store.ts';
import type { Factors, Person, PersonId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'baseUrl'>;
type Asked = {
  readonly personId: PersonId;
  /** Titles of the offices held now that ask for a second factor. */
  readonly offices: readonly string[];
};

/** Takes the authenticator app away. Refusal: `factor-needed`, where it is the last factor and an office asks for one. */
export const removeAuthenticator = (deps: Needs, asked: Asked, at: Temporal.Instant): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const person = await lockPerson(tx, asked.personId);
    const factors = await factorsOf(tx, person.id);
    if (!factors.authenticatorSince) return accept(null);
    const remaining = { ...factors, authenticatorSince: null };
    const decision = decideRemoval(remaining, asked.offices);
    if (!decision.ok) return decision;
    await deleteAuthenticators(tx, person.id);
    await tellOfChange(tx, deps, person, 'authenticator-removed', at);
    return leaveWith(tx, person, remaining);
  });

/** Takes a passkey away; one that is gone already is no fault. Refusal: `factor-needed`, as above. */
export const removePasskey = (
  deps: Needs,
  asked: Asked & { readonly credentialId: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const person = await lockPerson(tx, asked.personId);
    const factors = await factorsOf(tx, person.id);
    const passkeys = factors.passkeys.filter(({ credentialId }) => credentialId !== asked.credentialId);
    if (passkeys.length === factors.passkeys.length) return accept(null);
    const remaining = { ...factors, passkeys };
    const decision = decideRemoval(remaining, asked.offices);
    if (!decision.ok) return decision;
    await deletePasskey(tx, person.id, asked.credentialId);
    await tellOfChange(tx, deps, person, 'passkey-removed', at);
    return leaveWith(tx, person, remaining);
  });

/** Recovery codes stand in for a factor: without one they open nothing and go too. */
async function leaveWith(tx: Transaction, person: Person, remaining: Factors): Promise<Result<null>> {
  if (!hasFactor(remaining)) await deleteRecoveryCodes(tx, person.id);
  return accept(null);
}
