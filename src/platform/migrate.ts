import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Halt } from './halt.ts';
import { root } from './root.ts';

/** Within the migration's own transaction, so that no table is ever there unwatched. */
const watchChanges = `do $$ begin
  if to_regproc('public.watch_changes') is not null then perform watch_changes(); end if;
end $$`;

/** A file by its name, without the ending, and the digest of what it says. */
export type KnownMigration = { readonly name: string; readonly sha256: string };
type Migration = KnownMigration & { readonly sql: string };

const ownFolder = join(root, 'migrations');

/** Any constant that no other program uses on the same database: 'pansocia' as eight bytes. */
const lockKey = '8097875047057942881';

/**
 * Brings the database at `url` to the state the files in `folder` describe, in the order of their names, each in
 * a transaction of its own. Nodes that start together wait for one another. Returns the names of those applied.
 * With `only`, no other than those: the state of an earlier version, to restore its backup into.
 * @throws Halt when a landed file was changed since, or the database holds migrations this version does not have.
 */
export async function migrate(
  url: string,
  folder: string = ownFolder,
  only?: ReadonlySet<string>,
): Promise<readonly string[]> {
  const files = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'pansocial migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    if ((await pendingOf(client, files)).length === 0) return [];
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const pending = (await pendingOf(client, files)).filter(({ name }) => only?.has(name) !== false);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
    throw new Halt(
      `The user of the database may not set it up (${error.message}). ` +
        'Make it the owner of the database, or point DATABASE_URL to one that it owns.',
    );
  } finally {
    // Ending the session releases the lock, whatever happened.
    await client.end().catch(() => {});
  }
}

/** What this version can make a database of. */
export const knownMigrations = async (folder: string = ownFolder): Promise<readonly KnownMigration[]> =>
  (await readMigrations(folder)).map(({ name, sha256 }) => ({ name, sha256 }));

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8');
      return { name: file.slice(0, -'.sql'.length), sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function pendingOf(client: pg.Client, files: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows: tables } = await client.query("select to_regclass('public.migration') is not null as there");
  if (!tables[0]?.there) return files;
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name',
  );
  const landed = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const byName = new Map(files.map((file) => [file.name, file]));
  const unknown = rows.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new Halt(
      `The database is newer than this program: it holds ${unknown.join(', ')}, which migrations/ does not. ` +
        'Install the version that wrote it, or restore a backup from before.',
    );
  }
  const changed = files.filter(({ name, sha256 }) => landed.has(name) && landed.get(name) !== sha256);
  if (changed.length > 0) {
    throw new Halt(
      `migrations/${changed.map(({ name }) => `${name}.sql`).join(', ')} was changed after it was applied to this database. ` +
        'Restore the file as it was and put the change in a new file.',
    );
  }
  return files.filter(({ name }) => !landed.has(name));
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query(watchChanges);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (!(error instanceof pg.DatabaseError) || error.code === '42501') throw error;
    const line = error.position === undefined ? '' : `:${sql.slice(0, Number(error.position)).split('\n').length}`;
    throw new Halt(
      `migrations/${name}.sql${line} failed: ${error.message}. The database is as it was before; correct the cause and start again.`,
    );
  }
}
