import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ElectionId } from '../types.ts';
import { writeAnew } from './write-anew.ts';

/** What was prepared for voting with cards, and is public. */
export type CardSetup = {
  /** The key that ballots are sealed for: `age1…`. */
  readonly recipient: string;
  readonly digest: string;
  readonly at: Temporal.Instant;
  /** The platform first, then the observers. */
  readonly signers: readonly CardSigner[];
};

export type CardSigner = {
  readonly n: number;
  /** Who signs: a verifier key's line. */
  readonly key: string;
  /** Where an observer's signer answers; null: the platform. */
  readonly url: string | null;
  readonly statement: string;
};

export async function findCardSetup(db: Database | Transaction, id: ElectionId): Promise<CardSetup | null> {
  const setup = await db
    .selectFrom('card_setup')
    .select(['recipient', 'digest', 'at'])
    .where('election_id', '=', id)
    .executeTakeFirst();
  if (!setup) return null;
  const signers = await db
    .selectFrom('card_signer')
    .select(['n', 'key', 'url', 'statement'])
    .where('election_id', '=', id)
    .orderBy('n')
    .execute();
  return { ...setup, signers };
}

export async function insertCardSetup(
  tx: Transaction,
  id: ElectionId,
  { signers, ...setup }: Omit<CardSetup, 'at'>,
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('card_setup')
    .values({ election_id: id, ...setup, by, at })
    .execute();
  await tx
    .insertInto('card_signer')
    .values(signers.map((signer) => ({ election_id: id, ...signer })))
    .execute();
}

/** One signer's part of one organization's card. `blinded`: SHA-256 of what is signed unseen. */
type Issue = { readonly n: number; readonly organizationId: string; readonly blinded: Buffer };

/** How many rows are written again with a new one, so that it is one of 32. */
const company = 31;

/**
 * The first one stays: answers what is kept. A new row is written together with others of the election, drawn by
 * chance and shuffled, as votes are (`insertVotes`): who draws and votes in the same order as others is not told by it.
 * Call `lockBallotBox` before.
 */
export async function keepIssue(
  tx: Transaction,
  id: ElectionId,
  { n, organizationId, blinded }: Issue,
  by: PersonId,
): Promise<Buffer> {
  const kept = await tx
    .selectFrom('card_issue')
    .select('blinded')
    .where('election_id', '=', id)
    .where('n', '=', n)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (kept) return kept.blinded;
  // A row's place stands for its key: the box is locked, nobody else moves it.
  await sql`
    with others as (
      delete from card_issue where ctid = any (array(
        select ctid from card_issue where election_id = ${id} order by random() limit ${company}))
      returning n, organization_id, blinded, by)
    insert into card_issue (election_id, n, organization_id, blinded, by)
    select ${id}, n, organization_id, blinded, by
    from (select * from others
      union all select ${n}::int, ${organizationId}::uuid, ${blinded}::bytea, ${by}::uuid) as shuffled
    order by random()`.execute(tx);
  return blinded;
}

/** From then on nothing shows in which order cards were drawn (`writeAnew`). */
export async function sealDraws(tx: Transaction): Promise<void> {
  await sql`lock table card_issue in access exclusive mode`.execute(tx);
  await writeAnew(tx, 'card_issue', ['election_id', 'n', 'organization_id', 'blinded', 'by']);
}

/** The numbers of the signers that were asked to sign a card for an organization. */
export async function signersAsked(
  db: Database | Transaction,
  id: ElectionId,
  organizationId: string,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('card_issue')
    .select('n')
    .where('election_id', '=', id)
    .where('organization_id', '=', organizationId)
    .execute();
  return new Set(rows.map(({ n }) => n));
}

/** Of these organizations, those for which a signer was asked to sign a card. */
export async function askedAmong(
  db: Database,
  id: ElectionId,
  organizationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (organizationIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('card_issue')
    .select('organization_id')
    .where('election_id', '=', id)
    .where('organization_id', 'in', [...organizationIds])
    .execute();
  return new Set(rows.map((row) => row.organization_id));
}

/** Organizations on the roll that drew a card, by name. */
export const drawnBy = (
  db: Database | Transaction,
  id: ElectionId,
): Promise<readonly { readonly organizationId: string; readonly name: string; readonly country: string }[]> =>
  db
    .selectFrom('card_issue as i')
    .innerJoin('election_voter as v', (join) =>
      join.onRef('v.election_id', '=', 'i.election_id').onRef('v.organization_id', '=', 'i.organization_id'),
    )
    .select(['v.organization_id as organizationId', 'v.name', 'v.country'])
    .where('i.election_id', '=', id)
    .where('i.n', '=', 1)
    .orderBy('v.name')
    .orderBy('v.organization_id')
    .execute();

/** Handed over when the vote was over; null before. */
export async function findElectionKey(db: Database | Transaction, id: ElectionId): Promise<string | null> {
  const row = await db.selectFrom('election_key').select('identity').where('election_id', '=', id).executeTakeFirst();
  return row?.identity ?? null;
}

export async function insertElectionKey(
  tx: Transaction,
  id: ElectionId,
  { identity, lists }: { readonly identity: string; readonly lists: readonly SignedList[] },
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await tx.insertInto('election_key').values({ election_id: id, identity, by, at }).execute();
  await tx
    .insertInto('card_list')
    .values(lists.map((list) => ({ election_id: id, ...list })))
    .execute();
}

/** A signer's signed list of whom it signed a card for. */
export type SignedList = { readonly n: number; readonly note: string };

export const signedLists = (db: Database | Transaction, id: ElectionId): Promise<readonly SignedList[]> =>
  db.selectFrom('card_list').select(['n', 'note']).where('election_id', '=', id).orderBy('n').execute();
