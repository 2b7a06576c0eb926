import { createGzip } from 'node:zlib';
import { readCharter } from '../charter/read-charter.ts';
import { readKeyFiles } from '../platform/backup/key-copies.ts';
import type { Manifest } from '../platform/backup/manifest.ts';
import { type KeyFile, writeBackup } from '../platform/backup/write-backup.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { connect } from '../platform/database.ts';
import { Halt } from '../platform/halt.ts';
import { reachDatabase } from '../platform/open-database.ts';
import { keyNameOf } from '../record/rules/checkpoint.ts';
import { currentKey } from '../record/rules/key-ring.ts';
import type { VerifierKey } from '../record/rules/signed-note.ts';
import { keyEntries } from '../record/store.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { writeNewFile } from './new-file.ts';
import { counted, progressLine, sizeText } from './progress.ts';

export const command: Command = {
  name: 'backup',
  summary: 'Save the whole database and the keys beside it in one file',
  usage: `Usage: npx pansocial backup FILE
       npx pansocial backup - > FILE

Writes everything as it is at this moment to a new file, while the server goes on serving: a tar archive, compressed
with gzip, with a digest of each part. FILE - is standard output, to hand it to a program that encrypts or sends it.

It holds all that the database holds, personal data and secrets included, the keys that sign the public record, and
those that sign voting cards until their election is closed. It cannot open ballots: that key is the commission's alone.
Only its owner may read it; keep it as you would keep those keys. Restore it with npx pansocial restore.

Set by the environment: DATA_DIR, DATABASE_URL, CHARTER.

Example:
  DATA_DIR=/srv/pansocial npx pansocial backup /backups/pansocial-2026-11-20.tar.gz`,

  async run([path, ...more]) {
    if (path === undefined) throw new Misuse('name the file to write');
    requireNoArguments(more);
    const config = readConfig(process.env);
    const charter = readCharter(config.charter);
    await using begun = new AsyncDisposableStack();
    const database = await reachDatabase(config);
    begun.defer(database.close);
    const inForce = await keyInForce(database.url, charter.key);
    const line = progressLine();
    begun.defer(async () => line.end());
    let keys: readonly KeyFile[] = [];
    let tables: Manifest['tables'] = [];
    async function* pieces() {
      const source = {
        mechanism: charter.key,
        at: machineClock(),
        keys: async () => {
          keys = await readKeyFiles(config.dataDir);
          return keys;
        },
      };
      const manifest = yield* writeBackup(database.url, source, ({ table, tables, bytes }) =>
        line.show(`Table ${table} of ${tables}, ${sizeText(bytes)}`),
      );
      tables = manifest.tables;
    }
    const bytes = await writeNewFile(path, pieces(), [createGzip()]);
    line.end();
    console.error(summary(path, tables, keys.length, bytes));
    if (!keys.some(({ name }) => name === `record-keys/${inForce.fingerprint}.pem`)) {
      console.error(
        `The key that signs the record now is not in ${config.dataDir}/record-keys, and so not in the backup: save it where it is.`,
      );
    }
  },
};

async function keyInForce(url: string, mechanism: string): Promise<VerifierKey> {
  const db = connect(url, { max: 1 });
  try {
    const key = currentKey(await keyEntries(db));
    if (key && key.name === keyNameOf(mechanism)) return key;
    throw new Halt(
      key
        ? `This database holds ${key.name}, and CHARTER says ${mechanism}. Set CHARTER to the one it was made with.`
        : 'There is nothing to save yet: the server has not run here.',
    );
  } catch (error) {
    // Undefined table: a database that no version has prepared.
    if (!(error instanceof Error && 'code' in error && error.code === '42P01')) throw error;
    throw new Halt('There is nothing to save yet: the server has not run here.');
  } finally {
    await db.destroy();
  }
}

function summary(path: string, tables: Manifest['tables'], keys: number, bytes: number): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const what = [counted(tables.length, 'table', 'tables'), counted(rows, 'row', 'rows'), counted(keys, 'key', 'keys')];
  return `Saved ${what.join(', ')} ${path === '-' ? 'to standard output' : `in ${path}`}, ${sizeText(bytes)}.`;
}
