import type { Deps } from '../src/deps.ts';
import { transact } from '../src/platform/database.ts';
import { accept } from '../src/platform/result.ts';
import { loadDialogue, loadDialogue2023 } from './load-dialogue.ts';
import { loadElections } from './load-elections.ts';
import { loadFactors } from './load-factors.ts';
import { loadLiaison } from './load-liaison.ts';
import { loadOrganizations } from './load-organizations.ts';
import { loadReport } from './load-report.ts';
import { loadWaiting } from './load-waiting.ts';
import { cycleFile, readExample } from './types.ts';

/**
 * Loads the cycle of 2022 and 2023, unless it is there already: in one transaction, so that it is there as a whole or
 * not at all, whenever the process is ended. Returns whether it was loaded now.
 */
export async function loadExample(deps: Deps): Promise<boolean> {
  const done = await transact(deps.db, async (db) => {
    const there = await db.selectFrom('organization').select('id').limit(1).executeTakeFirst();
    if (!there) await loadInto({ ...deps, db });
    return accept(!there);
  });
  if (!done.ok) throw new Error(`the example was refused: ${JSON.stringify(done.reasons)}`);
  return done.value;
}

async function loadInto(deps: Deps): Promise<void> {
  const loaded = await loadOrganizations(deps);
  await loadElections(deps, loaded);
  const dialogue = await loadDialogue2023(deps, loaded);
  const next = await loadDialogue(deps, readExample('cycle', cycleFile).next, loaded);
  await loadLiaison(deps, loaded);
  await loadFactors(deps);
  await loadReport(deps, dialogue, loaded);
  await loadWaiting(deps, loaded, next.id);
}
