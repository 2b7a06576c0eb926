// Writes src/platform/schema.ts from the database that the migrations make: `npm run db:types`.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { root } from '../src/platform/root.ts';
import { temporaryFolder } from '../src/platform/test-folder.ts';

/** What a column of a type arrives as; a domain is looked up by its own name before its base type's. */
const types: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bpchar: 'string',
  bytea: 'Buffer',
  date: 'Temporal.PlainDate',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  // Written with json(…); whoever reads a column knows or checks what it holds.
  jsonb: 'unknown',
  numeric: 'string',
  text: 'string',
  texts: 'Texts',
  timestamptz: 'Temporal.Instant',
  uuid: 'string',
};

type Column = {
  table: string;
  name: string;
  type: string;
  base: string | null;
  array: boolean;
  nullable: boolean;
  /** Has a default, or is computed. */
  given: boolean;
  generated: boolean;
  checks: string[];
};

const columnsOf = `
  select c.relname as table, a.attname as name, coalesce(e.typname, t.typname) as type, b.typname as base,
         e.oid is not null as array, not a.attnotnull and not t.typnotnull as nullable,
         a.atthasdef or a.attidentity <> '' as given, a.attgenerated <> '' or a.attidentity = 'a' as generated,
         array(select pg_get_constraintdef(k.oid) from pg_constraint k
               where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] order by 1) as checks
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  left join pg_type b on b.oid = t.typbasetype and t.typtype = 'd'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  order by c.relname collate "C", a.attnum`;

function typeOf(column: Column): string {
  const plain = unionOf(column.checks) ?? types[column.type] ?? types[column.base ?? ''];
  if (plain === undefined)
    throw new Error(`${column.table}.${column.name}: no type for ${column.type} in tools/db-types.ts`);
  const whole = column.array ? (plain.includes(' ') ? `(${plain})[]` : `${plain}[]`) : plain;
  const type = column.nullable && whole !== 'unknown' ? `${whole} | null` : whole;
  if (column.generated) return `GeneratedAlways<${type}>`;
  return column.given ? `Generated<${type}>` : type;
}

/** `check (x in ('a', 'b'))`, as PostgreSQL keeps it, makes the column's type `'a' | 'b'`. */
function unionOf(checks: readonly string[]): string | undefined {
  for (const check of checks) {
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[((?:'[\w-]+'::text(?:, )?)+)\]\)\)\)$/.exec(check)?.[1];
    if (list) return list.replaceAll('::text', '').split(', ').join(' | ');
  }
  return undefined;
}

function sourceOf(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table);
  const lines = [...tables].map(
    ([table, its]) =>
      `  ${table}: {\n${its.map((column) => `    ${column.name}: ${typeOf(column)};\n`).join('')}  };\n`,
  );
  const body = lines.join('');
  const helpers = ['Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  return `// Written by \`npm run db:types\` from the migrations.
import type { ${helpers.join(', ')} } from 'kysely';
import type { Texts } from './reader.ts';

export type DB = {
${body}};
`;
}

const folder = temporaryFolder('pansocial-types-');
const postgres = await startEmbedded(join(folder, 'data'), { durable: false });
try {
  await migrate(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<Column>(columnsOf);
  await client.end();
  const schema = join(root, 'src/platform/schema.ts');
  writeFileSync(schema, sourceOf(rows));
  execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', '--log-level=error', schema], {
    stdio: 'ignore',
  });
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
