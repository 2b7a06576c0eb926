import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { findItem, insertRemovals, lockReport } from './store/drafts.ts';
import type { ItemId } from './types.ts';

/** Takes an item out of the report. Its wordings are kept; its notes are free for another. Refusal: `item-unknown`. */
export const removeItem = (
  deps: Pick<Deps, 'db'>,
  { itemId }: { readonly itemId: ItemId },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<ItemId>> =>
  transact(deps.db, async (tx): Promise<Result<ItemId>> => {
    const found = await findItem(tx, itemId);
    if (!found || !(await lockReport(tx, found.reportId))) return refuse('item-unknown');
    await insertRemovals(tx, [itemId], by.personId, at);
    return accept(itemId);
  });
