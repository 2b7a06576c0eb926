import { type RawBuilder, sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ElectionId } from '../types.ts';

export const insertReminder = (
  tx: Transaction,
  electionId: ElectionId,
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<unknown> => tx.insertInto('vote_reminder').values({ election_id: electionId, by, at }).execute();

export async function lastReminder(
  db: Database | Transaction,
  electionId: ElectionId,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('vote_reminder')
    .select('at')
    .where('election_id', '=', electionId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

export type VoterAddress = {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly organization: string;
};

/** Of the organizations on the roll, those a letter is about. */
export type Whose = 'every' | 'not-voted' | 'drew-card';

const about = (whose: Whose): RawBuilder<boolean> => {
  if (whose === 'every') return sql`true`;
  if (whose === 'drew-card')
    return sql`exists (select from card_issue i
      where i.election_id = v.election_id and i.organization_id = v.organization_id and i.n = 1)`;
  return sql`not exists (
    select from vote_mark k where k.election_id = v.election_id and k.organization_id = v.organization_id)`;
};

/** Whoever votes for an organization on the roll: the voter it named and the substitute, or who holds `offices` in it. */
export async function voterAddresses(
  tx: Transaction,
  electionId: ElectionId,
  { whose, offices }: { readonly whose: Whose; readonly offices: readonly string[] },
  at: Temporal.Instant,
): Promise<readonly VoterAddress[]> {
  const { rows } = await sql<VoterAddress>`
    select distinct p.name, p.email, p.language, v.name as organization
    from election_voter v
    left join voter_accreditation a on a.election_id = v.election_id and a.organization_id = v.organization_id
    join person p on p.email is not null and (p.id in (a.person_id, a.substitute_id) or a.person_id is null and p.id in (
      select m.person_id from mandate m left join mandate_end e on e.mandate_id = m.id and e.at <= ${at}
      where m.body = 'organization:' || v.organization_id and m.office = any(${[...offices]}::text[])
        and m.starts_at <= ${at} and m.ends_at > ${at} and e.mandate_id is null))
    where v.election_id = ${electionId} and ${about(whose)}
    order by p.email`.execute(tx);
  return rows;
}
