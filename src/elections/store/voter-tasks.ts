import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import type { Accreditation } from '../rules/casting.ts';
import type { ElectionId } from '../types.ts';

/** An organization on the roll of an election that somebody may vote for, and what of it is done. */
export type OwnVote = {
  readonly electionId: ElectionId;
  readonly organizationId: string;
  readonly name: string;
  readonly accreditation: Accreditation | null;
  /** Where votes are cast without cards. */
  readonly hasVoted: boolean;
  /** Where they are cast with cards: whether these are prepared, and whether the organization drew its own. */
  readonly isPrepared: boolean;
  readonly hasDrawn: boolean;
};

/** Of these elections, in one query: organizations that named the person, and `represented` ones. */
export async function ownVotes(
  db: Database,
  electionIds: readonly ElectionId[],
  { personId, represented }: { readonly personId: string; readonly represented: readonly string[] },
): Promise<readonly OwnVote[]> {
  if (electionIds.length === 0) return [];
  const { rows } = await sql<OwnVote>`
    select v.election_id as "electionId", v.organization_id as "organizationId", v.name,
      case when a.person_id is null then null
        else json_build_object('personId', a.person_id, 'substituteId', a.substitute_id) end as accreditation,
      exists (select from vote_mark k
        where k.election_id = v.election_id and k.organization_id = v.organization_id) as "hasVoted",
      exists (select from card_setup s where s.election_id = v.election_id) as "isPrepared",
      exists (select from card_issue i
        where i.election_id = v.election_id and i.organization_id = v.organization_id and i.n = 1) as "hasDrawn"
    from election_voter v
    left join voter_accreditation a on a.election_id = v.election_id and a.organization_id = v.organization_id
    where v.election_id = any(${[...electionIds]}::uuid[])
      and (a.person_id = ${personId} or a.substitute_id = ${personId}
        or v.organization_id = any(${[...represented]}::uuid[]))
    order by v.name, v.organization_id`.execute(db);
  return rows;
}

/** What waits for whoever sees votes through; and what tells whether enough cards were drawn. */
type ScrutinyWaiting = {
  /** Complaints without a decision. */
  readonly complaints: number;
  readonly unprepared: boolean;
  readonly standing: number;
  readonly entitled: number;
  readonly drawn: number;
};

/** By election, of those that are listed and not proclaimed. */
export async function scrutinyWaiting(db: Database): Promise<ReadonlyMap<ElectionId, ScrutinyWaiting>> {
  const { rows } = await sql<ScrutinyWaiting & { electionId: ElectionId }>`
    select l.election_id as "electionId",
      (select count(*)::int from election_complaint c where c.election_id = l.election_id
        and not exists (select from election_complaint_decision d where d.complaint_id = c.id)) as complaints,
      not exists (select from card_setup s where s.election_id = l.election_id) as unprepared,
      (select count(*)::int from election_candidate c where c.election_id = l.election_id
        and not exists (select from candidacy_withdrawal w where w.candidacy_id = c.candidacy_id)) as standing,
      (select count(*)::int from election_voter v where v.election_id = l.election_id) as entitled,
      (select count(*)::int from card_issue i where i.election_id = l.election_id and i.n = 1) as drawn
    from election_list l
    where not exists (select from election_proclamation p where p.election_id = l.election_id)`.execute(db);
  return new Map(rows.map(({ electionId, ...waiting }) => [electionId, waiting]));
}
