import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { databaseIn, fileText, freePort, type Home, newHome, query, runToEnd, stop } from './program.ts';

const isRoot = process.getuid?.() === 0;
/** Whether this machine lets us mount file systems of our own. */
const mayMount = spawnSync('unshare', ['-m', 'true']).status === 0;

let home: Home;

// Each test starts the program several times, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

// The program builds itself when a source is newer; not while a start is timed.
beforeAll(() => runToEnd(['--help'], {}));
beforeEach(async () => {
  home = await newHome();
});
afterEach(() => home.remove());

test('a second copy on the same data folder ends with one line; the first goes on', async () => {
  const first = await home.start();
  const second = await runToEnd(['serve'], { ...home.env, PORT: String(await freePort()) });
  expect(second).toEqual({
    status: 1,
    output: '',
    errors: `pansocial: Pansocial already runs on ${home.dataDir} (process ${first.pid}). Stop it, or set DATA_DIR to another folder.\n`,
  });
  expect(await home.health()).toBe(200);
});

test('an occupied port ends the start with one line and leaves no database running', async () => {
  const port = home.port;
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  try {
    expect(await runToEnd(['serve'], home.env)).toEqual({
      status: 1,
      output: '',
      errors: `pansocial: Port ${port} on 127.0.0.1 is taken by another program. Stop that, or set PORT to another (PORT=${port + 1}).\n`,
    });
    expect(databaseIn(home.dataDir)).toBe(null);
  } finally {
    other.close();
  }
});

test('an address that is not of this machine ends the start with one line', async () => {
  const { status, errors } = await runToEnd(['serve'], { ...home.env, HOST: '192.0.2.1' });
  expect([status, errors]).toEqual([
    1,
    'pansocial: HOST=192.0.2.1 is no address of this machine. Set it to one that is (HOST=127.0.0.1, or 0.0.0.0 for all).\n',
  ]);
});

test('a wrong setting ends the start with one line', async () => {
  expect(await runToEnd(['serve'], { ...home.env, PORT: 'http' })).toEqual({
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
  return runToEnd(args, { ...home.env, DATA_DIR: folder }, 'unshare');
};

test.runIf(mayMount)('a read-only disk ends the start with one line', async () => {
  expect(await serveOn(home.dataDir, 'ro')).toEqual(
    cannotWrite(home.dataDir, 'the disk is read-only. Make it writable'),
  );
});

test.runIf(mayMount)('a folder to be made on a read-only disk ends the start with one line', async () => {
  const below = join(home.dataDir, 'data');
  mkdirSync(home.dataDir, { recursive: true });
  const script = 'mount -t tmpfs -o ro tmpfs "$1" && exec "$2" serve';
  const args = ['-m', 'sh', '-c', script, 'sh', home.dataDir, join(import.meta.dirname, '../bin/pansocial')];
  expect(await runToEnd(args, { ...home.env, DATA_DIR: below }, 'unshare')).toEqual(
    cannotWrite(below, 'the disk is read-only. Make it writable'),
  );
});

test.runIf(existsSync('/proc/self'))('a place that takes no folder ends the start with one line', async () => {
  expect(await runToEnd(['serve'], { ...home.env, DATA_DIR: '/proc/pansocial/data' })).toEqual(
    cannotWrite('/proc', 'no folder can be made there. Make it yourself'),
  );
});

test.runIf(mayMount)('a full disk ends the start with one line', async () => {
  expect(await serveOn(home.dataDir, 'size=8m,mode=711')).toEqual(cannotWrite(home.dataDir, full));
});

test.runIf(mayMount)('a disk that fills up while the database is made ends the start with one line', async () => {
  expect(await serveOn(home.dataDir, 'size=32m,mode=711')).toEqual(cannotWrite(join(home.dataDir, 'postgres'), full));
});

test.skipIf(isRoot)('a folder of another user ends the start with one line', async () => {
  mkdirSync(home.dataDir);
  chmodSync(home.dataDir, 0o500);
  expect(await runToEnd(['serve'], home.env)).toEqual(
    cannotWrite(home.dataDir, 'this user may not write there. Change its owner'),
  );
  chmodSync(home.dataDir, 0o700);
});

test('a data folder that is a file ends the start with one line', async () => {
  writeFileSync(home.dataDir, '');
  expect(await runToEnd(['serve'], home.env)).toEqual(cannotWrite(home.dataDir, 'it is a file. Move it away'));
});

test('a limit on the size of files ends the start with one line', async () => {
  const script = 'ulimit -f 8192; exec "$0" serve';
  const limited = await runToEnd(['-c', script, join(import.meta.dirname, '../bin/pansocial')], home.env, 'sh');
  expect(limited).toEqual(
    cannotWrite(join(home.dataDir, 'postgres'), 'the size of files is limited (ulimit -f). Lift the limit'),
  );
});

test('a migration changed after it landed ends the start with one line', async () => {
  const server = await home.start();
  await query(home.dataDir, "update migration set sha256 = 'other' where name = '2026-11-20-01-platform'");
  await stop(server);
  expect(await runToEnd(['serve'], home.env)).toEqual({
    status: 1,
    output: '',
    errors:
      'pansocial: migrations/2026-11-20-01-platform.sql was changed after it was applied to this database. ' +
      'Restore the file as it was and put the change in a new file.\n',
  });
});

test('a lost password ends the start with one line', async () => {
  await stop(await home.start());
  writeFileSync(join(home.dataDir, 'postgres.password'), 'wrong\n');
  const { status, errors } = await runToEnd(['serve'], home.env);
  expect([status, errors]).toEqual([
    1,
    `pansocial: The password in ${home.dataDir}/postgres.password does not open the database in ${home.dataDir}/postgres/data. Restore that file from a backup.\n`,
  ]);
  expect(databaseIn(home.dataDir)).toBe(null);
});

test('a database of another PostgreSQL ends the start with one line', async () => {
  await stop(await home.start());
  writeFileSync(join(home.dataDir, 'postgres/data/PG_VERSION'), '17\n');
  const { status, errors } = await runToEnd(['serve'], home.env);
  expect([status, errors]).toEqual([
    1,
    `pansocial: The database in ${home.dataDir}/postgres/data is of PostgreSQL 17, this version of Pansocial brings 18. ` +
      'Make a backup with the version that wrote it and restore that here.\n',
  ]);
});

test.runIf(isRoot)('a database that root may no longer have run where it is ends the start with one line', async () => {
  await stop(await home.start());
  chmodSync(home.folder, 0o700);
  const { status, errors } = await runToEnd(['serve'], home.env);
  expect([status, errors]).toEqual([
    1,
    `pansocial: User 59432, who runs the database in ${home.dataDir}/postgres, may no longer enter there. ` +
      "Let others pass through that folder's parents again (chmod o+x).\n",
  ]);
});

test.runIf(isRoot)(
  'for root, a data folder that no other user may enter has its database elsewhere and says where',
  async () => {
    const { dataDir, env, folder } = home;
    chmodSync(folder, 0o700);
    const first = await home.start();
    const [place = '', note] = fileText(dataDir, 'postgres.place').split('\n');
    try {
      expect(place).toMatch(/^\/var\/lib\/pansocial\/[0-9a-f]{16}$/);
      expect(note).toBe(
        'holds the database of this folder: PostgreSQL refuses to run as root, and no other user may enter here.',
      );
      expect(fileText(place, 'belongs-to')).toBe(`${dataDir}\n`);
      await query(dataDir, 'create table here (n int)');
      expect(await stop(first)).toBe(0);
      const second = await home.start();
      expect(await query(dataDir, 'select * from here')).toEqual([]);
      expect(await stop(second)).toBe(0);
    } finally {
      rmSync(place, { recursive: true });
    }
    expect((await runToEnd(['serve'], env)).errors).toBe(
      `pansocial: The database of ${dataDir} should be in ${place}, as ${dataDir}/postgres.place says, but is not there. Put it back, or delete the note to begin anew.\n`,
    );
  },
);
