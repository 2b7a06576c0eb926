import pg from 'pg';

/** A table as it is copied: its columns that are not computed, its rows in the order of its primary key. */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly key: readonly string[] };

/**
 * Permanent tables of the schema `public`, but those of extensions. Tries at doors (an unlogged table) are not worth
 * keeping, and the queue of jobs (another schema) is made anew at every start.
 */
const tablesOf = `
  select c.relname::text as name,
    array(select a.attname::text from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          order by a.attnum) as columns,
    array(select a.attname::text
          from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, n), pg_attribute a
          where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum
          order by k.n) as key,
    array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
          where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid order by 1) as parents
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relpersistence = 'p'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"`;

type Listed = Table & { readonly parents: readonly string[] };

/** Every table after those its foreign keys refer to. @throws where tables refer to each other in a circle. */
export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Listed>(tablesOf);
  const ordered: Table[] = [];
  const done = new Set<string>();
  for (let left = rows; left.length > 0; ) {
    const ready = left.filter(({ parents }) => parents.every((parent) => done.has(parent)));
    if (ready.length === 0) throw new Error(`tables refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    for (const { name, columns, key } of ready) {
      ordered.push({ name, columns, key });
      done.add(name);
    }
    left = left.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

export async function countRows(client: pg.ClientBase, { name }: Pick<Table, 'name'>): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${quoted(name)}`);
  return Number(rows[0]?.n);
}

export async function hasRows(client: pg.ClientBase, { name }: Pick<Table, 'name'>): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>(`select exists (select from ${quoted(name)}) as any`);
  return rows[0]?.any === true;
}

type Sequence = { readonly name: string; readonly last: number };

/** Those that were used, as a number that was given must not be given again. */
export async function listSequences(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename::text as name, last_value as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return rows.map(({ name, last }) => ({ name, last: Number(last) }));
}

export const setSequence = (client: pg.ClientBase, { name, last }: Sequence): Promise<unknown> =>
  client.query('select setval($1::regclass, $2)', [quoted(name), last]);

/** Written and read alike, whatever the server's settings are. */
export const settings = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
  set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'`;

export function copyOutOf({ name, columns, key }: Table): string {
  const order = key.length > 0 ? ` order by ${key.map(quoted).join(', ')}` : '';
  return `copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)}${order}) to stdout`;
}

export const copyInto = ({ name, columns }: Pick<Table, 'name' | 'columns'>): string =>
  `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`;

const quoted = (name: string): string => pg.escapeIdentifier(name);
