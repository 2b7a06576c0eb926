import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { decideEdit, type Revision } from './rules/merge-fields.ts';
import { formsIn } from './rules/outline.ts';
import { wordingFields, wordingOf } from './rules/wording-fields.ts';
import { findItem, findWording, insertVersion, lockReport } from './store/drafts.ts';
import type { ItemId, Wording } from './types.ts';

type ItemEdit = {
  readonly itemId: ItemId;
  /** The version it was written on top of. */
  readonly base: number;
  readonly wording: Wording;
};

/**
 * A new wording of an item. Who edits meanwhile in other fields is not overwritten; who edits in the same is shown
 * both (`decideEdit`). Refusals: `item-unknown`, `item-removed`, `item-version-unknown`, `item-form-unfit`.
 */
export const editItem = (
  deps: Pick<Deps, 'db' | 'charter'>,
  { itemId, base, wording }: ItemEdit,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Revision>> =>
  transact(deps.db, async (tx): Promise<Result<Revision>> => {
    const reportId = (await findItem(tx, itemId))?.reportId;
    const found = reportId && (await lockReport(tx, reportId)) && (await findItem(tx, itemId));
    if (!found) return refuse('item-unknown');
    const { item, removed } = found;
    const section = deps.charter.report.sections.find(({ key }) => key === item.section);
    if (section && !formsIn(section).includes(wording.form)) return refuse({ code: 'item-form-unfit', field: 'form' });
    const before = await findWording(tx, itemId, base);
    const current = { version: item.version, fields: wordingFields(item.wording), removed };
    const decision = decideEdit(current, before && wordingFields(before), wordingFields(wording));
    if (!decision.ok) return decision;
    if (decision.value.kind === 'saved') {
      const { version, fields } = decision.value;
      await insertVersion(tx, itemId, version, wordingOf(fields), by.personId, at);
    }
    return accept(decision.value);
  });
