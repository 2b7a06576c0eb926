import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '../platform/database.ts';
import type { DB } from '../platform/schema.ts';
import type { Opening, Owner } from './rules/commitments.ts';
import type { EntryBy } from './rules/entry.ts';
import { isKind, kinds } from './rules/kinds.ts';
import type { KnownEntry, Place, StoredCheckpoint, StoredEntry } from './types.ts';

/** The end of the record, held still until this transaction ends: appenders queue here. Null: no entry yet. */
export async function lockHead(tx: Transaction): Promise<Place | null> {
  const { rows } = await sql<{ seq: number; hash: Buffer }>`select seq, hash from record_lock_head()`.execute(tx);
  return rows[0] ? placeOf(rows[0]) : null;
}

export async function findHead(db: Database): Promise<Place | null> {
  const row = await db.selectFrom('record_entry').select(['seq', 'hash']).orderBy('seq', 'desc').executeTakeFirst();
  return row ? placeOf(row) : null;
}

const placeOf = ({ seq, hash }: { seq: number; hash: Buffer }): Place => ({ seq, hash: hash.toString('hex') });

/** Appends the entry that `canonical` says; the database reads every column out of it and checks its place. */
export async function insertEntry(tx: Transaction, canonical: string): Promise<Place> {
  const { rows } = await sql<{ seq: number; hash: Buffer }>`
    insert into record_entry (canonical) values (${canonical}) returning seq, hash`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the record took an entry and returned none');
  return placeOf(row);
}

export async function insertOpenings(
  tx: Transaction,
  seq: number,
  openings: readonly (Opening & { readonly about: Owner })[],
): Promise<void> {
  if (openings.length === 0) return;
  const rows = openings.map(({ commitment, salt, value, about }) => ({
    commitment: Buffer.from(commitment, 'hex'),
    seq,
    salt: Buffer.from(salt, 'hex'),
    value,
    about,
  }));
  await tx.insertInto('record_opening').values(rows).execute();
}

/** Erases every name that the record holds of `about`; how many there were. */
export async function deleteOpenings(tx: Transaction, about: Owner): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('record_opening').where('about', '=', about).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Newest first, from below `before` on; `kind` and `subject` narrow the list. */
export async function listEntries(
  db: Database,
  page: {
    readonly limit: number;
    readonly before?: number | null;
    readonly kind?: string | null;
    readonly subject?: string | null;
  },
): Promise<readonly StoredEntry[]> {
  const { limit, before = null, kind = null, subject = null } = page;
  const rows = await db
    .selectFrom('record_entry')
    .selectAll()
    .$if(before !== null, (query) => query.where('seq', '<', before))
    .$if(kind !== null, (query) => query.where('kind', '=', kind))
    .$if(subject !== null, (query) => query.where('subject', '=', subject))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return withNames(db, rows);
}

export async function findEntry(db: Database, seq: number): Promise<StoredEntry | null> {
  const rows = await db.selectFrom('record_entry').selectAll().where('seq', '=', seq).execute();
  const [entry = null] = await withNames(db, rows);
  return entry;
}

/** The next entries above `after`, up to `upTo`, oldest first: for reading all of the record in batches. */
export const entriesAfter = (
  db: Database,
  after: number,
  upTo: number,
  limit: number,
): Promise<{ seq: number; canonical: string; hash: Buffer }[]> =>
  db
    .selectFrom('record_entry')
    .select(['seq', 'canonical', 'hash'])
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute();

export async function openingsBetween(
  db: Database,
  from: number,
  to: number,
): Promise<readonly (Opening & { readonly seq: number })[]> {
  const rows = await db
    .selectFrom('record_opening')
    .select(['seq', 'commitment', 'salt', 'value'])
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .orderBy('commitment')
    .execute();
  return rows.map(({ seq, commitment, salt, value }) => ({
    seq,
    commitment: commitment.toString('hex'),
    salt: salt.toString('hex'),
    value,
  }));
}

async function withNames(
  db: Database,
  rows: readonly Selectable<DB['record_entry']>[],
): Promise<readonly StoredEntry[]> {
  const seqs = rows.map(({ seq }) => seq);
  const openings =
    seqs.length === 0
      ? []
      : await db.selectFrom('record_opening').select(['commitment', 'value']).where('seq', 'in', seqs).execute();
  const names = new Map(openings.map(({ commitment, value }) => [commitment.toString('hex'), value]));
  return rows.map((row) => ({
    ...placeOf(row),
    at: row.at,
    kind: row.kind,
    // The trigger reads it out of the text that `record` wrote.
    by: row.actor as EntryBy,
    subject: row.subject,
    canonical: row.canonical,
    previous: row.previous_hash.toString('hex'),
    known: knownEntry(row.kind, row.facts),
    names,
  }));
}

function knownEntry(kind: string, facts: unknown): KnownEntry | null {
  if (!isKind(kind)) return null;
  const parsed = kinds[kind].facts.safeParse(facts);
  return parsed.success ? ({ kind, facts: parsed.data } as KnownEntry) : null;
}

/** The entries that name the keys of checkpoints, oldest first: the last one names the key in force. */
export async function keyEntries(
  db: Database | Transaction,
): Promise<
  readonly { readonly seq: number; readonly kind: string; readonly facts: unknown; readonly at: Temporal.Instant }[]
> {
  return db
    .selectFrom('record_entry')
    .select(['seq', 'kind', 'facts', 'at'])
    .where('kind', 'in', ['record-opened', 'checkpoint-key-changed'])
    .orderBy('seq')
    .execute();
}

export const insertCheckpoint = (tx: Transaction, checkpoint: StoredCheckpoint): Promise<unknown> =>
  tx
    .insertInto('record_checkpoint')
    .values({ ...checkpoint, hash: Buffer.from(checkpoint.hash, 'hex') })
    .onConflict((conflict) => conflict.columns(['seq', 'key']).doNothing())
    .execute();

export async function findLastCheckpoint(db: Database): Promise<StoredCheckpoint | null> {
  const row = await db
    .selectFrom('record_checkpoint')
    .selectAll()
    .orderBy('seq', 'desc')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, hash: row.hash.toString('hex') } : null;
}

export async function checkpointsBetween(db: Database, from: number, to: number): Promise<readonly StoredCheckpoint[]> {
  const rows = await db
    .selectFrom('record_checkpoint')
    .selectAll()
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({ ...row, hash: row.hash.toString('hex') }));
}

/** When the oldest entry above `seq` was recorded. */
export async function oldestAfter(db: Database, seq: number): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('record_entry')
    .select('at')
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
