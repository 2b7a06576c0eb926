import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import { type Kept, keptRows } from './linking.ts';

/** A row that tells whom or what it is about, with everything that rows can be put in order by. */
export type Trace = Kept & { readonly columns: ReadonlyMap<string, string | number> };

/**
 * All rows of all tables that name one of `names` (an id or an address in them, and who that is), by table; `says` is
 * who. Where a row names several, the first.
 */
export async function tracesIn(
  db: Database,
  names: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly Trace[]>> {
  const { rows } = await sql<{ table: string }>`
    select schemaname || '.' || tablename as "table" from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  const traces = new Map<string, readonly Trace[]>();
  for (const { table } of rows) {
    // The name of the table is at hand wherever the row is: PostgreSQL lets it stand for the whole row.
    const alias = table.slice(table.indexOf('.') + 1);
    const kept = await keptRows(db, table, `to_jsonb("${alias}")`, `''`);
    const named = kept.flatMap((row) => traceOf(row, names));
    if (named.length > 0) traces.set(table, named);
  }
  return traces;
}

const word = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.+-]+@[\w.-]+|(?:ed25519|p256):[\w-]+/g;

function traceOf(row: Kept, names: ReadonlyMap<string, string>): readonly Trace[] {
  const who = row.says.match(word)?.flatMap((one) => names.get(one) ?? []);
  if (!who?.[0]) return [];
  const columns = Object.entries(JSON.parse(row.says)).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return [{ ...row, says: who[0], columns: new Map(columns) }];
}

type Order = (one: Trace, other: Trace) => number;

const byColumn =
  (name: string): Order =>
  (a, b) => {
    const [one, other] = [a.columns.get(name) ?? '', b.columns.get(name) ?? ''];
    return one === other ? 0 : one < other ? -1 : 1;
  };

/** Every order in which a table's rows can be put: by what PostgreSQL notes of them, and by each thing they say. */
function ordersOf(rows: readonly Trace[]): ReadonlyMap<string, Order> {
  const place: Order = (a, b) => a.page - b.page || a.item - b.item;
  return new Map<string, Order>([
    ['order of reading', () => 0],
    ['place on the disk', place],
    ['xmin', (a, b) => a.xmin - b.xmin || place(a, b)],
    ['xmax', (a, b) => a.xmax - b.xmax || place(a, b)],
    ['cmin', (a, b) => a.cmin - b.cmin || place(a, b)],
    ...[...(rows[0]?.columns.keys() ?? [])].map((name) => [name, byColumn(name)] as const),
  ]);
}

/**
 * Tries to tell which of `others` belongs to which of `ones`: each order of the ones beside each order of the others,
 * forwards and backwards, the first row of each and the last; and which row of the ones was written last before each
 * of the others. Answers how many of each guess are true.
 */
export function linked(
  ones: readonly Trace[],
  others: readonly Trace[],
  truth: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, order] of ordersOf(ones)) {
    const sorted = ones.toSorted(order).map(({ says }) => says);
    const sequences = { first: [...new Set(sorted)], last: [...new Set(sorted.toReversed())] };
    for (const [otherName, otherOrder] of ordersOf(others)) {
      const there = [...new Set(others.toSorted(otherOrder).map(({ says }) => says))];
      for (const [which, sequence] of Object.entries(sequences)) {
        for (const [way, at] of [
          ['', there],
          [', backwards', there.toReversed()],
        ] as const) {
          const right = sequence.filter((one, place) => truth.get(one) === at[place]).length;
          found.set(`${which} by ${name}, beside ${otherName}${way}`, right);
        }
      }
    }
  }
  const before = others.filter(({ says, xmin }) => {
    const last = ones.filter((one) => one.xmin <= xmin).toSorted((a, b) => b.xmin - a.xmin)[0];
    return last !== undefined && truth.get(last.says) === says;
  });
  return found.set('the last one written before', before.length);
}
