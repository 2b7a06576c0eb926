import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { record } from './record.ts';
import { listEntries, lockHead } from './store.ts';

/**
 * Records the charter in force, at the start after it came into force or was changed; otherwise does nothing.
 * What the entries after it decide, they decide under this version. Returns whether it was recorded now.
 */
export async function adoptCharter(
  { db, charter, random }: Pick<Deps, 'db' | 'charter' | 'random'>,
  at: Temporal.Instant,
): Promise<boolean> {
  const adopted = await transact(db, async (tx) => {
    await lockHead(tx);
    const [last] = await listEntries(tx, { limit: 1, kind: 'charter-adopted' });
    if (last?.known?.kind === 'charter-adopted' && last.known.facts.digest === charter.digest) return accept(false);
    const facts = { version: charter.version, date: charter.date.toString(), digest: charter.digest };
    await record(tx, { kind: 'charter-adopted', by: 'system', subject: 'mechanism', facts }, { at, random });
    return accept(true);
  });
  return adopted.ok && adopted.value;
}
