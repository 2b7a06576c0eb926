import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Accreditation } from '../rules/casting.ts';
import type { ElectionId, ListedCandidate } from '../types.ts';
import { writeAnew } from './write-anew.ts';

/** The tables of what was cast, and what each says. */
const kinds = [
  ['vote_mark', 'organization_id'],
  ['ballot', 'ranking'],
  ['vote_receipt', 'digest'],
] as const;

/** Votes of an election come in one at a time, and none while it is being closed. Leaves no trace in any row. */
export const lockBallotBox = (tx: Transaction, electionId: ElectionId): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`ballots ${electionId}`}, 0))`.execute(tx);

/** A vote as it is written: `receipt` is the digest in hexadecimal digits. */
export type NewVote = {
  readonly organizationId: string;
  readonly ranking: readonly number[];
  readonly receipt: string;
};

/**
 * How many rows of each kind are written again with this many new ones. One new row is one of 32; more new ones are
 * among so many that a mark and a ballot of one transaction belong together with a chance of at most 1/1024 as well:
 * with n new rows and c others, n/(n + c) that the mark is new, and 1/(n + c) that the ballot is its own.
 */
const company = (votes: number): number => 31 * Math.ceil(Math.sqrt(votes));

/**
 * Writes which organizations voted, what was voted, and the receipts: rows that nothing joins. PostgreSQL notes
 * in each row which transaction wrote it (`xmin`), and rows lie on the disk in the order of writing (`ctid`); therefore
 * new rows are written together with others of their kind (`company`), drawn by chance and newly shuffled for each
 * kind. Call `lockBallotBox` before.
 */
export async function insertVotes(tx: Transaction, electionId: ElectionId, votes: readonly NewVote[]): Promise<void> {
  const values = votes.map(({ organizationId, ranking, receipt }) => ({
    vote_mark: sql`(cast(${organizationId} as uuid))`,
    ballot: sql`(cast(${`{${ranking.join(',')}}`} as int[]))`,
    vote_receipt: sql`(cast(${Buffer.from(receipt, 'hex')} as bytea))`,
  }));
  for (const [kind, column] of kinds) {
    const added = values.map((value) => value[kind]);
    await shuffleIn(tx, electionId, { table: sql.table(kind), what: sql.ref(column), added });
  }
}

type NewRows = {
  readonly table: RawBuilder<unknown>;
  readonly what: RawBuilder<unknown>;
  readonly added: readonly RawBuilder<unknown>[];
};

async function shuffleIn(tx: Transaction, electionId: ElectionId, { table, what, added }: NewRows): Promise<void> {
  const others = company(added.length);
  const from = crypto.randomUUID();
  const drawn = (side: RawBuilder<unknown>) => sql`(
    select ctid from ${table} where election_id = ${electionId} and shuffle ${side} ${from}
    order by shuffle limit ${others})`;
  // A row's place stands for its key: the box is locked, nobody else moves it.
  await sql`
    with others as (
      delete from ${table} where ctid = any (array(${drawn(sql`>=`)} union all ${drawn(sql`<`)} limit ${others}))
      returning ${what})
    insert into ${table} (election_id, ${what})
    select ${electionId}, ${what} from (
      select ${what} from others union all select * from (values ${sql.join(added)}) as added) as shuffled (${what})
    order by random()`.execute(tx);
}

/**
 * Writes everything that was cast again, in one transaction and in the order of what it says, into files of its own:
 * what lay on the disk before is gone with its old files. Other votes that run meanwhile wait, and are shuffled as
 * well. Call `lockBallotBox` before.
 */
export async function sealVotes(tx: Transaction): Promise<void> {
  await sql`lock table vote_mark, ballot, vote_receipt in access exclusive mode`.execute(tx);
  for (const [kind, column] of kinds) await writeAnew(tx, kind, ['election_id', column]);
}

/** Whether a ballot of either kind is in: then voting has begun, though the clock were put back. */
export async function hasBallots(db: Database | Transaction, electionId: ElectionId): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from vote_mark where election_id = ${electionId})
      or exists (select from board_entry where election_id = ${electionId}) as any`.execute(db);
  return rows[0]?.any === true;
}

/** Of these organizations, those that have voted. */
export async function votedAmong(
  db: Database | Transaction,
  electionId: ElectionId,
  organizationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (organizationIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('vote_mark')
    .select('organization_id')
    .where('election_id', '=', electionId)
    .where('organization_id', 'in', [...organizationIds])
    .execute();
  return new Set(rows.map((row) => row.organization_id));
}

/** Of these digests of receipts, in hexadecimal digits, those that are in. */
export async function receiptsAmong(
  db: Database | Transaction,
  electionId: ElectionId,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('vote_receipt')
    .select('digest')
    .where('election_id', '=', electionId)
    .where(
      'digest',
      'in',
      digests.map((digest) => Buffer.from(digest, 'hex')),
    )
    .execute();
  return new Set(rows.map(({ digest }) => digest.toString('hex')));
}

type Turnout = { readonly entitled: number; readonly voted: number };

/** @throws where marks, ballots and receipts are not equally many: somebody has been at the tables. */
export async function turnoutOf(db: Database | Transaction, electionId: ElectionId): Promise<Turnout> {
  const { rows } = await sql<{ entitled: number; marks: number; ballots: number; receipts: number }>`
    select (select count(*)::int from election_voter where election_id = ${electionId}) as entitled,
      (select count(*)::int from vote_mark where election_id = ${electionId}) as marks,
      (select count(*)::int from ballot where election_id = ${electionId}) as ballots,
      (select count(*)::int from vote_receipt where election_id = ${electionId}) as receipts`.execute(db);
  const [{ entitled, marks, ballots, receipts } = { entitled: 0, marks: 0, ballots: 0, receipts: 0 }] = rows;
  if (marks !== ballots || marks !== receipts)
    throw new Error(`election ${electionId} has ${marks} marks, ${ballots} ballots and ${receipts} receipts`);
  return { entitled, voted: marks };
}

/** Equal ballots together, sorted by what they say: `[how many, numbers of candidates]`. */
export async function ballotsOf(
  db: Database | Transaction,
  electionId: ElectionId,
): Promise<readonly (readonly [number, readonly number[]])[]> {
  const { rows } = await sql<{ papers: number; ranking: number[] }>`
    select count(*)::int as papers, ranking from ballot where election_id = ${electionId}
    group by ranking order by ranking`.execute(db);
  return rows.map(({ papers, ranking }) => [papers, ranking]);
}

/** Digests of the receipts in hexadecimal digits, sorted. */
export async function receiptsOf(db: Database | Transaction, electionId: ElectionId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('vote_receipt')
    .select('digest')
    .where('election_id', '=', electionId)
    .orderBy('digest')
    .execute();
  return rows.map(({ digest }) => digest.toString('hex'));
}

/** An organization on the roll, and whom it named to vote. */
export type Voter = {
  readonly organizationId: string;
  readonly name: string;
  readonly accreditation: Accreditation | null;
};

const voters = (db: Database | Transaction, electionId: ElectionId) =>
  db
    .selectFrom('election_voter as v')
    .leftJoin('voter_accreditation as a', (join) =>
      join.onRef('a.election_id', '=', 'v.election_id').onRef('a.organization_id', '=', 'v.organization_id'),
    )
    .select(['v.organization_id', 'v.name', 'a.person_id', 'a.substitute_id'])
    .where('v.election_id', '=', electionId);

const voterOf = (row: {
  organization_id: string;
  name: string;
  person_id: string | null;
  substitute_id: string | null;
}): Voter => ({
  organizationId: row.organization_id,
  name: row.name,
  accreditation: row.person_id === null ? null : { personId: row.person_id, substituteId: row.substitute_id },
});

/** The organization on the roll; null where it is not. */
export const findVoter = async (
  db: Database | Transaction,
  electionId: ElectionId,
  organizationId: string,
): Promise<Voter | null> => (await findVoters(db, electionId, [organizationId])).get(organizationId) ?? null;

/** Those of the organizations that are on the roll, by their id. */
export async function findVoters(
  db: Database | Transaction,
  electionId: ElectionId,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, Voter>> {
  const rows = await voters(db, electionId)
    .where('v.organization_id', 'in', [...organizationIds])
    .execute();
  return new Map(rows.map((row) => [row.organization_id, voterOf(row)]));
}

/** Whom a ballot may rank, in the order of the list, and who of them is gone. */
export const ballotPaper = async (
  db: Database | Transaction,
  electionId: ElectionId,
): Promise<readonly Pick<ListedCandidate, 'n' | 'name' | 'organizationName' | 'gone'>[]> =>
  db
    .selectFrom('election_candidate as c')
    .leftJoin('candidacy_withdrawal as w', 'w.candidacy_id', 'c.candidacy_id')
    .select(['c.n', 'c.name', 'c.organization_name as organizationName'])
    .select(sql<boolean>`w.candidacy_id is not null`.as('gone'))
    .where('c.election_id', '=', electionId)
    .orderBy('c.n')
    .execute();

/** Organizations on the roll that a person may vote for: those that named the person, and `represented` ones. */
export async function votersNear(
  db: Database | Transaction,
  electionId: ElectionId,
  { personId, represented }: { readonly personId: string; readonly represented: readonly string[] },
): Promise<readonly Voter[]> {
  const rows = await voters(db, electionId)
    .where((where) =>
      where.or([
        where('a.person_id', '=', personId),
        where('a.substitute_id', '=', personId),
        ...(represented.length > 0 ? [where('v.organization_id', 'in', [...represented])] : []),
      ]),
    )
    .orderBy('v.name')
    .orderBy('v.organization_id')
    .execute();
  return rows.map(voterOf);
}
