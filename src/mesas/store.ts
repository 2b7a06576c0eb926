import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** An organization as a mesa's list shows it. */
export type MesaMember = {
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly country: string;
  readonly group: string;
  readonly since: Temporal.Instant;
  readonly example: boolean;
  /** Whether it agreed to be named in public. */
  readonly listed: boolean;
};

/** Organizations that take part in `mesa` now, by name without regard to accents. */
export const membersOfMesa = (db: Database, mesa: number): Promise<MesaMember[]> =>
  db
    .selectFrom('membership as m')
    .innerJoin('organization as o', 'o.id', 'm.organization_id')
    .leftJoin('membership_end as e', 'e.membership_id', 'm.id')
    .select([
      'o.slug',
      'o.name',
      'o.acronym',
      'o.country',
      'o.stakeholder_group as group',
      'm.since',
      'o.example',
      sql<boolean>`o.listed_since is not null`.as('listed'),
    ])
    .where('m.mesa', '=', mesa)
    .where('e.membership_id', 'is', null)
    .orderBy(sql`fold(o.name)`)
    .orderBy('o.id')
    .execute();

/** How members of a mesa are reached: shown to its members, and only those who agreed to it. */
export type MesaContact = {
  readonly organization: string;
  readonly slug: string;
  readonly country: string;
  readonly people: readonly { readonly name: string; readonly email: string | null; readonly office: string }[];
};

export async function contactsOfMesa(db: Database, mesa: number, at: Temporal.Instant): Promise<MesaContact[]> {
  const { rows } = await sql<MesaContact>`
    select o.name as organization, o.slug, o.country,
      coalesce((
        select json_agg(json_build_object('name', p.name, 'email', p.email, 'office', d.office) order by d.office desc, p.name)
        from mandate d join person p on p.id = d.person_id left join mandate_end de on de.mandate_id = d.id and de.at <= ${at}
        where d.organization_id = o.id and d.body = 'organization:' || o.id
          and d.starts_at <= ${at} and d.ends_at > ${at} and de.mandate_id is null
          and exists (
            select from consent c
            where c.organization_id = o.id and c.kind = 'member-contact' and c.withdrawn_at is null
          )
      ), '[]') as people
    from membership m join organization o on o.id = m.organization_id
    left join membership_end e on e.membership_id = m.id
    where m.mesa = ${mesa} and e.membership_id is null
    order by fold(o.name), o.id`.execute(db);
  return rows;
}

/** Whether one of `organizations` takes part in `mesa` now. */
export async function isMember(db: Database, mesa: number, organizations: readonly string[]): Promise<boolean> {
  if (organizations.length === 0) return false;
  const row = await db
    .selectFrom('membership as m')
    .leftJoin('membership_end as e', 'e.membership_id', 'm.id')
    .select('m.id')
    .where('m.mesa', '=', mesa)
    .where('m.organization_id', 'in', [...organizations])
    .where('e.membership_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
