import pg from 'pg';
import { Halt } from '../halt.ts';
import { type KnownMigration, knownMigrations, migrate } from '../migrate.ts';
import { copyIn } from './copy.ts';
import { keyOf, type Manifest, tableOf } from './manifest.ts';
import { entriesOf } from './read-backup.ts';
import { copyInto, hasRows, listTables, setSequence, settings } from './tables.ts';
import type { TarEntry } from './tar.ts';
import type { KeyFile } from './write-backup.ts';

/** @throws Halt where this version could not make the tables of that backup as they were. */
export async function requireKnownVersion(path: string, manifest: Manifest, folder?: string): Promise<void> {
  const known = new Map((await knownMigrations(folder)).map(({ name, sha256 }) => [name, sha256]));
  const newer = manifest.migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (newer.length > 0) {
    throw new Halt(
      `${path} was made by a newer version: it holds ${newer.join(', ')}, which migrations/ does not. ` +
        'Restore it with that version or a later one.',
    );
  }
  const other = manifest.migrations.filter(({ name, sha256 }) => known.get(name) !== sha256).map(({ name }) => name);
  if (other.length > 0) {
    throw new Halt(
      `${path} was made by a version whose ${other.join(', ')} is not the one in migrations/. Restore it with that version.`,
    );
  }
}

/** @throws Halt where the database at `url` holds anything, or was prepared by another version. */
export async function requireEmpty(url: string, { migrations }: Manifest): Promise<void> {
  await withClient(url, async (client) => {
    const tables = await listTables(client);
    const filled: string[] = [];
    for (const table of tables) {
      if (table.name !== 'migration' && (await hasRows(client, table))) filled.push(table.name);
    }
    if (filled.length > 0) {
      throw new Halt(
        `There is data here already (${filled.slice(0, 3).join(', ')}${filled.length > 3 ? ' …' : ''}). ` +
          'A backup is restored into an empty place: set DATA_DIR to another folder, or DATABASE_URL to an empty database.',
      );
    }
    if (!tables.some(({ name }) => name === 'migration')) return;
    const { rows } = await client.query<KnownMigration>('select name, sha256 from migration order by name collate "C"');
    const isOurs = rows.every((row, n) => row.name === migrations[n]?.name && row.sha256 === migrations[n]?.sha256);
    if (rows.length > 0 && !(isOurs && rows.length === migrations.length)) {
      throw new Halt(
        'The tables here were made by another version than the backup. Restore it into an empty database.',
      );
    }
  });
}

/**
 * Fills the empty database at `url` with a backup that was checked, and brings it up to date. All of it or nothing:
 * `keepKeys` is given the keys before the last step, and answers how to take them back.
 */
export async function loadBackup(
  path: string,
  url: string,
  manifest: Manifest,
  keepKeys: (keys: readonly KeyFile[]) => Promise<() => Promise<void>>,
  { folder, onBytes }: { readonly folder?: string; readonly onBytes?: (read: number) => void } = {},
): Promise<void> {
  await migrate(url, folder, new Set(manifest.migrations.map(({ name }) => name)));
  await withClient(url, async (client) => {
    await client.query(settings);
    await client.query('begin');
    // Their rows come with the backup, with the days on which they were applied.
    await client.query('delete from migration');
    const keys = await fill(client, path, manifest, onBytes);
    for (const sequence of manifest.sequences) await setSequence(client, sequence);
    const takeBack = await keepKeys(keys);
    try {
      await client.query('commit');
    } catch (error) {
      await takeBack();
      throw error;
    }
    // Without fresh statistics the planner takes the new tables for empty ones.
    await client.query('analyze');
  });
  await migrate(url, folder);
}

async function fill(
  client: pg.Client,
  path: string,
  { tables }: Manifest,
  onBytes?: (read: number) => void,
): Promise<readonly KeyFile[]> {
  const entries = entriesOf(path, onBytes);
  let entry: TarEntry | undefined;
  const advance = async (): Promise<void> => {
    const { done, value } = await entries.next();
    entry = done ? undefined : value;
  };
  async function* rowsOf(table: string) {
    for (; entry && tableOf(entry.name) === table; await advance()) yield* entry.content;
  }
  try {
    await advance();
    await advance();
    for (const table of tables) {
      const count = await copyIn(client, copyInto(table), rowsOf(table.name)).catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError)) throw error;
        throw new Halt(`The database refuses the rows of ${table.name}: ${error.message}. Nothing was restored.`);
      });
      if (count !== table.rows) {
        throw new Halt(`${path} holds ${count} rows of ${table.name} and says ${table.rows}. Nothing was restored.`);
      }
    }
    const keys: KeyFile[] = [];
    for (; entry; await advance()) {
      const name = keyOf(entry.name);
      if (name === null) continue;
      const pieces: Uint8Array[] = [];
      for await (const piece of entry.content) pieces.push(Buffer.from(piece));
      keys.push({ name, content: Buffer.concat(pieces) });
    }
    return keys;
  } finally {
    await entries.return();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'pansocial restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
