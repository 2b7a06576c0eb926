import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { officeByKey } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import type { Database } from '../../platform/database.ts';
import type { Actor, Body, HeldMandate, MandateId } from '../types.ts';

type ActorRow = {
  person_id: PersonId;
  name: string;
  email: string | null;
  language: string;
  zone: string | null;
  second_factor_at: Temporal.Instant | null;
  mandates: readonly {
    id: MandateId;
    office: string;
    body: Body;
    organization_id: string | null;
    agency: string | null;
    starts_at: string;
    ends_at: string;
  }[];
};

/** Who holds the session with this digest at `at`, with the mandates valid then; null when there is no such session. */
export async function findActor(
  db: Database,
  charter: Charter,
  sessionDigest: Buffer,
  at: Temporal.Instant,
): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    select p.id as person_id, p.name, p.email, p.language, p.zone, s.second_factor_at,
      coalesce((
        select json_agg(json_build_object('id', m.id, 'office', m.office, 'body', m.body,
          'organization_id', m.organization_id, 'agency', m.agency, 'starts_at', m.starts_at, 'ends_at', m.ends_at) order by m.starts_at, m.id)
        from mandate m left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
        where m.person_id = p.id and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null
      ), '[]') as mandates
    from session s join person p on p.id = s.person_id
    where s.digest = ${sessionDigest} and s.expires_at > ${at}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  return {
    personId: row.person_id,
    name: row.name,
    email: row.email,
    language: row.language,
    zone: row.zone,
    secondFactorAt: row.second_factor_at,
    mandates: row.mandates.flatMap((mandate) => heldMandate(charter, mandate)),
  };
}

/** A mandate of an office that the charter in force no longer has allows nothing. */
function heldMandate(charter: Charter, row: ActorRow['mandates'][number]): HeldMandate[] {
  const office = officeByKey(charter, row.office);
  if (!office) return [];
  return [
    {
      id: row.id,
      office: row.office,
      body: row.body,
      organizationId: row.organization_id,
      agency: row.agency,
      startsAt: Temporal.Instant.from(row.starts_at),
      endsAt: row.ends_at === 'infinity' ? null : Temporal.Instant.from(row.ends_at),
      powers: office.powers,
      secondFactor: office.secondFactor,
    },
  ];
}
