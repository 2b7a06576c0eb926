import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';

/** How many member organizations there are of each kind, counted now. */
export type MembershipNumbers = {
  readonly total: number;
  readonly example: boolean;
  /** By ISO 3166-1 alpha-2 code. */
  readonly byCountry: ReadonlyMap<string, number>;
  readonly byGroup: ReadonlyMap<string, number>;
  readonly byMesa: ReadonlyMap<number, number>;
};

export async function membershipNumbers(db: Database): Promise<MembershipNumbers> {
  const { rows } = await sql<{ of: 'country' | 'group' | 'mesa'; key: string; members: number; example: boolean }>`
    with member as (
      select distinct o.id, o.country, o.stakeholder_group, o.example, m.mesa
      from organization o join membership m on m.organization_id = o.id
      left join membership_end e on e.membership_id = m.id
      where e.membership_id is null
    )
    select 'country' as of, country::text as key, count(distinct id)::int as members, bool_or(example) as example
    from member group by country
    union all
    select 'group', stakeholder_group, count(distinct id)::int, bool_or(example) from member group by stakeholder_group
    union all
    select 'mesa', mesa::text, count(distinct id)::int, bool_or(example) from member group by mesa
    order by of, members desc, key`.execute(db);
  const of = (kind: string) => rows.filter((row) => row.of === kind);
  return {
    total: of('country').reduce((sum, { members }) => sum + members, 0),
    example: rows.some(({ example }) => example),
    byCountry: new Map(of('country').map(({ key, members }) => [key, members])),
    byGroup: new Map(of('group').map(({ key, members }) => [key, members])),
    byMesa: new Map(of('mesa').map(({ key, members }) => [Number(key), members])),
  };
}

/** What is asked of the directory: each of them narrows it. */
export type DirectoryFilter = {
  readonly words: string;
  readonly country: string | null;
  readonly group: string | null;
  readonly mesa: number | null;
};

export type DirectoryLine = {
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly country: string;
  readonly group: string;
  readonly mesas: readonly number[];
};

/** Member organizations that agreed to be listed, by name without regard to accents; `count` is of all pages. */
export async function listDirectory(
  db: Database,
  filter: DirectoryFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly count: number; readonly lines: readonly DirectoryLine[] }> {
  const words = `%${filter.words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<DirectoryLine & { count: number }>`
    select o.slug, o.name, o.acronym, o.country, o.stakeholder_group as "group",
      array_agg(m.mesa order by m.mesa) as mesas, count(*) over ()::int as count
    from organization o join membership m on m.organization_id = o.id
    left join membership_end e on e.membership_id = m.id
    where e.membership_id is null and o.listed_since is not null
      and (${filter.words === ''} or fold(o.name) like fold(${words}) or fold(coalesce(o.acronym, '')) like fold(${words}))
      and (${filter.country}::text is null or o.country = ${filter.country})
      and (${filter.group}::text is null or o.stakeholder_group = ${filter.group})
    group by o.id
    having ${filter.mesa}::int is null or bool_or(m.mesa = ${filter.mesa})
    order by fold(o.name), o.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { count: rows[0]?.count ?? 0, lines: rows };
}

/** A listed member organization, with all it agreed to show. */
export type PublicOrganization = DirectoryLine & {
  readonly cities: readonly string[];
  readonly website: string | null;
  readonly about: string | null;
  readonly objectives: readonly number[];
  readonly since: Temporal.Instant;
  readonly example: boolean;
};

export async function findListed(db: Database, slug: string): Promise<PublicOrganization | null> {
  const { rows } = await sql<PublicOrganization>`
    select o.slug, o.name, o.acronym, o.country, o.stakeholder_group as "group", o.cities, o.website, o.about, o.example,
      array_agg(m.mesa order by m.mesa) as mesas, min(m.since) as since,
      array(select j.objective from organization_objective j where j.organization_id = o.id order by j.objective) as objectives
    from organization o join membership m on m.organization_id = o.id
    left join membership_end e on e.membership_id = m.id
    where o.slug = ${slug} and o.listed_since is not null and e.membership_id is null
    group by o.id`.execute(db);
  return rows[0] ?? null;
}
