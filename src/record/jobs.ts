import type { Deps } from '../deps.ts';
import { isCheckpointDue } from './rules/checkpoint.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { findHead, findLastCheckpoint, oldestAfter } from './store.ts';

/** Every few minutes: signs a checkpoint where one is due. A node without the key leaves it to the one that has it. */
export async function signWhatIsDue(deps: Pick<Deps, 'db' | 'charter' | 'dataDir' | 'clock' | 'log'>): Promise<void> {
  const at = deps.clock();
  const [head, last] = [await findHead(deps.db), await findLastCheckpoint(deps.db)];
  const signed = last?.seq ?? 0;
  const entries = (head?.seq ?? 0) - signed;
  if (!isCheckpointDue(entries, await oldestAfter(deps.db, signed), at)) return;
  const result = await signCheckpoint(deps, at);
  if (!result.ok) deps.log.warn({ entries }, 'the record waits for a checkpoint: this node does not hold its key');
}
