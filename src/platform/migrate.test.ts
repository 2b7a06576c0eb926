import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { freshDatabase, type TestDatabase } from './test-database.ts';

let base: TestDatabase;
let folder: string;

beforeEach(async () => {
  base = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await sql`drop schema public cascade; create schema public`.execute(base.db);
});
afterEach(async () => {
  await base.close();
  await rm(folder, { recursive: true });
});

const put = (name: string, text: string) => writeFile(join(folder, name), text);
const apply = () => migrate(base.url, folder);
const landed = async () =>
  (await base.db.selectFrom('migration').select('name').orderBy('name').execute()).map((row) => row.name);

test('files are applied once, in the order of their names', async () => {
  await put('02-second.sql', 'alter table a add column y int');
  await put('01-first.sql', 'create table a (x int)');
  await put('notes.txt', 'not a migration');
  expect(await apply()).toEqual(['01-first', '02-second']);
  expect(await apply()).toEqual([]);
  await put('03-third.sql', 'alter table a add column z int');
  expect(await apply()).toEqual(['03-third']);
  expect(await landed()).toEqual(['01-first', '02-second', '03-third']);
});

test('with names, no file but those: the state of an earlier version', async () => {
  await put('01-first.sql', 'create table a (x int)');
  await put('02-second.sql', 'alter table a add column y int');
  expect(await migrate(base.url, folder, new Set(['01-first']))).toEqual(['01-first']);
  expect(await landed()).toEqual(['01-first']);
  expect(await apply()).toEqual(['02-second']);
});

test('nodes that start together apply each file once', async () => {
  await put('01-first.sql', 'create table a (x int); select pg_sleep(0.2)');
  const applied = await Promise.all([apply(), apply(), apply()]);
  expect(applied.flat()).toEqual(['01-first']);
});

test('a file that fails leaves nothing of itself, and all before it', async () => {
  await put('01-first.sql', 'create table a (x int)');
  await put('02-second.sql', 'create table b (x int);\ncreate table c (x nonsense);');
  await expect(apply()).rejects.toThrow(
    'migrations/02-second.sql:2 failed: type "nonsense" does not exist. The database is as it was before; correct the cause and start again.',
  );
  expect(await landed()).toEqual(['01-first']);
  const { rows } = await sql`select to_regclass('b') as b`.execute(base.db);
  expect(rows).toEqual([{ b: null }]);
});

test('a landed file that was changed since is refused', async () => {
  await put('01-first.sql', 'create table a (x int)');
  await apply();
  await put('01-first.sql', 'create table a (x int) -- better');
  await expect(apply()).rejects.toThrow(
    'migrations/01-first.sql was changed after it was applied to this database. Restore the file as it was and put the change in a new file.',
  );
});

test('a database from a newer version is refused', async () => {
  await put('01-first.sql', 'create table a (x int)');
  await put('02-future.sql', 'create table b (x int)');
  await apply();
  await rm(join(folder, '02-future.sql'));
  await expect(apply()).rejects.toThrow(
    'The database is newer than this program: it holds 02-future, which migrations/ does not. Install the version that wrote it, or restore a backup from before.',
  );
});

test('a user who may not make tables is told so', async () => {
  await put('01-first.sql', 'create table a (x int)');
  const name = base.url.match(/test_\w+/)?.[0] ?? '';
  await sql.raw(`create role ${name} login password 'pw'`).execute(base.db);
  try {
    const url = base.url.replace(/\/\/[^@]*@/, `//${name}:pw@`);
    await expect(migrate(url, folder)).rejects.toThrow(
      'The user of the database may not set it up (permission denied for schema public). ' +
        'Make it the owner of the database, or point DATABASE_URL to one that it owns.',
    );
  } finally {
    await sql.raw(`drop role ${name}`).execute(base.db);
  }
});

test('every table is watched for changes unless its comment says why not', async () => {
  const { db, close } = await freshDatabase();
  const { rows } = await sql<{ name: string; reason: string | null }>`
    select relname as name, obj_description(oid, 'pg_class') as reason from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and not exists (select from pg_trigger where tgrelid = c.oid and tgname = 'changed')`.execute(db);
  await close();
  expect(rows.map(({ name }) => name)).toContain('migration');
  for (const { reason } of rows) expect(reason).toMatch(/^unwatched: \S/);
});

test('the migrations of the project are named by date, order and room', async () => {
  const names = await readdir(join(import.meta.dirname, '../../migrations'));
  expect(names.filter((name) => !/^\d{4}-\d{2}-\d{2}-\d{2}-[a-z-]+\.sql$/.test(name))).toEqual([]);
});
