import type { Deps } from '../deps.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { signInMail } from './mail.tsx';
import { signInLinkMinutes } from './rules/links.ts';
import { insertSignInLink, writeIf } from './store/links.ts';
import { findPersonByEmail } from './store.ts';

/** Links within a quarter of an hour: to one address, and from one connection, which a whole room may share. */
const limits = { minutes: 15, address: 5, connection: 100 };

/**
 * Sends a link to sign in to `email`, if a person has it. Nothing in the answer, and no step less in the work, tells
 * whether one does: for an unknown address the link is kept all the same, and its mail written and taken back.
 * Refusals: `busy`, `enough-letters`.
 */
export async function requestSignInLink(
  deps: Pick<Deps, 'db' | 'random' | 'charter' | 'baseUrl'>,
  asked: { readonly email: string; readonly returnTo: string | null; readonly connection: string },
  at: Temporal.Instant,
): Promise<Result<null>> {
  const { db, random } = deps;
  const address = digest(asked.email).toString('base64url');
  const { minutes } = limits;
  if (await tooManyAttempts(db, `sign-in-link from ${asked.connection}`, limits.connection, minutes, at)) {
    return refuse('busy');
  }
  if (await tooManyAttempts(db, `sign-in-link ${address}`, limits.address, minutes, at)) {
    return refuse({ code: 'enough-letters', params: { minutes } });
  }
  const token = newToken(random);
  return transact(db, async (tx) => {
    const person = await findPersonByEmail(tx, asked.email);
    const expiresAt = at.add({ minutes: signInLinkMinutes });
    const link = { digest: digest(token), personId: person?.id ?? null, returnTo: asked.returnTo, at, expiresAt };
    await insertSignInLink(tx, link);
    const language = person?.language ?? deps.charter.languages[0];
    const mail = signInMail(deps, { name: person?.name ?? asked.email, email: asked.email, language }, token);
    await writeIf(tx, person !== undefined, () => queueMail(tx, mail, at));
    return accept(null);
  });
}
