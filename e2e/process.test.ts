import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { alive } from '../src/platform/postgres/server.ts';
import { temporaryFolder } from '../src/platform/test-folder.ts';
import {
  cleanUp,
  clientOf,
  databaseIn,
  fileText,
  freePort,
  killDatabase,
  query,
  type Run,
  run,
  runToEnd,
  startServer,
} from './program.ts';

const isRoot = process.getuid?.() === 0;
/** Whether this machine lets us mount file systems of our own. */
const mayMount = spawnSync('unshare', ['-m', 'true']).status === 0;

let folder: string;
let dataDir: string;
let env: Record<string, string>;
let runs: Run[];

// The program builds itself when a source is newer; not while a start is timed.
beforeAll(() => runToEnd(['--help'], {}));
beforeEach(async () => {
  folder = temporaryFolder('pansocial-e2e-');
  dataDir = join(folder, 'data');
  env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  runs = [];
});
afterEach(async () => {
  await cleanUp(runs, dataDir);
  rmSync(folder, { recursive: true });
});

async function start(): Promise<Run> {
  const server = await startServer(env);
  runs.push(server);
  return server;
}

async function stop(server: Run): Promise<number | NodeJS.Signals> {
  server.child.kill('SIGTERM');
  return server.ended;
}

const health = async () => (await fetch(`http://127.0.0.1:${env.PORT}/readyz`)).status;

/** Inserts rows on several connections until the database is gone; answers which were acknowledged. */
async function writeUntilKilled(): Promise<{ acknowledged: number[]; done: Promise<unknown> }> {
  await query(dataDir, 'create table if not exists acknowledged (n int primary key)');
  const acknowledged: number[] = [];
  let next = 0;
  const writer = async () => {
    const client = await clientOf(dataDir);
    try {
      for (;;) {
        const n = next++;
        await client.query('insert into acknowledged values ($1)', [n]);
        acknowledged.push(n);
      }
    } catch {
      await client.end().catch(() => {});
    }
  };
  return { acknowledged, done: Promise.all([writer(), writer(), writer()]) };
}

const countOf = async (numbers: readonly number[]) =>
  (await query(dataDir, `select count(*)::int as n from acknowledged where n in (${numbers.join(',')})`))[0];

test('the first start makes a database, the second is ready within 3 seconds, Ctrl-C ends both', async () => {
  const first = await start();
  expect(first.output().split('\n')[0]).toBe(`Pansocial is at http://localhost:${env.PORT} (Ctrl-C ends it)`);
  expect(await health()).toBe(200);
  const database = databaseIn(dataDir);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect([alive(database ?? 0), databaseIn(dataDir)]).toEqual([false, null]);

  const begun = performance.now();
  const second = await start();
  expect(await health()).toBe(200);
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(await stop(second)).toBe(0);
});

test('the database listens on no network address, and its password is for its owner alone', async () => {
  await start();
  expect(await query(dataDir, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  const modes = ['postgres.password', 'postgres', 'postgres/run', 'postgres/data', 'postgres.log'].map((name) =>
    (statSync(join(dataDir, name)).mode & 0o777).toString(8),
  );
  expect(modes).toEqual(['600', '700', '700', '700', '600']);
  expect(await query(dataDir, 'show fsync', 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
});

test('killed while writing, the next start takes over the database left running and has every acknowledged row', async () => {
  const killed = await start();
  const database = databaseIn(dataDir);
  const { acknowledged, done } = await writeUntilKilled();
  await pause(300);
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(databaseIn(dataDir)).toBe(database);

  const before = [...acknowledged];

  const next = await start();
  expect(databaseIn(dataDir)).toBe(database);
  expect(before.length).toBeGreaterThan(100);
  expect(await countOf(before)).toEqual({ n: before.length });
  expect(await stop(next)).toBe(0);
  await done;
  expect([alive(database ?? 0), databaseIn(dataDir)]).toEqual([false, null]);
});

test('program and database killed at once while writing, the next start has every acknowledged row', async () => {
  for (let round = 0; round < 3; round += 1) {
    const killed = await start();
    const { acknowledged, done } = await writeUntilKilled();
    await pause(200);
    killed.child.kill('SIGKILL');
    await killDatabase(databaseIn(dataDir) ?? 0);
    await done;
    await killed.ended;

    const next = await start();
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(await countOf(acknowledged)).toEqual({ n: acknowledged.length });
    await query(dataDir, 'truncate acknowledged');
    expect(await stop(next)).toBe(0);
  }
});

test('killed at any moment of the first start, the next start succeeds', async () => {
  for (const delay of [80, 160, 240, 320, 400, 480, 560, 640, 720, 800]) {
    const killed = run(['serve'], env);
    await pause(delay);
    killed.child.kill('SIGKILL');
    await killed.ended;
  }
  const next = await start();
  expect(await health()).toBe(200);
  expect(await stop(next)).toBe(0);
});

test('the lock file of a dead database whose number now belongs to another program is no obstacle', async () => {
  await stop(await start());
  const lockFile = join(dataDir, 'postgres/data/postmaster.pid');
  const lines = [
    process.pid,
    join(dataDir, 'postgres/data'),
    1700000000,
    5432,
    join(dataDir, 'postgres/run'),
    '',
    '  5432001  1',
    'ready',
  ];
  writeFileSync(lockFile, `${lines.join('\n')}\n`);
  const next = await start();
  expect(await health()).toBe(200);
  expect(await stop(next)).toBe(0);
  expect(existsSync(lockFile)).toBe(false);
});

test('when a process of the database is killed, the program goes on once PostgreSQL has recovered', async () => {
  const server = await start();
  expect(await health()).toBe(200);
  const processes = (await query(dataDir, "select pid from pg_stat_activity where application_name = 'pansocial'")) as {
    pid: number;
  }[];
  expect(processes.length).toBeGreaterThan(0);
  for (const { pid } of processes) process.kill(pid, 'SIGKILL');
  const deadline = performance.now() + 10_000;
  while ((await health()) !== 200 && performance.now() < deadline) await pause(50);
  expect(await health()).toBe(200);
  expect(server.child.exitCode).toBe(null);
  expect(await stop(server)).toBe(0);
});

test('when the database ends by itself the program ends too, with status 1, and can start again', async () => {
  const server = await start();
  await killDatabase(databaseIn(dataDir) ?? 0);
  expect(await server.ended).toBe(1);
  expect(server.errors()).toContain('the embedded database has ended by itself');
  expect(await stop(await start())).toBe(0);
});

test('a second copy on the same data folder ends with one line; the first goes on', async () => {
  const first = await start();
  const second = await runToEnd(['serve'], { ...env, PORT: String(await freePort()) });
  expect(second).toEqual({
    status: 1,
    output: '',
    errors: `pansocial: Pansocial already runs on ${dataDir} (process ${first.pid}). Stop it, or set DATA_DIR to another folder.\n`,
  });
  expect(await health()).toBe(200);
});

test('a command reaches the database of the running server, and starts one when none runs', async () => {
  const server = await start();
  expect(await runToEnd(['migrate'], env)).toEqual({ status: 0, output: 'The database is up to date.\n', errors: '' });
  expect(await health()).toBe(200);
  await stop(server);
  expect(await runToEnd(['migrate'], env)).toEqual({ status: 0, output: 'The database is up to date.\n', errors: '' });
  expect(databaseIn(dataDir)).toBe(null);
});

test('an occupied port ends the start with one line and leaves no database running', async () => {
  const port = Number(env.PORT);
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  try {
    expect(await runToEnd(['serve'], env)).toEqual({
      status: 1,
      output: '',
      errors: `pansocial: Port ${port} on 127.0.0.1 is taken by another program. Stop that, or set PORT to another (PORT=${port + 1}).\n`,
    });
    expect(databaseIn(dataDir)).toBe(null);
  } finally {
    other.close();
  }
});

test('an address that is not of this machine ends the start with one line', async () => {
  const { status, errors } = await runToEnd(['serve'], { ...env, HOST: '192.0.2.1' });
  expect([status, errors]).toEqual([
    1,
    'pansocial: HOST=192.0.2.1 is no address of this machine. Set it to one that is (HOST=127.0.0.1, or 0.0.0.0 for all).\n',
  ]);
});

test('a wrong setting ends the start with one line', async () => {
  expect(await runToEnd(['serve'], { ...env, PORT: 'http' })).toEqual({
    status: 1,
    output: '',
    errors: 'pansocial: PORT=http is not a number from 1 to 65535. Example: PORT=3000\n',
  });
});

const cannotWrite = (folder: string, why: string) => ({
  status: 1,
  output: '',
  errors: `pansocial: Cannot write in ${folder}: ${why}, or set DATA_DIR to another folder.\n`,
});
const full = 'the disk is full. Free some space';

/** Runs the server with a file system of its own on `folder`, mounted with `options`. */
const serveOn = (folder: string, options: string) => {
  mkdirSync(folder, { recursive: true });
  const script = 'mount -t tmpfs -o "$1" tmpfs "$2" && exec "$3" serve';
  const args = ['-m', 'sh', '-c', script, 'sh', options, folder, join(import.meta.dirname, '../bin/pansocial')];
  return runToEnd(args, { ...env, DATA_DIR: folder }, 'unshare');
};

test.runIf(mayMount)('a read-only disk ends the start with one line', async () => {
  expect(await serveOn(dataDir, 'ro')).toEqual(cannotWrite(dataDir, 'the disk is read-only. Make it writable'));
});

test.runIf(mayMount)('a full disk ends the start with one line', async () => {
  expect(await serveOn(dataDir, 'size=8m,mode=711')).toEqual(cannotWrite(dataDir, full));
});

test.runIf(mayMount)('a disk that fills up while the database is made ends the start with one line', async () => {
  expect(await serveOn(dataDir, 'size=32m,mode=711')).toEqual(cannotWrite(join(dataDir, 'postgres'), full));
});

test.skipIf(isRoot)('a folder of another user ends the start with one line', async () => {
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o500);
  expect(await runToEnd(['serve'], env)).toEqual(
    cannotWrite(dataDir, 'this user may not write there. Change its owner'),
  );
  chmodSync(dataDir, 0o700);
});

test('a data folder that is a file ends the start with one line', async () => {
  writeFileSync(dataDir, '');
  expect(await runToEnd(['serve'], env)).toEqual(cannotWrite(dataDir, 'it is a file. Move it away'));
});

test('a limit on the size of files ends the start with one line', async () => {
  const script = 'ulimit -f 8192; exec "$0" serve';
  const limited = await runToEnd(['-c', script, join(import.meta.dirname, '../bin/pansocial')], env, 'sh');
  expect(limited).toEqual(
    cannotWrite(join(dataDir, 'postgres'), 'the size of files is limited (ulimit -f). Lift the limit'),
  );
});

test('a migration changed after it landed ends the start with one line', async () => {
  const server = await start();
  await query(dataDir, "update migration set sha256 = 'other' where name = '2026-11-20-01-platform'");
  await stop(server);
  expect(await runToEnd(['serve'], env)).toEqual({
    status: 1,
    output: '',
    errors:
      'pansocial: migrations/2026-11-20-01-platform.sql was changed after it was applied to this database. ' +
      'Restore the file as it was and put the change in a new file.\n',
  });
});

test('a lost password ends the start with one line', async () => {
  await stop(await start());
  writeFileSync(join(dataDir, 'postgres.password'), 'wrong\n');
  const { status, errors } = await runToEnd(['serve'], env);
  expect([status, errors]).toEqual([
    1,
    `pansocial: The password in ${dataDir}/postgres.password does not open the database in ${dataDir}/postgres/data. Restore that file from a backup.\n`,
  ]);
  expect(databaseIn(dataDir)).toBe(null);
});

test('a database of another PostgreSQL ends the start with one line', async () => {
  await stop(await start());
  writeFileSync(join(dataDir, 'postgres/data/PG_VERSION'), '17\n');
  const { status, errors } = await runToEnd(['serve'], env);
  expect([status, errors]).toEqual([
    1,
    `pansocial: The database in ${dataDir}/postgres/data is of PostgreSQL 17, this version of Pansocial brings 18. ` +
      'Make a backup with the version that wrote it and restore that here.\n',
  ]);
});

test.runIf(isRoot)('a database that root may no longer have run where it is ends the start with one line', async () => {
  await stop(await start());
  chmodSync(folder, 0o700);
  const { status, errors } = await runToEnd(['serve'], env);
  expect([status, errors]).toEqual([
    1,
    `pansocial: User 59432, who runs the database in ${dataDir}/postgres, may no longer enter there. ` +
      "Let others pass through that folder's parents again (chmod o+x).\n",
  ]);
});

test.runIf(isRoot)(
  'for root, a data folder that no other user may enter has its database elsewhere and says where',
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'pansocial-e2e-'));
    const folder = join(closed, 'data');
    const begin = () => startServer({ ...env, DATA_DIR: folder });
    try {
      const first = await begin();
      runs.push(first);
      const [place = '', note] = fileText(folder, 'postgres.place').split('\n');
      expect(place).toMatch(/^\/var\/lib\/pansocial\/[0-9a-f]{16}$/);
      expect(note).toBe(
        'holds the database of this folder: PostgreSQL refuses to run as root, and no other user may enter here.',
      );
      await query(folder, 'create table here (n int)');
      expect(await stop(first)).toBe(0);
      const second = await begin();
      runs.push(second);
      expect(fileText(place, 'belongs-to')).toBe(`${folder}\n`);
      expect(await query(folder, 'select * from here')).toEqual([]);
      expect(await stop(second)).toBe(0);
      rmSync(place, { recursive: true });
      const { errors } = await runToEnd(['serve'], { ...env, DATA_DIR: folder });
      expect(errors).toBe(
        `pansocial: The database of ${folder} should be in ${place}, as ${folder}/postgres.place says, but is not there. Put it back, or delete the note to begin anew.\n`,
      );
    } finally {
      rmSync(closed, { recursive: true });
    }
  },
);
