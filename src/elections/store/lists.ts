import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { ElectionId, ListedCandidate, PublishedList } from '../types.ts';

type Row = Omit<PublishedList, 'roll' | 'candidates'> & {
  readonly candidates: readonly ListedCandidate[];
  readonly roll: PublishedList['roll'];
};

/** The frozen list with its candidates in order and the roll by name, in one query; null while it is not published. */
export async function publishedList(db: Database | Transaction, electionId: ElectionId): Promise<PublishedList | null> {
  const { rows } = await sql<Row>`
    select l.election_id as "electionId", l.at, l.digest, l.bounds, l.relaxed, l.lot_commitment as "lotCommitment",
      coalesce((
        select json_agg(json_build_object('n', c.n, 'candidacyId', c.candidacy_id, 'name', c.name,
          'organizationId', c.organization_id, 'organizationName', c.organization_name, 'groups', c.groups,
          'gone', w.candidacy_id is not null) order by c.n)
        from election_candidate c left join candidacy_withdrawal w on w.candidacy_id = c.candidacy_id
        where c.election_id = l.election_id), '[]') as candidates,
      coalesce((
        select json_agg(json_build_object('organizationId', v.organization_id, 'name', v.name, 'country', v.country)
          order by fold(v.name), v.organization_id)
        from election_voter v where v.election_id = l.election_id), '[]') as roll
    from election_list l where l.election_id = ${electionId}`.execute(db);
  return rows[0] ?? null;
}

/** Published and frozen: written once, all of it together. `lotSeed`: 64 hexadecimal digits, not shown before the close. */
export async function insertList(
  tx: Transaction,
  list: Omit<PublishedList, 'at'> & { readonly lotSeed: string },
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<void> {
  const election_id = list.electionId;
  await tx
    .insertInto('election_list')
    .values({
      election_id,
      digest: list.digest,
      bounds: json(list.bounds),
      relaxed: json(list.relaxed),
      lot_commitment: list.lotCommitment,
      lot_seed: list.lotSeed,
      by,
      at,
    })
    .execute();
  await insertCandidates(tx, list);
  if (list.roll.length === 0) return;
  await tx
    .insertInto('election_voter')
    .values(
      list.roll.map(({ organizationId, name, country }) => ({
        election_id,
        organization_id: organizationId,
        name,
        country,
      })),
    )
    .execute();
}

async function insertCandidates(tx: Transaction, { electionId, candidates }: Omit<PublishedList, 'at'>): Promise<void> {
  if (candidates.length === 0) return;
  await tx
    .insertInto('election_candidate')
    .values(
      candidates.map((candidate) => ({
        election_id: electionId,
        n: candidate.n,
        candidacy_id: candidate.candidacyId,
        name: candidate.name,
        organization_id: candidate.organizationId,
        organization_name: candidate.organizationName,
        groups: json(candidate.groups),
      })),
    )
    .execute();
}

/** What lots are drawn by: secret until the vote is closed. */
export async function lotSeedOf(db: Database | Transaction, electionId: ElectionId): Promise<string | null> {
  const row = await db
    .selectFrom('election_list')
    .select('lot_seed')
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  return row?.lot_seed ?? null;
}
