import { createHash } from 'node:crypto';
import pg from 'pg';
import { copyOut } from './copy.ts';
import { type Manifest, manifestName, partName, sumsName } from './manifest.ts';
import { copyOutOf, countRows, listSequences, listTables, settings, type Table } from './tables.ts';
import { tarEnd, tarFile } from './tar.ts';

/** Rows go into files of about this many bytes, so that a table of any size needs no more memory than one. */
const partBytes = 4 * 1024 * 1024;

/** `name`: its path in the data folder. */
export type KeyFile = { readonly name: string; readonly content: Uint8Array };

type BackupProgress = { readonly table: number; readonly tables: number; readonly bytes: number };

type BackupSource = {
  /** The charter's key. */
  readonly mechanism: string;
  /** Asked for after the tables: a key that one of them names is there by then. */
  keys(): Promise<readonly KeyFile[]>;
  readonly at: Temporal.Instant;
};

/**
 * The whole database at one moment, and the keys, as a tar archive in pieces. Read in one snapshot (REPEATABLE READ)
 * that holds nobody up: who writes meanwhile writes on, and is not in it.
 */
export async function* writeBackup(
  url: string,
  { mechanism, keys, at }: BackupSource,
  onProgress: (progress: BackupProgress) => void = () => {},
): AsyncGenerator<Uint8Array, Manifest, void> {
  const client = new pg.Client({ connectionString: url, application_name: 'pansocial backup' });
  client.on('error', () => {});
  await client.connect();
  const sums: string[] = [];
  const file = (name: string, content: Uint8Array): Uint8Array[] => {
    sums.push(`${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
    return tarFile(name, content, at);
  };
  try {
    await client.query(settings);
    await client.query('begin isolation level repeatable read, read only');
    const tables = await listTables(client);
    const manifest = await manifestOf(client, tables, mechanism, at);
    yield* file(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    let bytes = 0;
    for (const [index, table] of tables.entries()) {
      for await (const { name, content } of partsOf(client, table)) {
        yield* file(name, content);
        bytes += content.byteLength;
        onProgress({ table: index + 1, tables: tables.length, bytes });
      }
    }
    for (const key of await keys()) yield* file(key.name, key.content);
    yield* tarFile(sumsName, Buffer.from(sums.join('')), at);
    yield tarEnd();
    return manifest;
  } finally {
    await client.end().catch(() => {});
  }
}

async function manifestOf(
  client: pg.Client,
  tables: readonly Table[],
  mechanism: string,
  at: Temporal.Instant,
): Promise<Manifest> {
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'select name, sha256 from migration order by name collate "C"',
  );
  const counted: Manifest['tables'] = [];
  for (const table of tables) {
    counted.push({ name: table.name, columns: [...table.columns], rows: await countRows(client, table) });
  }
  return {
    format: 'pansocial-backup/1',
    madeAt: at.toString({ fractionalSecondDigits: 3 }),
    mechanism,
    migrations: rows,
    tables: counted,
    sequences: [...(await listSequences(client))],
  };
}

async function* partsOf(
  client: pg.Client,
  table: Table,
): AsyncGenerator<{ name: string; content: Buffer }, void, void> {
  let held: Buffer[] = [];
  let size = 0;
  let n = 0;
  const part = () => {
    n += 1;
    const made = { name: partName(table.name, n), content: Buffer.concat(held) };
    held = [];
    size = 0;
    return made;
  };
  for await (const rows of copyOut(client, copyOutOf(table))) {
    held.push(rows);
    size += rows.byteLength;
    if (size >= partBytes) yield part();
  }
  if (size > 0) yield part();
}
