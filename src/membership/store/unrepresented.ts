import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import type { OrganizationId } from '../types.ts';

/** A member that somebody represented, and nobody does any more. */
export type Unrepresented = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly email: string | null;
  readonly mesas: readonly number[];
};

/** Those of `mesas`, by name; members of an imported list, for whom nobody spoke yet, are not among them. */
export async function unrepresentedIn(
  db: Database,
  mesas: readonly number[],
  at: Temporal.Instant,
): Promise<readonly Unrepresented[]> {
  if (mesas.length === 0) return [];
  const { rows } = await sql<Unrepresented>`
    with represented as (
      select m.body, bool_or(m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null) as now
      from mandate m left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
      where m.body like 'organization:%' group by m.body
    )
    select o.id, o.slug, o.name, o.country, o.email, array_agg(s.mesa order by s.mesa) as mesas
    from represented r join organization o on r.body = 'organization:' || o.id
    join membership s on s.organization_id = o.id left join membership_end x on x.membership_id = s.id
    where not r.now and x.membership_id is null
    group by o.id having array_agg(s.mesa) && ${[...mesas]}::int[]
    order by fold(o.name), o.id`.execute(db);
  return rows;
}
