import { stat } from 'node:fs/promises';
import { readCharter } from '../charter/read-charter.ts';
import { keepKeyFiles, requireNoKeyFiles } from '../platform/backup/key-copies.ts';
import { loadBackup, requireEmpty, requireKnownVersion } from '../platform/backup/load-backup.ts';
import { checkBackup } from '../platform/backup/read-backup.ts';
import { readConfig } from '../platform/config.ts';
import { connect } from '../platform/database.ts';
import { Halt } from '../platform/halt.ts';
import { openDatabase } from '../platform/open-database.ts';
import { readDownload } from '../record/read-download.ts';
import { faultText } from '../record/rules/fault-text.ts';
import { beginVerification, type Verdict } from '../record/rules/verify-chain.ts';
import { streamDownload } from '../record/stream-download.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { counted, progressLine } from './progress.ts';

export const command: Command = {
  name: 'restore',
  summary: 'Bring a backup back into an empty place',
  usage: `Usage: npx pansocial restore FILE

Checks the file to its last byte, makes the tables as the version that saved it had them, fills them, brings them up to
date, puts the keys in DATA_DIR/record-keys and DATA_DIR/card-keys, and verifies the record. All of it is restored, or nothing.

Only into a data folder or database that holds nothing, and with no server running on it. Stop the old server first if
it still runs: two servers that write the same record would make two different ones.

Set by the environment: DATA_DIR, DATABASE_URL, CHARTER.

Example:
  DATA_DIR=/srv/pansocial-new npx pansocial restore /backups/pansocial-2026-11-20.tar.gz`,

  async run([path, ...more]) {
    if (path === undefined) throw new Misuse('name the file to restore');
    requireNoArguments(more);
    const config = readConfig(process.env);
    const charter = readCharter(config.charter);
    const line = progressLine();
    await using begun = new AsyncDisposableStack();
    begun.defer(async () => line.end());
    const share = shareOf(await sizeOf(path));
    const manifest = await checkBackup(path, (read) => line.show(`Checking ${share(read)}`));
    await requireKnownVersion(path, manifest);
    if (manifest.mechanism !== charter.key) {
      throw new Halt(`${path} is a backup of ${manifest.mechanism}, and CHARTER says ${charter.key}.`);
    }
    await requireNoKeyFiles(config.dataDir);
    const database = await openDatabase(config);
    begun.defer(database.close);
    await requireEmpty(database.url, manifest);
    const keep = (keys: Parameters<typeof keepKeyFiles>[1]) => keepKeyFiles(config.dataDir, keys);
    await loadBackup(path, database.url, manifest, keep, { onBytes: (read) => line.show(`Restoring ${share(read)}`) });
    line.show('Verifying the record');
    const verdict = await verify(database.url, charter.key);
    line.end();
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`Restored ${counted(rows, 'row', 'rows')} of ${manifest.madeAt}.`);
    if (!verdict.ok) throw new Halt(notWhole(verdict));
    console.log(
      `The record is whole: ${counted(verdict.entries, 'entry', 'entries')}, the last ${verdict.head?.hash}.`,
    );
  },
};

/** 0 where there is no such file: reading it says so better. */
const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

const shareOf =
  (size: number) =>
  (read: number): string =>
    `${Math.floor((100 * read) / Math.max(size, 1))} %`;

async function verify(url: string, mechanism: string): Promise<Verdict> {
  const db = connect(url, { max: 1 });
  async function* download() {
    for await (const piece of streamDownload(db, { mechanism, withNames: true })) yield Buffer.from(piece);
  }
  try {
    const verification = beginVerification({ keys: [], checkpoint: null });
    for await (const line of readDownload(download())) verification.take(line);
    return verification.end();
  } finally {
    await db.destroy();
  }
}

const notWhole = ({ faults }: Verdict): string =>
  'Everything was restored as it was saved, but the record that was saved is not whole: ' +
  `${faults.slice(0, 3).map(faultText).join('; ')}${faults.length > 3 ? ' …' : ''}. Look for a backup from before.`;
