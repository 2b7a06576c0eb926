import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';

/** A member organization with all that a list of members says, whether or not it is listed in public. */
export type ListedMember = {
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly country: string;
  readonly cities: readonly string[];
  readonly group: string;
  readonly mesas: readonly number[];
  readonly objectives: readonly number[];
  readonly email: string | null;
  readonly website: string | null;
  readonly since: Temporal.Instant;
  readonly listedSince: Temporal.Instant | null;
  readonly example: boolean;
  readonly representatives: readonly {
    readonly name: string;
    readonly email: string | null;
    readonly office: string;
  }[];
};

/** Everyone who takes part in a mesa now, by name without regard to accents, with who represents them at `at`. */
export async function listMembers(db: Database | Transaction, at: Temporal.Instant): Promise<ListedMember[]> {
  const { rows } = await sql<ListedMember>`
    select o.slug, o.name, o.acronym, o.country, o.cities, o.stakeholder_group as "group",
      array_agg(m.mesa order by m.mesa) as mesas,
      array(select j.objective from organization_objective j where j.organization_id = o.id order by j.objective) as objectives,
      o.email, o.website, min(m.since) as since, o.listed_since as "listedSince", o.example,
      coalesce((
        select json_agg(json_build_object('name', p.name, 'email', p.email, 'office', d.office) order by d.starts_at, d.id)
        from mandate d join person p on p.id = d.person_id
        left join mandate_end de on de.mandate_id = d.id and de.at <= ${at}
        where d.body = 'organization:' || o.id and d.starts_at <= ${at} and d.ends_at > ${at} and de.mandate_id is null
      ), '[]') as representatives
    from organization o join membership m on m.organization_id = o.id
    left join membership_end e on e.membership_id = m.id
    where e.membership_id is null
    group by o.id
    order by fold(o.name), o.id`.execute(db);
  return rows;
}
