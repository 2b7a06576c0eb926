import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { databaseIn, type Home, newHome, query, type Run, run, runToEnd, stop } from './program.ts';

let home: Home;

// Each test starts the program several times, on machines that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

// The program builds itself when a source is newer; not while a start is timed.
beforeAll(() => runToEnd(['--help'], {}));
beforeEach(async () => {
  home = await newHome();
});
afterEach(() => home.remove());

const pansocial = (...args: string[]) => runToEnd(args, home.env);
const page = async (path: string, at = home): Promise<string> =>
  (await fetch(`http://127.0.0.1:${at.port}${path}`)).text();

/** Sets the mechanism up with the code that the server printed, as the first visitor does. */
async function setUp(server: Run): Promise<void> {
  const code = await vi.waitFor(() => {
    const found = /with the code (\S+)\n/.exec(server.output())?.[1];
    if (!found) throw new Error('the code is not printed yet');
    return found;
  });
  const answer = await fetch(`http://127.0.0.1:${home.port}/es/instalar`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: `http://localhost:${home.port}` },
    body: new URLSearchParams({ code, name: 'Olga Paz', email: 'olga@ejemplo.org', language: 'es' }),
  });
  expect(answer.status).toBe(303);
}

const bea = ['--email', 'bea@ejemplo.org', '--name', 'Bea Ñandú', '--source', 'Acta 7'];
const grant = (...options: string[]) =>
  pansocial('mandate', 'grant', ...bea, '--office', 'mesa:2/secretariat', ...options);
const idIn = (output: string): string => /^[0-9a-f-]{36}/.exec(output)?.[0] ?? '';

test('the console gives and ends mandates while the server serves, and its pages say so at once', async () => {
  const server = await home.start();
  await setUp(server);
  expect(await page('/es/mesas/2')).not.toContain('Bea Ñandú');

  expect(await grant('--for', 'Casa Abierta')).toEqual({
    status: 1,
    output: '',
    errors:
      'pansocial: --for: No organization of that name takes part in Mesa 2. Write it as it stands under Members, or leave the field empty.\n',
  });
  const granted = await grant();
  expect([granted.status, granted.errors]).toEqual([0, '']);
  await vi.waitFor(async () => expect(await page('/es/mesas/2')).toContain('Bea Ñandú'));
  const list = await pansocial('mandate', 'list');
  expect(list.output.split('\n').map((line) => line.split(/ {2,}/)[4])).toEqual(['Olga Paz', 'Bea Ñandú', undefined]);

  const taken = await grant('--email', 'otra@ejemplo.org');
  expect(taken).toEqual({
    status: 1,
    output: '',
    errors: 'pansocial: --office: No seat is free on those dates: this office is held by one person at a time.\n',
  });

  const id = idIn(granted.output);
  expect(await pansocial('mandate', 'end', id, '--cause', 'resignation')).toEqual({
    status: 0,
    output: `Ended ${id}.\n`,
    errors: '',
  });
  await vi.waitFor(async () => expect(await page('/es/mesas/2')).not.toContain('Bea Ñandú'));

  const verified = await pansocial('verify-record', `http://127.0.0.1:${home.port}/es/registro/descarga`);
  expect([verified.status, verified.output.split('\n')[0]]).toEqual([0, 'The record of pmm-lac is whole: 5 entries.']);
  expect(await pansocial('people', 'reset-second-factor', 'olga@ejemplo.org')).toMatchObject({ status: 0, errors: '' });
});

test('with no server running the commands start the database for as long as they take', async () => {
  const server = await home.start();
  await setUp(server);
  await stop(server);
  expect((await grant()).status).toBe(0);
  expect((await pansocial('mandate', 'list', '--body', 'mesa:2')).output).toContain('Bea Ñandú');
  expect((await pansocial('export', 'record', '--out', join(home.folder, 'record.jsonl'))).status).toBe(0);
  expect((await pansocial('verify-record', join(home.folder, 'record.jsonl'))).output).toMatch(/is whole: 4 entries/);
  expect(databaseIn(home.dataDir)).toBe(null);
});

test('saved while it serves and people write; restored elsewhere, the whole site is there', async () => {
  const server = await home.start();
  await setUp(server);
  await grant();
  await query(home.dataDir, 'create table noise (n int primary key, t text)');
  let isOver = false;
  let written = 0;
  const writing = (async () => {
    for (; !isOver; written += 1) {
      await query(
        home.dataDir,
        `insert into noise select ${written} * 1000 + i, repeat('x', 500) from generate_series(1, 200) i`,
      );
    }
  })();
  await vi.waitFor(() => expect(written).toBeGreaterThan(0));
  const before = written;
  const file = join(home.folder, 'saved.tar.gz');
  const saved = await pansocial('backup', file);
  isOver = true;
  await writing;
  expect(written).toBeGreaterThan(before + 1);
  expect([saved.status, saved.output]).toEqual([0, '']);
  expect(saved.errors).toMatch(/^Saved \d+ tables, [\d,]+ rows, 1 key in .*saved\.tar\.gz, [\d.]+ [kM]B\.\n$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const head = await query(home.dataDir, 'select seq, hash from record_entry order by seq desc limit 1');
  const keys = await page('/es/registro/claves.txt');

  // A table of nobody's: what an earlier version of the program left is no obstacle to what it knows.
  await query(home.dataDir, 'drop table noise');
  const clean = join(home.folder, 'clean.tar.gz');
  expect((await pansocial('backup', clean)).status).toBe(0);
  expect((await pansocial('restore', clean)).errors).toMatch(/^pansocial: .*record-keys holds keys already/);
  expect(await stop(server)).toBe(0);

  const other = await newHome();
  try {
    const restored = await runToEnd(['restore', clean], other.env);
    expect([restored.status, restored.errors]).toEqual([0, '']);
    expect(restored.output).toMatch(
      /^Restored \d+ rows of \S+\.\nThe record is whole: 4 entries, the last [0-9a-f]{64}\.\n$/,
    );
    expect(databaseIn(other.dataDir)).toBe(null);
    const second = await other.start();
    expect(second.output()).not.toContain('with the code');
    expect(await page('/es/mesas/2', other)).toContain('Bea Ñandú');
    expect(await page('/es/registro/claves.txt', other)).toBe(keys);
    expect(await query(other.dataDir, 'select seq, hash from record_entry order by seq desc limit 1')).toEqual(head);
    expect(readdirSync(join(other.dataDir, 'record-keys'))).toEqual(readdirSync(join(home.dataDir, 'record-keys')));
    expect((await runToEnd(['mandate', 'list'], other.env)).output).toContain('Olga Paz');
  } finally {
    await other.remove();
  }
});

test('a damaged file is refused in one line before anything is touched; so is a place where a server runs', async () => {
  const server = await home.start();
  await setUp(server);
  const file = join(home.folder, 'saved.tar.gz');
  await pansocial('backup', file);
  const half = join(home.folder, 'half.tar.gz');
  writeFileSync(half, readFileSync(file).subarray(0, statSync(file).size / 2));
  const other = { ...home.env, DATA_DIR: join(home.folder, 'other') };
  expect(await runToEnd(['restore', half], other)).toEqual({
    status: 1,
    output: '',
    errors: `pansocial: ${half} is not whole: it is cut off. Nothing was restored. Use another copy of it.\n`,
  });
  expect(existsSync(other.DATA_DIR)).toBe(false);

  const keys = join(home.dataDir, 'record-keys');
  for (const name of readdirSync(keys)) spawnSync('mv', [join(keys, name), home.folder]);
  const refused = await pansocial('restore', file);
  expect(refused.errors).toBe(
    `pansocial: Pansocial already runs on ${home.dataDir} (process ${server.pid}). Stop it, or set DATA_DIR to another folder.\n`,
  );
});

test('a backup goes through a pipe, to be encrypted or sent', async () => {
  await stop(await home.start());
  const shell = 'exec "$0" backup - | gzip -t && echo whole';
  const piped = spawnSync('sh', ['-c', shell, join(import.meta.dirname, '../bin/pansocial')], {
    env: { PATH: process.env.PATH, ...home.env },
  });
  expect([piped.stdout.toString(), piped.status]).toEqual(['whole\n', 0]);
  const cut = run(['export', 'record'], home.env, join(import.meta.dirname, '../bin/pansocial'));
  cut.child.stdout?.destroy();
  expect(await cut.ended).toBe(1);
  expect(cut.errors()).toBe('pansocial: Cannot write to standard output: whoever was to read it has ended.\n');
});

test('the figures are there for whoever watches', async () => {
  await home.start();
  await page('/es');
  await page('/es');
  const figures = await page('/metrics');
  expect(figures).toMatch(/^pansocial_page_cache_hits_total [1-9]\d*$/m);
  expect(figures).toMatch(/^pansocial_http_requests_total\{class="2xx"\} [2-9]\d*$/m);
});
