import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serve } from './main.ts';
import { type Config, readConfig } from './platform/config.ts';
import { changesOf } from './platform/database.ts';
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
