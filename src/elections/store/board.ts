import { sql } from 'kysely';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Ballot } from '../blind/ballot.ts';
import type { BoardEntry } from '../blind/board-entry.ts';
import { withSignatureOf } from '../blind/notes.ts';
import type { ElectionId } from '../types.ts';

type BoardEnd = Pick<BoardEntry, 'seq' | 'hash'>;

export async function boardEnd(db: Database | Transaction, id: ElectionId): Promise<BoardEnd | null> {
  const row = await db
    .selectFrom('board_entry')
    .select(['seq', 'hash'])
    .where('election_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { seq: row.seq, hash: row.hash.toString('hex') } : null;
}

const entries = (db: Database | Transaction, id: ElectionId) =>
  db
    .selectFrom('board_entry')
    .select(['seq', 'previous', 'hash', 'ballot'])
    .where('election_id', '=', id)
    .$narrowType<{ ballot: Ballot }>();

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

const entryOf = ({ previous, hash, ...row }: Row): BoardEntry => ({
  ...row,
  previous: previous.toString('hex'),
  hash: hash.toString('hex'),
});

/** Entries above `after`, in order, so many at most. */
export const boardAfter = async (
  db: Database | Transaction,
  id: ElectionId,
  after = 0,
  most = 1_000_000,
): Promise<readonly BoardEntry[]> =>
  (await entries(db, id).where('seq', '>', after).orderBy('seq').limit(most).execute()).map(entryOf);

/** The last ballot that a card has cast; null for none. */
export async function lastOfCard(tx: Transaction, id: ElectionId, card: string): Promise<BoardEntry | null> {
  const row = await entries(tx, id).where('card', '=', card).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row ? entryOf(row) : null;
}

/** Call `lockBallotBox` before: the chain has one end. */
export const insertEntry = (tx: Transaction, id: ElectionId, entry: BoardEntry): Promise<unknown> =>
  tx
    .insertInto('board_entry')
    .values({
      election_id: id,
      seq: entry.seq,
      previous: Buffer.from(entry.previous, 'hex'),
      hash: Buffer.from(entry.hash, 'hex'),
      card: entry.ballot.card.key,
      number: entry.ballot.number,
      ballot: json(entry.ballot),
    })
    .execute();

/** No ballot of any election comes in while boards are written anew. Call it after `lockBallotBox`. */
export const lockBoards = (tx: Transaction): Promise<unknown> =>
  sql`lock table board_entry in access exclusive mode`.execute(tx);

/**
 * Writes the boards anew, all entries in one transaction: PostgreSQL notes in each row which transaction wrote it
 * (`xmin`), and so, among rows that bear times, when. A change of type copies every row, the triggers that let the
 * board only grow untouched; what lay on the disk before is gone with its files. Call `lockBoards` before.
 */
export const sealBoards = (tx: Transaction): Promise<unknown> =>
  sql`alter table board_entry alter column seq type int using seq + 0`.execute(tx);

/** How many cards have a ballot on the board. */
export async function cardsUsed(db: Database | Transaction, id: ElectionId): Promise<number> {
  const row = await db
    .selectFrom('board_entry')
    .select(sql<number>`count(distinct card)::int`.as('cards'))
    .where('election_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.cards;
}

/** A head of the board with every signature it has. */
export type StoredHead = {
  readonly id: string;
  readonly entries: number;
  readonly note: string;
  readonly at: Temporal.Instant;
  /** The observers that countersigned it, by number. */
  readonly countersigned: readonly number[];
};

/** The first one first. */
export async function headsOf(db: Database | Transaction, id: ElectionId): Promise<readonly StoredHead[]> {
  const [heads, countersignatures] = await Promise.all([
    db
      .selectFrom('board_head')
      .select(['id', 'entries', 'note', 'at'])
      .where('election_id', '=', id)
      .orderBy('entries')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('board_countersignature as s')
      .innerJoin('board_head as h', 'h.id', 's.head_id')
      .select(['s.head_id', 's.n', 's.note'])
      .where('h.election_id', '=', id)
      .orderBy('s.n')
      .execute(),
  ]);
  const of = Map.groupBy(countersignatures, ({ head_id }) => head_id);
  return heads.map((head) => {
    const signed = of.get(head.id) ?? [];
    const note = signed.reduce((text, one) => withSignatureOf(text, one.note), head.note);
    return { ...head, note, countersigned: signed.map(({ n }) => n) };
  });
}

export const insertHead = (
  tx: Transaction,
  id: ElectionId,
  head: Pick<StoredHead, 'entries' | 'note' | 'at'>,
): Promise<unknown> =>
  tx
    .insertInto('board_head')
    .values({ election_id: id, ...head })
    .execute();

/** Countersigned twice, it is countersigned once. `note`: the observer's own, over the same text. */
export const insertCountersignature = (tx: Transaction, headId: string, n: number, note: string): Promise<unknown> =>
  tx
    .insertInto('board_countersignature')
    .values({ head_id: headId, n, note })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
