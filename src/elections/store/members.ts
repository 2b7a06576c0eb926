import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Body } from '../../mandates/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Sitting } from '../rules/convening.ts';
import type { ElectionId } from '../types.ts';

export const mesaOf = (body: Body): number => Number(body.slice('mesa:'.length));

/** An organization that is a member of a mesa now. */
export type MemberOrganization = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
};

/** By name, in one query. */
export async function membersOf(db: Database | Transaction, body: Body): Promise<MemberOrganization[]> {
  const { rows } = await sql<MemberOrganization>`
    select o.id, o.slug, o.name, o.country
    from membership m join organization o on o.id = m.organization_id
    left join membership_end e on e.membership_id = m.id
    where m.mesa = ${mesaOf(body)} and e.membership_id is null
    order by fold(o.name), o.id`.execute(db);
  return rows;
}

/** Someone a letter about an election goes to. */
export type Addressee = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

/** Who speaks for the members of a mesa now and has an address, each once. */
export async function representativesOf(
  db: Database | Transaction,
  body: Body,
  offices: readonly string[],
  at: Temporal.Instant,
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct p.id as "personId", p.name, p.email, p.language
    from membership s left join membership_end x on x.membership_id = s.id
    join mandate m on m.body = 'organization:' || s.organization_id
    left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
    join person p on p.id = m.person_id
    where s.mesa = ${mesaOf(body)} and x.membership_id is null and m.office = any(${[...offices]}::text[])
      and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null and p.email is not null
    order by p.name, p.id`.execute(db);
  return rows;
}

/**
 * Who holds one of `offices` of a body at `at`, with what bounds are counted by; whoever was elected here, with what
 * they answered as a candidate.
 */
export async function sittingIn(
  db: Database | Transaction,
  body: Body,
  offices: readonly string[],
  at: Temporal.Instant,
): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`
    select m.office, m.person_id as "personId", m.ends_at as "endsAt", o.country, o.stakeholder_group as sector,
      case when s.mandate_id is null then p.gender else a.gender end as gender
    from mandate m join person p on p.id = m.person_id
    left join election_seat s on s.mandate_id = m.id left join candidacy_acceptance a on a.candidacy_id = s.candidacy_id
    left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
    left join organization o on o.id = m.organization_id
    where m.body = ${body} and m.office = any(${[...offices]}::text[])
      and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null
    order by m.office, m.starts_at, m.id`.execute(db);
  return rows;
}

/** Whom an organization named to cast its vote. */
export type NamedVoter = {
  readonly organizationId: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly substituteId: PersonId | null;
  readonly substituteName: string | null;
};

export async function namedVoter(
  db: Database | Transaction,
  electionId: ElectionId,
  organizationId: string,
): Promise<NamedVoter | null> {
  const row = await db
    .selectFrom('voter_accreditation as v')
    .innerJoin('person as p', 'p.id', 'v.person_id')
    .leftJoin('person as s', 's.id', 'v.substitute_id')
    .select([
      'v.organization_id as organizationId',
      'v.person_id as personId',
      'p.name',
      'v.substitute_id as substituteId',
      's.name as substituteName',
    ])
    .where('v.election_id', '=', electionId)
    .where('v.organization_id', '=', organizationId)
    .$castTo<NamedVoter>()
    .executeTakeFirst();
  return row ?? null;
}

export const upsertNamedVoter = (
  tx: Transaction,
  named: {
    readonly electionId: ElectionId;
    readonly organizationId: string;
    readonly personId: PersonId;
    readonly substituteId: PersonId | null;
    readonly by: PersonId;
  },
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('voter_accreditation')
    .values({
      election_id: named.electionId,
      organization_id: named.organizationId,
      person_id: named.personId,
      substitute_id: named.substituteId,
      by: named.by,
      at,
    })
    .onConflict((conflict) =>
      conflict.columns(['election_id', 'organization_id']).doUpdateSet({
        person_id: named.personId,
        substitute_id: named.substituteId,
        by: named.by,
        at,
      }),
    )
    .execute();

/** The mesas that any of these organizations is a member of now. */
export async function bodiesOf(db: Database, organizationIds: readonly string[]): Promise<ReadonlySet<Body>> {
  if (organizationIds.length === 0) return new Set();
  const { rows } = await sql<{ mesa: number }>`
    select distinct m.mesa from membership m left join membership_end e on e.membership_id = m.id
    where m.organization_id = any(${[...organizationIds]}::uuid[]) and e.membership_id is null`.execute(db);
  return new Set(rows.map(({ mesa }): Body => `mesa:${mesa}`));
}
