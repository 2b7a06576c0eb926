import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { movedBefore } from './rules/moving.ts';
import { findItem, itemsOf, lockReport, setPositions } from './store/drafts.ts';
import type { ItemId } from './types.ts';

/**
 * Puts an item before another of its section, or at the end. Asked twice, it stands there once. Nothing is kept of
 * the order before: it is part of what is released, and every edition keeps its own. Refusals: `item-unknown`.
 */
export const moveItem = (
  deps: Pick<Deps, 'db'>,
  { itemId, before }: { readonly itemId: ItemId; readonly before: ItemId | null },
  _by: Acting,
): Promise<Result<ItemId>> =>
  transact(deps.db, async (tx): Promise<Result<ItemId>> => {
    const reportId = (await findItem(tx, itemId))?.reportId;
    const found = reportId && (await lockReport(tx, reportId)) && (await findItem(tx, itemId));
    if (!found || found.removed) return refuse('item-unknown');
    const { themeId, section } = found.item;
    const all = await itemsOf(tx, found.reportId);
    const own = all.filter((item) => item.themeId === themeId && item.section === section).map(({ id }) => id);
    await setPositions(tx, movedBefore(own, itemId, before));
    return accept(itemId);
  });
