import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { publicName } from './admit-organization.ts';
import { emailAskedMail, emailChangedMail, emailChangeMail } from './member-mail.tsx';
import { againstClaims, type Claims } from './rules/claims.ts';
import { confirmationDays } from './rules/confirming.ts';
import { indexOrganizations } from './rules/duplicates.ts';
import { knownOrganizations } from './store/duplicates.ts';
import { deleteWaitingEmailChanges, insertEmailChange } from './store/email-changes.ts';
import { insertFormerName, lockOrganization, updateOrganization } from './store/organizations.ts';
import type { Organization, OrganizationData, OrganizationId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>;

/**
 * Corrects what is kept of a member. A name it no longer bears is kept as a former one, and the change is recorded. A
 * new address stands once the link sent to it is opened (`confirmOrganizationEmail`), and the answer says so: `waiting`
 * is that address. `language`: of the letters. Refusals: those of `againstClaims`, `busy`.
 */
export const changeOrganization = (
  deps: Needs,
  { id, data, language }: { readonly id: OrganizationId; readonly data: OrganizationData; readonly language: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<{ readonly waiting: string | null }>> =>
  transact(deps.db, async (tx): Promise<Result<{ readonly waiting: string | null }>> => {
    const organization = await lockOrganization(tx, id);
    const decision = unless(await aboutClaims(tx, organization, data, at), () => null);
    if (!decision.ok) return decision;
    const isNew = data.email !== null && data.email !== organization.email;
    if (isNew && (await tooManyAttempts(tx, `organization-email ${id}`, 5, 60, at))) {
      return refuse({ code: 'busy', field: 'email' });
    }
    await updateOrganization(tx, id, isNew ? { ...data, email: organization.email } : data);
    if (data.email !== organization.email) {
      await changeEmailIn(tx, deps, organization, { email: data.email, language }, by, at);
    }
    if (organization.name !== data.name) await renameIn(tx, deps, organization, data.name, by, at);
    return accept({ waiting: isNew ? data.email : null });
  });

/** What another member is known by, as far as the form could be read. Reasons: those of `againstClaims`. */
export async function aboutClaims(
  db: Database | Transaction,
  organization: Organization,
  changes: Partial<Claims>,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const { name, acronym, email, website } = organization;
  const before = { name, acronym, email, website };
  const others = (await knownOrganizations(db, at)).filter(
    ({ id, mesas }) => id !== organization.id && mesas.length > 0,
  );
  return againstClaims(before, { ...before, ...changes }, indexOrganizations(others));
}

/** A link goes to the new address, and word of it to the one before; an address taken away is gone at once. */
async function changeEmailIn(
  tx: Transaction,
  deps: Needs,
  { id, name, email: current }: Organization,
  { email, language }: { readonly email: string | null; readonly language: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  await deleteWaitingEmailChanges(tx, id);
  if (email !== null) {
    const token = newToken(deps.random);
    const expiresAt = at.add({ hours: 24 * confirmationDays });
    const change = { organizationId: id, email, language, askedBy: by.personId, digest: digest(token), expiresAt };
    await insertEmailChange(tx, change, at);
    await queueMail(tx, emailChangeMail(deps, { email, language }, name, token), at);
  }
  if (current === null) return;
  const to = { email: current, language };
  await queueMail(tx, email === null ? emailChangedMail(deps, to, name) : emailAskedMail(deps, to, name, email), at);
}

async function renameIn(
  tx: Transaction,
  { random }: Pick<Deps, 'random'>,
  organization: Organization,
  name: string,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  await insertFormerName(tx, organization.id, organization.name, at);
  const facts = { formerName: publicName(organization), name: publicName({ ...organization, name }) };
  const subject = `organization:${organization.id}` as const;
  await record(tx, { kind: 'organization-renamed', by, subject, facts }, { at, random });
}
