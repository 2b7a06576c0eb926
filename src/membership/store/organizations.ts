import { type SelectQueryBuilder, sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { DB } from '../../platform/schema.ts';
import type { Organization, OrganizationData, OrganizationId } from '../types.ts';

const organizations = (db: Database | Transaction) =>
  db
    .selectFrom('organization as o')
    .select([
      'o.id',
      'o.slug',
      'o.name',
      'o.acronym',
      'o.stakeholder_group as group',
      'o.country',
      'o.cities',
      'o.website',
      'o.email',
      'o.about',
      'o.listed_since as listedSince',
      'o.example',
      sql<number[]>`array(select objective from organization_objective x where x.organization_id = o.id order by 1)`.as(
        'objectives',
      ),
    ]) satisfies SelectQueryBuilder<DB & { o: DB['organization'] }, 'o', Omit<Organization, 'id'> & { id: string }>;

/** The organization at this address, if it is one of `within`. */
export async function findOwnOrganization(
  db: Database,
  within: readonly string[],
  slug: string,
): Promise<Organization | null> {
  if (within.length === 0) return null;
  const row = await organizations(db)
    .where('o.id', 'in', [...within])
    .where('o.slug', '=', slug)
    .executeTakeFirst();
  return row ? { ...row, id: row.id as OrganizationId } : null;
}

/** Organizations by id, in the order of their names. */
export async function organizationsById(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<readonly Organization[]> {
  if (ids.length === 0) return [];
  const rows = await organizations(db)
    .where('o.id', 'in', [...ids])
    .orderBy(sql`fold(o.name)`)
    .orderBy('o.id')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as OrganizationId }));
}

/** The organization, its row locked until the transaction ends. */
export async function lockOrganization(tx: Transaction, id: OrganizationId | string): Promise<Organization> {
  await tx.selectFrom('organization').select('id').where('id', '=', id).forUpdate().execute();
  const row = await organizations(tx).where('o.id', '=', id).executeTakeFirstOrThrow();
  return { ...row, id: row.id as OrganizationId };
}

/** Every slug in use; nobody else takes one until the transaction ends. */
export async function lockSlugs(tx: Transaction): Promise<ReadonlySet<string>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organization slugs', 0))`.execute(tx);
  const rows = await tx.selectFrom('organization').select('slug').execute();
  return new Set(rows.map(({ slug }) => slug));
}

export async function insertOrganization(
  tx: Transaction,
  organization: OrganizationData & {
    readonly slug: string;
    readonly listedSince: Temporal.Instant | null;
    readonly example?: boolean;
  },
  at: Temporal.Instant,
): Promise<OrganizationId> {
  const { slug, listedSince, example = false } = organization;
  const { id } = await tx
    .insertInto('organization')
    .values({ ...columnsOf(organization), slug, listed_since: listedSince, example, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertObjectives(tx, id, organization.objectives);
  return id as OrganizationId;
}

const columnsOf = (data: OrganizationData) => ({
  name: data.name,
  acronym: data.acronym,
  stakeholder_group: data.group,
  country: data.country,
  cities: [...data.cities],
  website: data.website,
  email: data.email,
  about: data.about,
});

async function insertObjectives(tx: Transaction, id: string, objectives: readonly number[]): Promise<void> {
  if (objectives.length === 0) return;
  await tx
    .insertInto('organization_objective')
    .values(objectives.map((objective) => ({ organization_id: id, objective })))
    .execute();
}

export async function updateOrganization(tx: Transaction, id: OrganizationId, data: OrganizationData): Promise<void> {
  await tx.updateTable('organization').set(columnsOf(data)).where('id', '=', id).execute();
  await tx.deleteFrom('organization_objective').where('organization_id', '=', id).execute();
  await insertObjectives(tx, id, data.objectives);
}

/** The name it had until `at`; one it had before already stays as it is. */
export const insertFormerName = (
  tx: Transaction,
  id: OrganizationId,
  name: string,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('former_name')
    .values({ organization_id: id, name, until: at })
    .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doUpdateSet({ until: at }))
    .execute();

/** Listed in the public directory since `at`, or, with null, no more. */
export const setListed = (tx: Transaction, id: OrganizationId, at: Temporal.Instant | null): Promise<unknown> =>
  tx.updateTable('organization').set({ listed_since: at }).where('id', '=', id).execute();

/** What was kept to work with it; its name, country and group stay with what it took part in. */
export const forgetContacts = (tx: Transaction, id: OrganizationId): Promise<unknown> =>
  tx
    .updateTable('organization')
    .set({ email: null, website: null, about: null, cities: [], listed_since: null })
    .where('id', '=', id)
    .execute();

export type Membership = { readonly id: string; readonly mesa: number; readonly since: Temporal.Instant };

/** The mesas an organization takes part in now. */
export const currentMemberships = (
  db: Database | Transaction,
  organizationId: OrganizationId | string,
): Promise<Membership[]> =>
  db
    .selectFrom('membership as m')
    .leftJoin('membership_end as e', 'e.membership_id', 'm.id')
    .select(['m.id', 'm.mesa', 'm.since'])
    .where('m.organization_id', '=', organizationId)
    .where('e.membership_id', 'is', null)
    .orderBy('m.mesa')
    .execute();

/** Whether it ever took part in a mesa. */
export async function wasInMesa(tx: Transaction, organizationId: OrganizationId, mesa: number): Promise<boolean> {
  const row = await tx
    .selectFrom('membership')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('mesa', '=', mesa)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether `by` took the organization at this address out of the mechanism, and it is in no mesa since. */
export async function endedMembershipOf(
  db: Database,
  { slug, by }: { readonly slug: string; readonly by: PersonId },
): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean | null }>`
    select bool_and(e.membership_id is not null)
      and bool_or(e.by = ${by} and e.cause = 'organization-left') as ended
    from organization o join membership m on m.organization_id = o.id
    left join membership_end e on e.membership_id = m.id
    where o.slug = ${slug}`.execute(db);
  return rows[0]?.ended ?? false;
}

export const insertMemberships = (
  tx: Transaction,
  memberships: {
    readonly organizationId: OrganizationId;
    readonly mesas: readonly number[];
    readonly source: DB['membership']['source'];
    readonly admittedBy: PersonId;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('membership')
    .values(
      memberships.mesas.map((mesa) => ({
        organization_id: memberships.organizationId,
        mesa,
        since: at,
        source: memberships.source,
        admitted_by: memberships.admittedBy,
      })),
    )
    .execute();

export const endMemberships = (
  tx: Transaction,
  ids: readonly string[],
  { by, cause }: { readonly by: PersonId; readonly cause: string },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('membership_end')
    .values(ids.map((id) => ({ membership_id: id, at, by, cause })))
    .execute();

/** A consent as it stands: given when, withdrawn when. */
export type GivenConsent = {
  readonly kind: string;
  readonly givenAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
};

export const consentsOf = (db: Database | Transaction, organizationId: OrganizationId): Promise<GivenConsent[]> =>
  db
    .selectFrom('consent')
    .select(['kind', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
    .where('organization_id', '=', organizationId)
    .orderBy('given_at')
    .orderBy('id')
    .execute();

export const insertConsent = (
  tx: Transaction,
  consent: {
    readonly organizationId: OrganizationId;
    readonly personId: PersonId;
    readonly kind: string;
    readonly charterVersion: string;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('consent')
    .values({
      organization_id: consent.organizationId,
      person_id: consent.personId,
      kind: consent.kind,
      charter_version: consent.charterVersion,
      given_at: at,
    })
    .execute();

/** Withdraws what is still given, of one kind or of all. */
export const withdrawConsents = (
  tx: Transaction,
  organizationId: OrganizationId,
  kind: string | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .updateTable('consent')
    .set({ withdrawn_at: at })
    .where('organization_id', '=', organizationId)
    .where('withdrawn_at', 'is', null)
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? ''))
    .execute();

/** The consents an application gave are the organization's from now on. */
export const adoptConsents = (
  tx: Transaction,
  applicationId: string,
  organizationId: OrganizationId,
): Promise<unknown> =>
  tx
    .updateTable('consent')
    .set({ organization_id: organizationId })
    .where('application_id', '=', applicationId)
    .execute();

/** Which consents an application gave. */
export async function consentsOfApplication(tx: Transaction, applicationId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('consent').select('kind').where('application_id', '=', applicationId).execute();
  return rows.map(({ kind }) => kind);
}
