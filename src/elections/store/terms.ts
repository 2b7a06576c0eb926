import { sql } from 'kysely';
import type { Body } from '../../mandates/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { GivenTerm } from '../rules/by-election.ts';
import type { ElectionId } from '../types.ts';

/** Every mandate of these offices of a body, with the end of its term and the end it had. */
export async function givenTerms(
  db: Database | Transaction,
  body: Body,
  offices: readonly string[],
): Promise<readonly GivenTerm[]> {
  const { rows } = await sql<GivenTerm>`
    select m.office, m.starts_at as "startsAt", nullif(m.ends_at, 'infinity') as "termEndsAt", e.at as "endedAt"
    from mandate m left join mandate_end e on e.mandate_id = m.id
    where m.body = ${body} and m.office = any(${[...offices]}::text[])
    order by m.starts_at, m.id`.execute(db);
  return rows;
}

/** A seat that an election gave and that was left before its term. */
export type LeftSeat = { readonly electionId: ElectionId; readonly body: Body; readonly office: string };

/** Those of `bodies` whose term would still be running at `at`, the one left last first. */
export async function leftSeats(
  db: Database | Transaction,
  bodies: readonly Body[],
  at: Temporal.Instant,
): Promise<readonly LeftSeat[]> {
  const { rows } = await sql<LeftSeat>`
    select s.election_id as "electionId", m.body, m.office
    from election_seat s join mandate m on m.id = s.mandate_id join mandate_end e on e.mandate_id = m.id
    where m.body = any(${[...bodies]}::text[]) and s.how <> 'alternate' and e.at <= ${at} and m.ends_at > ${at}
    order by e.at desc, m.id desc`.execute(db);
  return rows;
}
