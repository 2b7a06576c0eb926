import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { emailChangedNotice, emailChangeMail, emailChangeNotice } from './mail.tsx';
import { decideLink, emailChangeHours } from './rules/links.ts';
import {
  deleteSignInLinks,
  deleteWaitingEmailChanges,
  insertEmailChange,
  lockEmailChange,
  markEmailChangeUsed,
} from './store/links.ts';
import { findPersonByEmail, lockPerson, updatePerson } from './store.ts';
import type { PersonId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'random' | 'charter' | 'baseUrl'>;

/**
 * Sends a link to the new address, and word of it to the one before. Nothing changes until the link is followed.
 * An address that somebody here has already gets no link, and the answer does not tell. Refusals: `same-email`,
 * `enough-letters`.
 */
export async function requestEmailChange(
  deps: Needs,
  asked: { readonly personId: PersonId; readonly email: string },
  at: Temporal.Instant,
): Promise<Result<null>> {
  if (await tooManyAttempts(deps.db, `email-change ${asked.personId}`, 5, 60, at)) {
    return refuse({ code: 'enough-letters', params: { minutes: 60 } });
  }
  const token = newToken(deps.random);
  return transact(deps.db, async (tx) => {
    const person = await lockPerson(tx, asked.personId);
    if (person.email === asked.email) return refuse({ code: 'same-email', field: 'email' });
    await deleteWaitingEmailChanges(tx, person.id);
    if (!(await findPersonByEmail(tx, asked.email))) {
      const expiresAt = at.add({ hours: emailChangeHours });
      await insertEmailChange(tx, { digest: digest(token), personId: person.id, email: asked.email, at, expiresAt });
      await queueMail(tx, emailChangeMail(deps, person, asked.email, token), at);
    }
    if (person.email) await queueMail(tx, emailChangeNotice(deps, { ...person, email: person.email }, asked.email), at);
    return accept(null);
  });
}

/**
 * Uses the link in the new address: from now on it is the person's, and links sent to the old one are void.
 * Refusals: `link-unknown`, `link-used`, `link-expired`, `email-taken`.
 */
export const confirmEmailChange = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  token: string,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const change = await lockEmailChange(tx, digest(token));
    // A button pressed twice: the first press changed it.
    if (change?.usedAt && change.person.email === change.email) return accept(null);
    const decision = decideLink(change, at);
    if (!decision.ok) return decision;
    const { person, email } = decision.value;
    if (await findPersonByEmail(tx, email)) return refuse('email-taken');
    await markEmailChangeUsed(tx, digest(token), at);
    await deleteSignInLinks(tx, person.id);
    await updatePerson(tx, person.id, { email });
    if (person.email) await queueMail(tx, emailChangedNotice(deps, { ...person, email: person.email }, email), at);
    return accept(null);
  });
