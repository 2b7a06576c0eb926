import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Identity } from '../rules/fingerprint.ts';

/** An organization or an application that others are compared with; `listed`: named in public. */
export type KnownIdentity = Identity & {
  readonly kind: 'organization' | 'application';
  readonly slug: string | null;
  readonly listed: boolean;
  /** Mesas it takes part in, or applies to. */
  readonly mesas: readonly number[];
  readonly since: Temporal.Instant;
};

/** Every organization, under today's name and former ones, with the addresses of those who represent it. */
export async function knownOrganizations(
  db: Database | Transaction,
  at: Temporal.Instant,
): Promise<readonly KnownIdentity[]> {
  const { rows } = await sql<KnownIdentity>`
    select o.id, 'organization' as kind, o.slug, o.listed_since is not null as listed, o.acronym, o.website,
      coalesce((select min(m.since) from membership m where m.organization_id = o.id), o.created_at) as since, array[o.country::text] as countries,
      array[o.name] || array(select f.name from former_name f where f.organization_id = o.id order by f.until desc)
        as names,
      array_remove(array[o.email], null) as emails, array(
        select p.email from mandate m join person p on p.id = m.person_id
        left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
        where m.body = 'organization:' || o.id and m.starts_at <= ${at} and m.ends_at > ${at}
          and e.mandate_id is null and p.email is not null) as people,
      array(
        select m.mesa from membership m left join membership_end e on e.membership_id = m.id
        where m.organization_id = o.id and e.membership_id is null order by 1) as mesas
    from organization o`.execute(db);
  return rows;
}

/** Applications sent and not decided everywhere, but for those that became organizations already. */
export async function knownApplications(db: Database | Transaction): Promise<readonly KnownIdentity[]> {
  const { rows } = await sql<KnownIdentity>`
    select s.application_id as id, 'application' as kind, null as slug, false as listed,
      nullif(a.draft ->> 'acronym', '') as acronym, nullif(a.draft ->> 'website', '') as website, s.at as since,
      array[s.country::text] as countries, array[s.name] as names, array_remove(array[s.email], null) as emails,
      array[]::text[] as people,
      array(select m.mesa from application_mesa m where m.application_id = s.application_id order by 1) as mesas
    from application_submission s join application a on a.id = s.application_id
    where s.organization_id is null and exists (
      select from application_mesa m
      left join application_decision d on d.application_id = m.application_id and d.mesa = m.mesa
      where m.application_id = s.application_id and d.at is null)`.execute(db);
  return rows;
}
