import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { alive } from '../src/platform/postgres/processes.ts';
import { clientOf, databaseIn, type Home, killDatabase, newHome, query, run, runToEnd, stop } from './program.ts';

let home: Home;

// Each test starts the program several times, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

// The program builds itself when a source is newer; not while a start is timed.
beforeAll(() => runToEnd(['--help'], {}));
beforeEach(async () => {
  home = await newHome();
});
afterEach(() => home.remove());

/** Inserts rows on several connections until the database is gone; answers which were acknowledged. */
async function writeUntilKilled(): Promise<{ acknowledged: number[]; done: Promise<unknown> }> {
  await query(home.dataDir, 'create table if not exists acknowledged (n int primary key)');
  const acknowledged: number[] = [];
  let next = 0;
  const writer = async () => {
    const client = await clientOf(home.dataDir);
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

const patience = { timeout: 10_000 };
const reaches = (numbers: readonly number[], many: number): Promise<void> =>
  vi.waitFor(() => expect(numbers.length).toBeGreaterThan(many), patience);

const countOf = async (numbers: readonly number[]) =>
  (await query(home.dataDir, `select count(*)::int as n from acknowledged where n in (${numbers.join(',')})`))[0];

test('the first start makes a database, the second opens the same one, Ctrl-C ends both', async () => {
  const first = await home.start();
  expect(first.output().split('\n')[0]).toBe(`Pansocial is at http://localhost:${home.port} (Ctrl-C ends it)`);
  expect(await home.health()).toBe(200);
  const database = databaseIn(home.dataDir);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect([alive(database ?? 0), databaseIn(home.dataDir)]).toEqual([false, null]);

  const second = await home.start();
  expect(await home.health()).toBe(200);
  expect(await stop(second)).toBe(0);
});

test('the database listens on no network address, and its password is for its owner alone', async () => {
  await home.start();
  expect(await query(home.dataDir, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  const modes = ['postgres.password', 'postgres', 'postgres/run', 'postgres/data', 'postgres.log'].map((name) =>
    (statSync(join(home.dataDir, name)).mode & 0o777).toString(8),
  );
  expect(modes).toEqual(['600', '700', '700', '700', '600']);
  expect(await query(home.dataDir, 'show fsync', 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
});

test('killed while writing, the next start takes over the database left running and has every acknowledged row', async () => {
  const killed = await home.start();
  const database = databaseIn(home.dataDir);
  const { acknowledged, done } = await writeUntilKilled();
  await reaches(acknowledged, 100);
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(databaseIn(home.dataDir)).toBe(database);

  const before = [...acknowledged];

  const next = await home.start();
  expect(databaseIn(home.dataDir)).toBe(database);
  expect(await countOf(before)).toEqual({ n: before.length });
  expect(await stop(next)).toBe(0);
  await done;
  expect([alive(database ?? 0), databaseIn(home.dataDir)]).toEqual([false, null]);
});

test('program and database killed at once while writing, the next start has every acknowledged row', async () => {
  for (let round = 0; round < 3; round += 1) {
    const killed = await home.start();
    const { acknowledged, done } = await writeUntilKilled();
    await reaches(acknowledged, 50);
    killed.child.kill('SIGKILL');
    await killDatabase(databaseIn(home.dataDir) ?? 0);
    await done;
    await killed.ended;

    const next = await home.start();
    expect(await countOf(acknowledged)).toEqual({ n: acknowledged.length });
    await query(home.dataDir, 'truncate acknowledged');
    expect(await stop(next)).toBe(0);
  }
});

test('killed at any moment of the first start, the next start succeeds', async () => {
  for (const delay of [80, 160, 240, 320, 400, 480, 560, 640, 720, 800]) {
    const killed = run(['serve'], home.env);
    await pause(delay);
    killed.child.kill('SIGKILL');
    await killed.ended;
  }
  const next = await home.start();
  expect(await home.health()).toBe(200);
  expect(await stop(next)).toBe(0);
});

test('the lock file of a dead database whose number now belongs to another program is no obstacle', async () => {
  await stop(await home.start());
  const lockFile = join(home.dataDir, 'postgres/data/postmaster.pid');
  const lines = [
    process.pid,
    join(home.dataDir, 'postgres/data'),
    1700000000,
    5432,
    join(home.dataDir, 'postgres/run'),
    '',
    '  5432001  1',
    'ready',
  ];
  writeFileSync(lockFile, `${lines.join('\n')}\n`);
  const next = await home.start();
  expect(await home.health()).toBe(200);
  expect(await stop(next)).toBe(0);
  expect(existsSync(lockFile)).toBe(false);
});

test('when a process of the database is killed, the program goes on once PostgreSQL has recovered', async () => {
  const server = await home.start();
  expect(await home.health()).toBe(200);
  const processes = (await query(
    home.dataDir,
    "select pid from pg_stat_activity where application_name = 'pansocial'",
  )) as {
    pid: number;
  }[];
  expect(processes.length).toBeGreaterThan(0);
  for (const { pid } of processes) process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await home.health()).toBe(200), patience);
  expect(server.child.exitCode).toBe(null);
  expect(await stop(server)).toBe(0);
});

test('when the database ends by itself the program ends too, with status 1, and can start again', async () => {
  const server = await home.start();
  await killDatabase(databaseIn(home.dataDir) ?? 0);
  expect(await server.ended).toBe(1);
  expect(server.errors()).toContain('the embedded database has ended by itself');
  expect(await stop(await home.start())).toBe(0);
});

test('a command reaches the database of the running server, and starts one when none runs', async () => {
  const server = await home.start();
  expect(await runToEnd(['migrate'], home.env)).toEqual({
    status: 0,
    output: 'The database is up to date.\n',
    errors: '',
  });
  expect(await home.health()).toBe(200);
  await stop(server);
  expect(await runToEnd(['migrate'], home.env)).toEqual({
    status: 0,
    output: 'The database is up to date.\n',
    errors: '',
  });
  expect(databaseIn(home.dataDir)).toBe(null);
});
