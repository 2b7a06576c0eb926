import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appointPerson } from '../mandates/appoint-person.ts';
import { takesPart } from '../membership/store/memberships.ts';
import { loadBackup, requireKnownVersion } from '../platform/backup/load-backup.ts';
import { checkBackup } from '../platform/backup/read-backup.ts';
import { tarEnd, tarFile } from '../platform/backup/tar.ts';
import { connect, type Database } from '../platform/database.ts';
import { knownMigrations, migrate } from '../platform/migrate.ts';
import { root } from '../platform/root.ts';
import { freshDatabase, type TestDatabase } from '../platform/test-database.ts';
import { prepareHouse } from '../prepare.ts';
import { findHead } from '../record/store.ts';
import { type House, openHouse } from '../testing/house.ts';
import { runCommand } from '../testing/run-command.ts';
import { command as backup } from './backup.ts';
import { command as restore } from './restore.ts';

let house: House;
let target: TestDatabase;
let folder: string;
let said: string[];
beforeEach(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  target = await freshDatabase();
  await empty(target.db);
  folder = mkdtempSync(join(tmpdir(), 'pansocial-backup-'));
  said = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  await target.close();
  await house.close();
});

const empty = (db: Database) => sql`drop schema public cascade; create schema public`.execute(db);
const file = () => join(folder, 'saved.tar.gz');
const newHome = () => join(folder, 'new');
const from = () => ({ DATABASE_URL: house.url, DATA_DIR: house.deps.dataDir, CHARTER: 'pmm-lac' });
const into = () => ({ DATABASE_URL: target.url, DATA_DIR: newHome(), CHARTER: 'pmm-lac' });
const save = (path = file()) => runCommand(backup, [path], from());
const bring = (path = file()) => runCommand(restore, [path], into());

const appoint = (n: number, deps = house.deps) => {
  const at = deps.clock();
  const appointment = {
    name: `Persona ${n} «ñandú»\t\\N 👩‍🌾`,
    email: `p${n}@ejemplo.org`,
    language: 'es',
    office: 'agency-focal-point',
    body: 'working-group',
    startsAt: at,
    source: { kind: 'appointment', text: { es: `Carta ${n}\nlínea 2 \\. "comillas"` } },
  } as const;
  return appointPerson({ ...deps, takesPart }, appointment, 'console', at);
};

/** Every table's number of rows and the digest of all they say. */
async function contentOf(db: Database): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' order by 1`.execute(db);
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ said: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as said
      from ${sql.table(name)} t`.execute(db);
    content[name] = rows[0]?.said ?? '';
  }
  return content;
}

describe('everything is saved and comes back as it was', () => {
  test('every table, the record, its keys, whoever has a session', async () => {
    const ana = await house.signIn({ name: 'Ana', email: 'ana@ejemplo.org', gender: 'woman' });
    for (let n = 0; n < 5; n += 1) await appoint(n);
    const { db } = house.deps;
    await db
      .insertInto('passkey_challenge')
      .values({ digest: randomBytes(32), challenge: 'x', person_id: ana.personId, expires_at: house.deps.clock() })
      .execute();
    await db.insertInto('attempt').values({ key: 'x', at: house.deps.clock() }).execute();

    expect(await save()).toEqual({ status: 0, out: '', err: '' });
    const before = await contentOf(db);
    expect(before.mandate).toMatch(/^5 /);
    expect(said).toEqual([expect.stringMatching(/^Saved \d+ tables, \d+ rows, 1 key in .*saved\.tar\.gz, \d+ kB\.$/)]);

    const head = await findHead(db);
    expect(await bring()).toEqual({
      status: 0,
      out: `Restored ${rowsIn(before)} rows of ${(await checkBackup(file())).madeAt}.\nThe record is whole: 7 entries, the last ${head?.hash}.`,
      err: '',
    });
    expect(await contentOf(target.db)).toEqual(before);
    expect(await findHead(target.db)).toEqual(head);
    expect(await target.db.selectFrom('attempt').selectAll().execute()).toEqual([]);

    const [key, ...others] = readdirSync(join(newHome(), 'record-keys'));
    expect(others).toEqual([]);
    const pem = (dataDir: string) => readFileSync(join(dataDir, 'record-keys', key ?? ''));
    expect(pem(newHome())).toEqual(pem(house.deps.dataDir));
    expect(statSync(join(newHome(), 'record-keys', key ?? '')).mode & 0o777).toBe(0o600);
  });

  test('the file is for its owner alone; any tar opens it, and sha256sum finds it right', async () => {
    await save();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    execFileSync('tar', ['-xzf', file(), '-C', folder]);
    expect(readdirSync(folder).sort()).toEqual(['SHA256SUMS', 'backup.json', 'record-keys', 'saved.tar.gz', 'tables']);
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).toString().trim().split('\n');
    expect(checked.every((line) => line.endsWith(': OK'))).toBe(true);
    expect(checked[0]).toBe('backup.json: OK');
    expect(JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8'))).toMatchObject({
      format: 'pansocial-backup/1',
      mechanism: 'pmm-lac',
      migrations: await knownMigrations(),
    });
  });

  test('the server goes on with what was restored: mandates are given, changes are noticed', async () => {
    await appoint(1);
    await save();
    await bring();
    const deps = { ...house.deps, db: target.db, dataDir: newHome() };
    expect((await appoint(1, deps)).ok).toBe(false);
    expect((await appoint(2, deps)).ok).toBe(true);
    expect((await findHead(target.db))?.seq).toBe(4);
    await expect(sql`delete from record_entry`.execute(target.db)).rejects.toThrow('the record is only added to');
  });

  test('numbers that were given out are not given again', async () => {
    await sql`create table ticket (n int generated by default as identity primary key, double int generated always as (n * 2) stored)`.execute(
      house.deps.db,
    );
    for (let n = 0; n < 3; n += 1) await sql`insert into ticket default values`.execute(house.deps.db);
    await save();
    // As an earlier version would have left it: this one has no such table.
    await migrate(target.url);
    await sql`create table ticket (n int generated by default as identity primary key, double int generated always as (n * 2) stored)`.execute(
      target.db,
    );
    expect((await bring()).status).toBe(0);
    const { rows } = await sql`insert into ticket default values returning *`.execute(target.db);
    expect(rows).toEqual([{ n: 4, double: 8 }]);
  });

  test('a table larger than one part', async () => {
    await sql`
      insert into mail_message (recipient, language, subject, text, html, queued_at)
      select 'a@ejemplo.org', 'es', 's' || n, repeat(md5(n::text), 40), repeat(md5((n + 1)::text), 40), now()
      from generate_series(1, 4000) n`.execute(house.deps.db);
    await save();
    const names = execFileSync('tar', ['-tzf', file()]).toString().split('\n');
    expect(names.filter((name) => name.includes('mail_message')).length).toBeGreaterThan(2);
    expect((await bring()).status).toBe(0);
    expect(await contentOf(target.db)).toEqual(await contentOf(house.deps.db));
  });
});

test('saved while others write: one moment, whole', async () => {
  let n = 0;
  let isOver = false;
  const writers = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      n += 1;
      expect((await appoint(n)).ok).toBe(true);
    }
  });
  while (n < 20) await new Promise((resolve) => setTimeout(resolve, 10));
  const saved = await save();
  const atLeast = n;
  isOver = true;
  await Promise.all(writers);
  expect(saved.status).toBe(0);

  expect((await bring()).status).toBe(0);
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from mandate) as mandates, (select count(*) from person) as people,
      (select count(*) from mail_message) as letters, (select count(*) from record_opening) as names,
      (select count(*) from record_entry where kind = 'mandate-granted') as entries`.execute(target.db);
  const { mandates = 0, ...others } = rows[0] ?? {};
  expect(mandates).toBeGreaterThan(10);
  expect(mandates).toBeLessThanOrEqual(atLeast);
  expect(others).toEqual({ people: mandates, letters: mandates, names: 2 * mandates, entries: mandates });
});

describe('a backup that is not whole is refused in one line, and nothing is touched', () => {
  const refused = async (path: string, line: string | RegExp) => {
    const { status, out, err } = await bring(path);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(line);
    expect(err).not.toContain('\n');
    expect(existsSync(newHome())).toBe(false);
    expect(await contentOf(target.db)).toEqual({});
  };
  const change = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  test('cut off, wherever', async () => {
    await appoint(1);
    await save();
    const whole = readFileSync(file());
    for (const share of [0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.9999]) {
      await refused(
        change('cut', whole.subarray(0, Math.floor(whole.byteLength * share))),
        /is not whole: it is cut off\./,
      );
    }
  });

  test('a byte changed, wherever', async () => {
    await save();
    const whole = readFileSync(file());
    for (let n = 10; n < whole.byteLength; n += Math.ceil(whole.byteLength / 40)) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(n) ^ 0x20, n);
      await refused(
        change('changed', changed),
        /is not whole: |is not a backup made by|says of itself what this version does not understand/,
      );
    }
  });

  test('its content changed and packed again', async () => {
    await appoint(1);
    await save();
    const content = gunzipSync(readFileSync(file()));
    const at = content.indexOf('p1@ejemplo.org');
    content.write('q1@ejemplo.org', at);
    await refused(change('packed', gzipSync(content)), /is not whole: a digest is not right\. Nothing was restored\./);
  });

  test('something added behind it', async () => {
    await save();
    const content = gunzipSync(readFileSync(file()));
    await refused(
      change('longer', gzipSync(Buffer.concat([content, Buffer.alloc(512, 1)]))),
      /is not whole: something follows/,
    );
  });

  test('no backup at all', async () => {
    const at = house.deps.clock();
    const other = Buffer.concat([...tarFile('notes.txt', Buffer.from('x'), at), tarEnd()]);
    const newFormat = Buffer.concat([
      ...tarFile('backup.json', Buffer.from('{"format":"pansocial-backup/2"}'), at),
      tarEnd(),
    ]);
    await refused(change('text', Buffer.from('not a backup')), /text is not a backup made by npx pansocial backup\.$/);
    await refused(change('other', gzipSync(other)), /other is not a backup made by npx pansocial backup\.$/);
    await refused(change('newer', gzipSync(newFormat)), /says of itself what this version does not understand/);
    await refused(change('nothing', Buffer.alloc(0)), /is not whole: it is cut off/);
    await refused(join(folder, 'none'), /^There is no file .*none\.$/);
    mkdirSync(join(folder, 'sub'));
    await refused(join(folder, 'sub'), /sub is a folder\.$/);
  });
});

describe('versions', () => {
  const migrations = join(root, 'migrations');
  const last = () =>
    readdirSync(migrations)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .at(-1) ?? '';
  /** The migrations of another version of the program. */
  const versionWith = (change: (folder: string) => void): string => {
    const copy = join(folder, 'migrations');
    cpSync(migrations, copy, { recursive: true });
    change(copy);
    return copy;
  };

  test('a backup of an earlier one is restored as it was, and then brought up to date', async () => {
    await appoint(1);
    await save();
    const newer = versionWith((copy) => {
      writeFileSync(
        join(copy, '2099-01-01-later.sql'),
        "alter table person add column nickname text; update person set nickname = 'x' || name; create table later (n int)",
      );
    });
    const manifest = await checkBackup(file());
    await requireKnownVersion(file(), manifest, newer);
    await loadBackup(file(), target.url, manifest, async () => async () => {}, { folder: newer });
    const { rows } = await sql<{ nickname: string }>`select nickname from person`.execute(target.db);
    expect(rows).toEqual([{ nickname: 'xPersona 1 «ñandú»\t\\N 👩‍🌾' }]);
    expect(await findHead(target.db)).toEqual(await findHead(house.deps.db));
    const { rows: applied } = await sql<{
      name: string;
    }>`select name from migration order by name desc limit 1`.execute(target.db);
    expect(applied).toEqual([{ name: '2099-01-01-later' }]);
  });

  test('one of a newer version is refused by name', async () => {
    await save();
    const older = versionWith((copy) => rmSync(join(copy, last())));
    const name = last().replace('.sql', '');
    await expect(requireKnownVersion(file(), await checkBackup(file()), older)).rejects.toThrow(
      `${file()} was made by a newer version: it holds ${name}, which migrations/ does not. Restore it with that version or a later one.`,
    );
  });

  test('one whose tables were made otherwise is refused by name', async () => {
    await save();
    const other = versionWith((copy) => writeFileSync(join(copy, last()), 'select 1'));
    await expect(requireKnownVersion(file(), await checkBackup(file()), other)).rejects.toThrow(
      `${last().replace('.sql', '')} is not the one in migrations/. Restore it with that version.`,
    );
  });
});

describe('only into an empty place', () => {
  test('a database that holds data stays as it is', async () => {
    await save();
    const other = connect(house.url);
    const before = await contentOf(other);
    const { status, err } = await runCommand(restore, [file()], { ...into(), DATABASE_URL: house.url });
    expect([status, err]).toEqual([
      1,
      expect.stringMatching(/^There is data here already \(record_entry, set_up_code, record_checkpoint\)\. /),
    ]);
    expect(await contentOf(other)).toEqual(before);
    await other.destroy();
  });

  test('one whose tables are empty will do, if they are of the same version', async () => {
    await save();
    await migrate(target.url);
    expect((await bring()).status).toBe(0);
    expect(await contentOf(target.db)).toEqual(await contentOf(house.deps.db));
  });

  test('tables of another version will not', async () => {
    await save();
    await migrate(target.url);
    await sql`insert into migration (name, sha256) values ('2099-01-01-later', 'x')`.execute(target.db);
    expect((await bring()).err).toBe(
      'The tables here were made by another version than the backup. Restore it into an empty database.',
    );
  });

  test('a folder that holds the keys of a record stays as it is', async () => {
    await save();
    mkdirSync(join(newHome(), 'record-keys'), { recursive: true });
    writeFileSync(join(newHome(), 'record-keys', 'x.pem'), 'x');
    expect((await bring()).err).toMatch(/^.*record-keys holds keys already\./);
    expect(await contentOf(target.db)).toEqual({});
  });

  test('a restore that broke off can be begun again', async () => {
    await appoint(1);
    await save();
    const manifest = await checkBackup(file());
    const fails = loadBackup(file(), target.url, manifest, async () => Promise.reject(new Error('disk')));
    await expect(fails).rejects.toThrow('disk');
    expect((await bring()).status).toBe(0);
    expect(await contentOf(target.db)).toEqual(await contentOf(house.deps.db));
  });

  test("another mechanism's backup", async () => {
    await save();
    const { err } = await runCommand(restore, [file()], { ...into(), CHARTER: 'src/charter/testing/river-basin' });
    expect(err).toBe(`${file()} is a backup of pmm-lac, and CHARTER says river-basin.`);
  });
});

describe('where it is saved', () => {
  test('a file that is there already is left alone', async () => {
    writeFileSync(file(), 'precious');
    expect((await save()).err).toBe(`${file()} is there already. Name another file, or remove it.`);
    expect(readFileSync(file(), 'utf8')).toBe('precious');
    expect(readdirSync(folder)).toEqual(['saved.tar.gz']);
  });

  test('a folder that is not there', async () => {
    const path = join(folder, 'none', 'saved');
    expect((await save(path)).err).toBe(`Cannot write ${path}: there is no such folder.`);
  });

  test('nothing to save yet; another mechanism', async () => {
    const nothing = await runCommand(backup, [file()], { ...into() });
    expect(nothing.err).toBe('There is nothing to save yet: the server has not run here.');
    const other = await runCommand(backup, [file()], { ...from(), CHARTER: 'src/charter/testing/river-basin' });
    expect(other.err).toMatch(/^This database holds pansocial\/pmm-lac, and CHARTER says river-basin\./);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a machine that does not hold the key says so', async () => {
    rmSync(join(house.deps.dataDir, 'record-keys'), { recursive: true });
    expect((await save()).status).toBe(0);
    expect(said.at(-1)).toMatch(/^The key that signs the record now is not in .*record-keys, and so not in the backup/);
    expect((await bring()).status).toBe(0);
    expect(existsSync(join(newHome(), 'record-keys'))).toBe(false);
  });

  test.each<readonly [typeof backup, readonly string[], string]>([
    [backup, [], 'name the file to write'],
    [backup, ['a', 'b'], 'unexpected argument b'],
    [restore, [], 'name the file to restore'],
    [restore, ['a', 'b'], 'unexpected argument b'],
  ])('called wrongly it ends with status 2', async (command, args, err) => {
    expect(await runCommand(command, args, from())).toEqual({ status: 2, out: '', err });
  });
});

const rowsIn = (content: Readonly<Record<string, string>>): number =>
  Object.values(content).reduce((sum, said) => sum + Number(said.split(' ')[0]), 0);
