import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readCharter } from '../../charter/read-charter.ts';
import type { Database } from '../../platform/database.ts';
import { freshDatabase } from '../../platform/test-database.ts';
import { readDownload } from '../read-download.ts';
import { record } from '../record.ts';
import { personal } from '../rules/commitments.ts';
import { currentKey } from '../rules/key-ring.ts';
import type { VerifierKey } from '../rules/signed-note.ts';
import { type Verdict, verifyChain } from '../rules/verify-chain.ts';
import { keyEntries } from '../store.ts';
import { streamDownload } from '../stream-download.ts';
import type { NewEntry } from '../types.ts';

export const charter = readCharter('pmm-lac');
export const at = Temporal.Instant.from('2026-11-20T12:00:00.123456Z');
export const later = (hours: number): Temporal.Instant => at.add({ hours });

let drawn = 0;
export const random = (bytes: number): Uint8Array => {
  drawn += 1;
  return createHash('sha512').update(`draw ${drawn}`).digest().subarray(0, bytes);
};

/** A database and a folder of keys, without an entry. */
export type OwnRecord = Awaited<ReturnType<typeof newRecord>>;

export async function newRecord() {
  const { db, close } = await freshDatabase({ max: 12 });
  const dataDir = mkdtempSync(join(tmpdir(), 'pansocial-record-'));
  return {
    db,
    dataDir,
    deps: (clock = () => at) => ({ db, charter, random, dataDir, clock, log: pino({ level: 'silent' }) }),
    async close() {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const anaHolds = (n: number): NewEntry => ({
  kind: 'mandate-granted',
  by: { office: 'operator', body: 'mechanism' },
  subject: `mandate:${n}`,
  facts: {
    holder: personal(`Ana Pérez ${n}`, 'person:ana'),
    onBehalfOf: null,
    office: 'secretariat',
    body: 'mesa:1',
    source: 'election',
    from: '2026-11-20',
    to: '2027-11-20',
  },
});

export const imported = (admitted: number): NewEntry => ({
  kind: 'members-imported',
  by: 'console',
  subject: 'mechanism',
  facts: { admitted, refused: 0 },
});

export const append = (db: Database, entry: NewEntry) =>
  db.transaction().execute((tx) => record(tx, entry, { at, random }));

export async function downloadOf(db: Database, withNames = true): Promise<string> {
  return (await Array.fromAsync(streamDownload(db, { mechanism: charter.key, withNames }))).join('');
}

export async function verify(db: Database, keys: readonly VerifierKey[] = [], withNames = true): Promise<Verdict> {
  const text = await downloadOf(db, withNames);
  return verifyChain(await Array.fromAsync(readDownload([Buffer.from(text)])), { keys, checkpoint: null });
}

export async function firstKeyOf(db: Database): Promise<VerifierKey> {
  const [first] = await keyEntries(db);
  const key = first && currentKey([first]);
  if (!key) throw new Error('no key');
  return key;
}
