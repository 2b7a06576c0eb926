import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serve } from './main.ts';
import { type Config, readConfig } from './platform/config.ts';
import { changesOf } from './platform/database.ts';
import { Halt } from './platform/halt.ts';
import { placeFor } from './platform/postgres/place.ts';
import { runningIn, untilGone } from './platform/postgres/processes.ts';
import { freshDatabase, type TestDatabase } from './platform/test-database.ts';

let base: TestDatabase;
let dataDir: string;
let config: Config;

beforeEach(async () => {
  base = await freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'pansocial-main-'));
  config = readConfig({ DATABASE_URL: base.url, DATA_DIR: dataDir, PORT: await freePort(), LOG_LEVEL: 'silent' });
});
afterEach(async () => {
  await base.close();
  rmSync(dataDir, { recursive: true });
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return String(typeof address === 'object' && address?.port);
}

const get = () => fetch(`http://127.0.0.1:${config.port}/`);

/** Connections to the database besides the one that asks. */
async function connections(): Promise<unknown> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    base.db,
  );
  return rows[0]?.n;
}

test('stopping takes no more requests, finishes those begun, and leaves no connection', async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: answered, resolve: answer } = Promise.withResolvers<Response>();
  const served = await serve(config, {
    app: () => ({
      fetch: () => {
        ask();
        return answered;
      },
    }),
  });
  const request = get();
  await asked;
  const stopping = served.stop();
  await expect(get()).rejects.toThrow();
  answer(new Response('finished'));
  expect(await (await request).text()).toBe('finished');
  await stopping;
  expect(await connections()).toBe(0);
});

test('a start that fails on the way ends what it had begun', async () => {
  const house = {
    app: () => ({ fetch: () => new Response('never') }),
    prepare: async () => {
      throw new Error('the example does not load');
    },
  };
  await expect(serve(config, house)).rejects.toThrow('the example does not load');
  expect(await connections()).toBe(0);
  const served = await serve(config, { app: house.app });
  await served.stop();
});

test('what another program changes in the database is known here', async () => {
  const served = await serve(config, { app: () => ({ fetch: () => new Response('') }) });
  const changes = changesOf(served.deps.db);
  const heard = new Promise((resolve) => changes.listen(resolve));
  await sql`delete from person`.execute(base.db);
  expect(await heard).toEqual(['person']);
  await served.stop();
});

test('a queue of jobs that cannot be made ends the start, and leaves no connection', async () => {
  const jobs = [{ name: 'not a name', cron: '* * * * *', run: async () => {} }];
  const house = { app: () => ({ fetch: () => new Response('never') }), jobs: () => jobs };
  await expect(serve(config, house)).rejects.toThrow();
  expect(await connections()).toBe(0);
});

test('an embedded database that ends during the start ends it with one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pansocial-main-'));
  const own = readConfig({ DATA_DIR: folder, PORT: await freePort(), LOG_LEVEL: 'silent' });
  const prepare = async (): Promise<void> => {
    const pid = runningIn(placeFor(realpathSync(folder)).data);
    if (pid === null) throw new Error('no database runs');
    process.kill(pid, 'SIGKILL');
    await untilGone(pid, 10_000);
  };
  const jobs = () => [{ name: 'never', cron: '* * * * *', run: async () => {} }];
  await expect(serve(own, { app: () => ({ fetch: () => new Response('never') }), prepare, jobs })).rejects.toThrow(
    new Halt('The embedded database ended during the start. The reason is in postgres.log in the data folder.'),
  );
  rmSync(folder, { recursive: true });
}, 60_000);
