import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { readSigningKey, type SigningKey } from './key-files.ts';
import { checkpointText } from './rules/checkpoint.ts';
import { momentText } from './rules/entry.ts';
import { currentKey } from './rules/key-ring.ts';
import { signNote } from './rules/signed-note.ts';
import { findLastCheckpoint, insertCheckpoint, keyEntries, lockHead } from './store.ts';
import type { Place, StoredCheckpoint } from './types.ts';

/**
 * Signs how long the record is and how it ends, with the key it names last. Null where nothing came since the last
 * checkpoint. Refuses with `signing-key-missing` where this machine does not hold that key.
 */
export const signCheckpoint = (
  deps: Pick<Deps, 'db' | 'charter' | 'dataDir'>,
  at: Temporal.Instant,
): Promise<Result<StoredCheckpoint | null>> =>
  transact(deps.db, async (tx) => {
    // Held until the end: a change of key between reading the key and the head would make a signature of a retired key.
    const head = await lockHead(tx);
    const last = await findLastCheckpoint(tx);
    const verifier = currentKey(await keyEntries(tx));
    if (head === null || (last?.seq === head.seq && last.key === verifier?.fingerprint)) return accept(null);
    const key = verifier && (await readSigningKey(deps.dataDir, verifier));
    if (!key) return refuse('signing-key-missing');
    return accept(await signHead(tx, key, deps.charter.key, head, at));
  });

/** Within an act that holds the head of the record. */
export async function signHead(
  tx: Transaction,
  { privateKey, verifier }: SigningKey,
  mechanism: string,
  head: Place,
  at: Temporal.Instant,
): Promise<StoredCheckpoint> {
  const text = checkpointText({ ...head, mechanism, at: momentText(at) });
  const note = signNote(text, verifier.name, privateKey);
  const checkpoint = { ...head, key: verifier.fingerprint, at, note };
  await insertCheckpoint(tx, checkpoint);
  return checkpoint;
}
