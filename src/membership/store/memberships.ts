import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { DB } from '../../platform/schema.ts';
import type { OrganizationId } from '../types.ts';

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

/** Whether an organization of this name, or this acronym, takes part in a mesa now: as people compare them. */
export async function takesPart(db: Database | Transaction, mesa: number, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from membership m
    join organization o on o.id = m.organization_id
    left join membership_end e on e.membership_id = m.id
    where m.mesa = ${mesa} and e.membership_id is null
      and fold(${name}) <> '' and fold(${name}) in (fold(o.name), fold(o.acronym))
    limit 1`.execute(db);
  return rows.length > 0;
}

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
