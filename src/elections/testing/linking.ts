import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';

/** A row as it lies in the database: what it says, and everything PostgreSQL notes about it. */
export type Kept = {
  readonly says: string;
  readonly id: string;
  readonly xmin: number;
  readonly xmax: number;
  readonly cmin: number;
  readonly page: number;
  readonly item: number;
};

/** All rows of a table, in the order in which PostgreSQL hands them out. `says` and `id` are SQL. */
export async function keptRows(db: Database, table: string, says: string, id: string): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select (${sql.raw(says)})::text as says, (${sql.raw(id)})::text as id, xmin::text::bigint as xmin,
      xmax::text::bigint as xmax, cmin::text::int as cmin,
      (ctid::text::point)[0]::int as page, (ctid::text::point)[1]::int as item
    from ${sql.table(table)}`.execute(db);
  return rows.map((row) => ({ ...row, xmin: Number(row.xmin), xmax: Number(row.xmax) }));
}

/** For each row of one table, the row of the other that it belongs to, as an attacker has it. */
type Guess = ReadonlyMap<string, string>;

type Attack = (ones: readonly Kept[], others: readonly Kept[]) => Guess;

type Order = (one: Kept, other: Kept) => number;
const orders = {
  'place on the disk': (a, b) => a.page - b.page || a.item - b.item,
  'transaction, then place': (a, b) => a.xmin - b.xmin || a.page - b.page || a.item - b.item,
  'last transaction that touched it': (a, b) => a.xmax - b.xmax || a.page - b.page || a.item - b.item,
  'command, then place': (a, b) => a.cmin - b.cmin || a.page - b.page || a.item - b.item,
  id: (a, b) => (a.id < b.id ? -1 : 1),
  'order of reading': () => 0,
} as const satisfies Record<string, Order>;

/** Row by row, in the same order. */
const inOrder =
  (order: Order): Attack =>
  (ones, others) => {
    const sorted = others.toSorted(order);
    return new Map(ones.toSorted(order).flatMap(({ says }, at) => (sorted[at] ? [[says, sorted[at].says]] : [])));
  };

/** The one row that the same transaction wrote, or the first, or the last, where it wrote several. */
const ofTransaction =
  (column: 'xmin' | 'xmax', pick: 0 | -1): Attack =>
  (ones, others) => {
    const written = Map.groupBy(others.toSorted(orders['place on the disk']), ({ xmin }) => xmin);
    const guesses = ones.map(({ says, ...one }) => [says, written.get(one[column])?.at(pick)?.says] as const);
    return new Map(guesses.flatMap(([says, guess]) => (guess === undefined ? [] : [[says, guess]])));
  };

/** Ways to tell which row of one table belongs to which of another from everything that is kept of both. */
export const attacks: ReadonlyMap<string, Attack> = new Map([
  ...Object.entries(orders).map(([name, order]) => [`by ${name}`, inOrder(order)] as const),
  ...Object.entries(orders).map(([name, order]) => [`by ${name}, backwards`, inOrder((a, b) => -order(a, b))] as const),
  ['first of the same transaction', ofTransaction('xmin', 0)],
  ['last of the same transaction', ofTransaction('xmin', -1)],
  ['first of the transaction that touched it last', ofTransaction('xmax', 0)],
  ['last of the transaction that touched it last', ofTransaction('xmax', -1)],
]);

/** How many guesses are true. */
export const hits = (guess: Guess, truth: ReadonlyMap<string, string>): number =>
  [...guess].filter(([one, other]) => truth.get(one) === other).length;

/** Everything in the database but what PostgreSQL keeps for itself: each table's rows as text, sorted; each sequence. */
export async function everything(db: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ table: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as "table" from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  const found = new Map<string, readonly string[]>();
  for (const { table } of rows) {
    const kept = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(table)} t order by 1`.execute(db);
    found.set(
      table,
      kept.rows.map(({ row }) => row),
    );
  }
  const sequences = await sql<{ row: string }>`select s::text as row from pg_sequences s order by 1`.execute(db);
  found.set(
    'sequences',
    sequences.rows.map(({ row }) => row),
  );
  return found;
}
