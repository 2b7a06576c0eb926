import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { makeSigningKey, readSigningKey, removeSigningKey } from './key-files.ts';
import { record } from './record.ts';
import { keyChangeText } from './rules/checkpoint.ts';
import { currentKey } from './rules/key-ring.ts';
import { signNote, type VerifierKey } from './rules/signed-note.ts';
import { signHead } from './sign-checkpoint.ts';
import { keyEntries, lockHead } from './store.ts';
import type { RecordBy } from './types.ts';

/**
 * Replaces the key that signs checkpoints. The old key signs that the new one takes its place, the record names it,
 * and it signs a first checkpoint. The old key's file stays: it is the operator's to take off the machine.
 *
 * Refuses with `signing-key-missing` where this machine does not hold the old key, unless it is `lost`: then nothing
 * vouches for the new key, and those who verify must be given it in another way.
 */
export async function changeKey(
  deps: Pick<Deps, 'db' | 'charter' | 'dataDir' | 'random'>,
  { lost }: { readonly lost: boolean },
  by: RecordBy,
  at: Temporal.Instant,
): Promise<Result<VerifierKey>> {
  const { db, charter, dataDir, random } = deps;
  const next = await makeSigningKey(dataDir, charter.key);
  const changed = await transact(db, async (tx) => {
    await lockHead(tx);
    const replaced = currentKey(await keyEntries(tx));
    if (!replaced) return refuse('record-not-opened');
    const old = await readSigningKey(dataDir, replaced);
    if (!old && !lost) return refuse('signing-key-missing');
    const facts = {
      key: next.verifier.line,
      replaces: replaced.line,
      endorsement: old && signNote(keyChangeText(charter.key, next.verifier, replaced), replaced.name, old.privateKey),
    };
    const entry = { kind: 'checkpoint-key-changed', by, subject: 'record', facts } as const;
    const place = await record(tx, entry, { at, random });
    await signHead(tx, next, charter.key, place, at);
    return accept(next.verifier);
  });
  if (!changed.ok) await removeSigningKey(dataDir, next.verifier);
  return changed;
}
