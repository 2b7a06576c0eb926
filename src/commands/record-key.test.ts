import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readCharter } from '../charter/read-charter.ts';
import { machineRandom } from '../platform/random.ts';
import { root } from '../platform/root.ts';
import { freshDatabase, type TestDatabase } from '../platform/test-database.ts';
import { openRecord } from '../record/open-record.ts';
import { currentKey } from '../record/rules/key-ring.ts';
import { keyEntries } from '../record/store.ts';

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'pansocial-key-'));
  return async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
});

const recordKey = (...args: string[]): Promise<{ status: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url, DATA_DIR: dataDir, CHARTER: 'pmm-lac' };
    execFile(process.execPath, [join(root, 'src/cli.ts'), 'record-key', ...args], { env }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

const shown = async (): Promise<string> => {
  const key = currentKey(await keyEntries(database.db));
  return `${key?.line}\nFingerprint: ${key?.fingerprint}\n`;
};

test('there is no key to show or change before the server has started once', async () => {
  const line = 'pansocial: The record does not name any key yet: it gets its first one when the server starts.\n';
  expect(await recordKey('show')).toEqual({ status: 1, out: '', err: line });
  expect(await recordKey('change')).toEqual({ status: 1, out: '', err: line });
});

test('the key is shown, changed, and changed again when it was lost', async () => {
  const charter = readCharter('pmm-lac');
  await openRecord(
    { db: database.db, charter, dataDir, random: machineRandom },
    Temporal.Instant.from('2026-11-20T12:00:00Z'),
  );
  const first = await shown();
  expect(await recordKey('show')).toEqual({ status: 0, out: first, err: '' });

  const changed = await recordKey('change');
  expect(changed).toEqual({ status: 0, out: await shown(), err: '' });
  expect(changed.out).not.toBe(first);

  const keys = join(dataDir, 'record-keys');
  for (const name of readdirSync(keys)) rmSync(join(keys, name));
  expect(await recordKey('change')).toEqual({
    status: 1,
    out: '',
    err: `pansocial: ${keys} does not hold the key in force. Bring it back, or say --lost.\n`,
  });
  expect(await recordKey('change', '--lost')).toEqual({ status: 0, out: await shown(), err: '' });
  expect(readdirSync(keys)).toHaveLength(1);
});

test.each<readonly [readonly string[], string]>([
  [[], 'say show or change'],
  [['none'], 'say show or change'],
  [['show', '--lost'], 'unexpected argument --lost'],
  [['change', 'now'], 'unexpected argument now'],
])('called wrongly (%j) it ends with status 2', async (args, line) => {
  const err = `pansocial: ${line}. See npx pansocial record-key --help\n`;
  expect(await recordKey(...args)).toEqual({ status: 2, out: '', err });
});
