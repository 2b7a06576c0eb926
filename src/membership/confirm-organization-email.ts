import { decideLink } from '../accounts/rules/links.ts';
import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest } from '../platform/random.ts';
import { accept, type Result } from '../platform/result.ts';
import { emailChangedMail } from './member-mail.tsx';
import { lockEmailChange, markEmailChangeUsed } from './store/email-changes.ts';
import { lockOrganization, updateEmail } from './store/organizations.ts';

/**
 * Uses the link in the new address of a member: from now on it is the one it is reached at, and the one before is told.
 * Pressed twice, it is changed once. Refusals: `link-unknown`, `link-used`, `link-expired`.
 */
export const confirmOrganizationEmail = (
  deps: Pick<Deps, 'db' | 'charter'>,
  token: string,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const change = await lockEmailChange(tx, digest(token));
    if (change?.usedAt && change.current === change.email) return accept(null);
    const decision = decideLink(change, at);
    if (!decision.ok) return decision;
    const { organizationId, email, language, name } = decision.value;
    const { email: current } = await lockOrganization(tx, organizationId);
    await markEmailChangeUsed(tx, digest(token), at);
    await updateEmail(tx, organizationId, email);
    if (current !== null) await queueMail(tx, emailChangedMail(deps, { email: current, language }, name), at);
    return accept(null);
  });
