import { Kysely, type Transaction as KyselyTransaction, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { type Changes, newChanges, noteReading } from './changes.ts';
import { preparedName } from './postgres/prepared.ts';
import { columnTypes, toParameter } from './postgres/values.ts';
import type { Result } from './result.ts';
import type { DB } from './schema.ts';

/** The database; a `Transaction` may stand wherever a `Database` is asked for. */
export type Database = Kysely<DB>;
export type Transaction = KyselyTransaction<DB>;

export type ConnectOptions = {
  /** Connections kept at most. */
  readonly max?: number;
  /** Told of each change committed by `transact`; one object may serve several connections. */
  readonly changes?: Changes;
  /** Told when a connection breaks; the pool opens another by itself. */
  readonly onError?: (error: Error) => void;
};

/** A client whose parameters may be Temporal values, and which has the plans of frequent statements kept. */
class Client extends pg.Client {
  override query: pg.Client['query'] = ((...[first, second, ...rest]: unknown[]) => {
    const args =
      typeof first === 'string' && Array.isArray(second)
        ? [{ text: first, values: second.map(toParameter), name: preparedName(first) ?? undefined }, ...rest]
        : [withValues(first), second, ...rest];
    return Reflect.apply(super.query, this, args);
  }) as pg.Client['query'];
}

const withValues = (query: unknown): unknown =>
  typeof query === 'object' &&
  query !== null &&
  'values' in query &&
  Array.isArray(query.values) &&
  !('submit' in query)
    ? { ...query, values: query.values.map(toParameter) }
    : query;

const changesOfDatabase = new WeakMap<Database, Changes>();

/** A database at `url` (`postgres://…`). No connection is made before the first statement. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    types: columnTypes,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    Client,
    application_name: 'pansocial',
  });
  // A connection may break while it rests, which the pool reports, or while it is in use, which only the client does.
  const report = (error: Error): void => options.onError?.(error);
  pool.on('connect', (client) => client.on('error', report));
  pool.on('error', () => {});
  const db: Database = new Kysely<DB>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(sql`set time zone 'UTC'`.compile(db));
      },
    }),
    log: (event) => noteReading(event.query.sql),
  });
  changesOfDatabase.set(db, options.changes ?? newChanges());
  return db;
}

/** What is known of changes through this database, other nodes' included once `listenForChanges` feeds them in. */
export function changesOf(db: Database): Changes {
  const changes = changesOfDatabase.get(db);
  if (!changes) throw new TypeError('not a database made by connect()');
  return changes;
}

/** A value as one `jsonb` parameter (`pg` would send an array as a PostgreSQL array). */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`cast(${JSON.stringify(value)} as jsonb)`;

/** Serialization failure and deadlock: PostgreSQL asks to run the transaction again. */
const runAgain = new Set(['40001', '40P01']);
const attempts = 3;

/**
 * Runs `work` in one transaction: committed when it accepts, rolled back when it refuses or throws.
 * Run again, three times in all, when PostgreSQL ends it to resolve a conflict with another; so `work` must do
 * nothing outside the database. Listeners of `changesOf(db)` have been told once it returns.
 *
 * Where `db` is a transaction already, `work` is a part of it: taken back alone when it refuses or throws, committed
 * and told of with the whole.
 */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
  if (isTransaction(db)) return transactWithin(db, work);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactOnce(db, work);
    } catch (error) {
      if (attempt === attempts || !(error instanceof pg.DatabaseError) || !runAgain.has(error.code ?? '')) throw error;
    }
  }
}

const isTransaction = (db: Database): db is Transaction => db.isTransaction;

async function transactWithin<T>(tx: Transaction, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
  await sql`savepoint part`.execute(tx);
  let result: Result<T> | undefined;
  try {
    result = await work(tx);
  } finally {
    if (!result?.ok) await sql`rollback to savepoint part`.execute(tx);
    await sql`release savepoint part`.execute(tx);
  }
  return result;
}

async function transactOnce<T>(db: Database, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
  const rollBack = new Error('refused');
  let result: Result<T> | undefined;
  let fault: unknown;
  let changed: readonly string[] = [];
  try {
    await db.transaction().execute(async (tx) => {
      try {
        result = await work(tx);
        if (result.ok) changed = await changedIn(tx);
      } catch (error) {
        fault = error;
      }
      if (!result?.ok || fault) throw rollBack;
    });
  } catch (error) {
    // The first fault is the one to report: rolling back fails as well when the connection is gone.
    if (fault) throw fault;
    if (error !== rollBack) throw error;
  }
  if (changed.length > 0) changesOf(db).publish(changed);
  return result as Result<T>;
}

/** The tables written in this transaction, as the trigger `notify_changed` gathered them. */
async function changedIn(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{
    changed: string | null;
  }>`select current_setting('pansocial.changed', true) as changed`.execute(tx);
  return (rows[0]?.changed ?? '').split(' ').filter((name) => name !== '');
}
