import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result } from '../platform/result.ts';
import { openSession } from './open-session.ts';
import { decideLink } from './rules/links.ts';
import { sessionTokenOf } from './rules/sessions.ts';
import { lockSignInLink, markSignInLinkUsed } from './store/links.ts';
import { lockSession } from './store.ts';
import type { NewSession } from './types.ts';

/**
 * Uses a link up and signs its person in. `once` is the one-time value of the page with the button: the same again
 * (a second click) finds the session it opened. Refusals: `link-unknown`, `link-used`, `link-expired`.
 */
export const signInByLink = (
  deps: Pick<Deps, 'db'>,
  used: { readonly token: string; readonly once: string },
  at: Temporal.Instant,
): Promise<Result<NewSession & { readonly returnTo: string | null }>> =>
  transact(deps.db, async (tx) => {
    const link = await lockSignInLink(tx, digest(used.token));
    const token = sessionTokenOf(used.token, used.once);
    const open = await lockSession(tx, digest(token), at);
    if (open && link) {
      return accept({ personId: open.personId, token, expiresAt: open.expiresAt, returnTo: link.returnTo });
    }
    const decision = decideLink(link, at);
    if (!decision.ok) return decision;
    const { person, returnTo } = decision.value;
    await markSignInLinkUsed(tx, digest(used.token), at);
    const session = await openSession(tx, { personId: person.id, token, secondFactor: false }, at);
    return accept({ ...session, returnTo });
  });
