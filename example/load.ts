import type { Deps } from '../src/deps.ts';
import { loadDialogue, loadDialogue2023 } from './load-dialogue.ts';
import { loadFactors } from './load-factors.ts';
import { loadOrganizations } from './load-organizations.ts';
import { loadReport } from './load-report.ts';
import { loadWaiting } from './load-waiting.ts';
import { cycleFile, readExample } from './types.ts';

/** Loads the cycle of 2022 and 2023, unless it is there already. Returns whether it was loaded now. */
export async function loadExample(deps: Deps): Promise<boolean> {
  const there = await deps.db.selectFrom('organization').select('id').limit(1).executeTakeFirst();
  if (there) return false;
  const loaded = await loadOrganizations(deps);
  const dialogue = await loadDialogue2023(deps, loaded);
  const next = await loadDialogue(deps, readExample('cycle', cycleFile).next, loaded);
  await loadFactors(deps);
  await loadReport(deps, dialogue, loaded);
  await loadWaiting(deps, loaded, next.id);
  return true;
}
