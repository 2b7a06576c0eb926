import type { Deps } from './deps.ts';
import { offerSetUp } from './mandates/set-up-mechanism.ts';
import { adoptCharter } from './record/adopt-charter.ts';
import { openRecord } from './record/open-record.ts';

/**
 * What must stand before the first request is taken: the record and its key, the charter in force recorded.
 * Returns the code for the first set-up while nobody holds a mandate, otherwise null.
 */
export async function prepareHouse(deps: Deps): Promise<string | null> {
  await openRecord(deps, deps.clock());
  await adoptCharter(deps, deps.clock());
  return offerSetUp(deps, deps.clock());
}
