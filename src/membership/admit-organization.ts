import { registerPerson } from '../accounts/register-person.ts';
import { findPersonByEmail } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { speechOf } from '../platform/languages.ts';
import { queueMail } from '../platform/mail.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { personal } from '../record/rules/commitments.ts';
import { inviteIn } from './invite-representative.ts';
import { representativeMail } from './member-mail.tsx';
import type { Representative } from './rules/application.ts';
import { directoryConsent } from './rules/consents.ts';
import { readDraft } from './rules/draft.ts';
import { representativeSlots } from './rules/representative-slots.ts';
import { newSlug } from './rules/slug.ts';
import { setOrganization } from './store/applications.ts';
import { adoptConsents, consentsOfApplication } from './store/consents.ts';
import { currentMemberships, insertMemberships } from './store/memberships.ts';
import { insertOrganization, lockOrganization, lockSlugs } from './store/organizations.ts';
import type { OrganizationData, OrganizationId, SentApplication } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

/** What an organization is made of when it becomes a member, from wherever it came. */
type NewOrganization = OrganizationData & {
  readonly representatives: readonly Representative[];
  readonly listed: boolean;
  readonly language: string;
};

/**
 * Within the act that admits it: the organization takes part in `mesa` from now on. The first admission makes the
 * organization and gives its representatives their mandates. Refusals: those of `decideGrant`.
 */
export async function admitOrganizationIn(
  tx: Transaction,
  deps: Needs,
  admission: {
    readonly application: SentApplication;
    readonly mesa: number;
    readonly source: 'application' | 'objection';
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<OrganizationId>> {
  const { application, mesa, source } = admission;
  const known = application.submission.organizationId;
  const made = known ? accept(known) : await makeFromApplication(tx, deps, application, by, at);
  if (!made.ok) return made;
  const organization = await lockOrganization(tx, made.value);
  const current = await currentMemberships(tx, organization.id);
  if (current.some((membership) => membership.mesa === mesa)) return made;
  const membership = { organizationId: organization.id, mesas: [mesa], source, admittedBy: by.personId };
  await insertMemberships(tx, membership, at);
  await recordAdmission(tx, deps, organization, [mesa], by, at);
  return made;
}

/** Named in public only where the organization agreed to be. */
export const recordAdmission = (
  tx: Transaction,
  { random }: Pick<Deps, 'random'>,
  organization: { readonly id: OrganizationId; readonly name: string; readonly listedSince: Temporal.Instant | null },
  mesas: readonly number[],
  by: Acting,
  at: Temporal.Instant,
) =>
  record(
    tx,
    {
      kind: 'organization-admitted',
      by,
      subject: `organization:${organization.id}`,
      facts: { name: publicName(organization), mesas: [...mesas] },
    },
    { at, random },
  );

export const publicName = (organization: {
  readonly id: OrganizationId;
  readonly name: string;
  readonly listedSince: Temporal.Instant | null;
}) => (organization.listedSince ? personal(organization.name, `organization:${organization.id}`) : null);

async function makeFromApplication(
  tx: Transaction,
  deps: Needs,
  application: SentApplication,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<OrganizationId>> {
  const { draft, assistedMesa, submission, language } = application;
  const { countries: _, ...data } = readDraft(draft, deps.charter, assistedMesa);
  const consents = await consentsOfApplication(tx, application.id);
  const { name, country, email } = submission;
  const listed = consents.includes(directoryConsent);
  const made = await makeOrganizationIn(
    tx,
    deps,
    { ...data, name, country, email, group: data.group ?? '', listed, language },
    by,
    at,
  );
  if (!made.ok) return made;
  await setOrganization(tx, application.id, made.value);
  await adoptConsents(tx, application.id, made.value);
  return made;
}

/**
 * Adds an organization with the mandates of its representatives, who are told of them; whoever has an account here
 * already is asked first (`inviteIn`). Refusals: `decideGrant`'s.
 */
async function makeOrganizationIn(
  tx: Transaction,
  deps: Needs,
  organization: NewOrganization,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<OrganizationId>> {
  const slug = newSlug(organization, await lockSlugs(tx));
  const id = await insertOrganization(tx, { ...organization, slug, listedSince: organization.listed ? at : null }, at);
  const offices = representativeSlots(deps.charter);
  for (const [index, representative] of organization.representatives.entries()) {
    const office = offices[index];
    // Without a name: someone who asked to be forgotten while the application was under way.
    if (!office || representative.name === '') continue;
    const { name, email } = representative;
    const invited = { organizationId: id, slot: index, name, gender: representative.gender };
    if (email !== null && (await findPersonByEmail(tx, email))) {
      // Someone with an account here is asked first: others name them by an address alone.
      await inviteIn(tx, deps, organization, { ...invited, email, language: organization.language }, by, at);
      continue;
    }
    const personId = await registerPerson(tx, { ...representative, language: organization.language }, at);
    const granted = await grantMandateIn(
      tx,
      deps,
      {
        personId,
        office: office.key,
        body: `organization:${id}`,
        organizationId: id,
        startsAt: at,
        source: { kind: 'own-organization', text: sourceText(deps.charter) },
      },
      by,
      at,
    );
    if (!granted.ok) return granted;
    if (email === null) continue;
    const to = { name, email, language: organization.language };
    await queueMail(tx, representativeMail(deps, to, { organization: organization.name, office }), at);
  }
  return accept(id);
}

/** How an organization's own offices come about, in every language of the mechanism. */
export const sourceText = ({ languages }: Pick<Deps['charter'], 'languages'>): Texts =>
  Object.fromEntries(languages.map((language) => [language, speechOf(language).t('membership.mandate.source')]));
