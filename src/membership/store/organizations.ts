import { type SelectQueryBuilder, sql } from 'kysely';
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
/** Whether the house holds the example: organizations that were made up. */
export async function holdsExample(db: Database): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select exists (select from organization where example) as holds`.execute(db);
  return rows[0]?.holds ?? false;
}

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

/** Where it is reached from now on. */
export const updateEmail = (tx: Transaction, id: OrganizationId, email: string): Promise<unknown> =>
  tx.updateTable('organization').set({ email }).where('id', '=', id).execute();

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
