import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { Halt } from '../platform/halt.ts';
import { accept } from '../platform/result.ts';
import { makeSigningKey, removeSigningKey } from './key-files.ts';
import { record } from './record.ts';
import { keyNameOf } from './rules/checkpoint.ts';
import { currentKey } from './rules/key-ring.ts';
import { signHead } from './sign-checkpoint.ts';
import { keyEntries, lockHead } from './store.ts';

/**
 * Makes the mechanism's first key and names it in the record, once; at every later start this does nothing.
 * Returns whether it was opened now.
 * @throws Halt where the record is another mechanism's.
 */
export async function openRecord(
  deps: Pick<Deps, 'db' | 'charter' | 'dataDir' | 'random'>,
  at: Temporal.Instant,
): Promise<boolean> {
  const { db, charter, dataDir, random } = deps;
  const known = currentKey(await keyEntries(db));
  if (known && known.name !== keyNameOf(charter.key)) {
    throw new Halt(
      `This database holds the record of ${known.name}, and CHARTER says ${charter.key}. ` +
        'Start with the charter it was made with, or with an empty database.',
    );
  }
  if (known) return false;
  const key = await makeSigningKey(dataDir, charter.key);
  const opened = await transact(db, async (tx) => {
    await lockHead(tx);
    if (currentKey(await keyEntries(tx))) return accept(false);
    const facts = { key: key.verifier.line };
    const place = await record(tx, { kind: 'record-opened', by: 'system', subject: 'record', facts }, { at, random });
    await signHead(tx, key, charter.key, place, at);
    return accept(true);
  });
  const isOurs = opened.ok && opened.value;
  if (!isOurs) await removeSigningKey(dataDir, key.verifier);
  return isOurs;
}
