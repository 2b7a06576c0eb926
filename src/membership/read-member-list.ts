import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { readTable, type TableLimits, tableLimits } from '../platform/tabular/read-table.ts';
import { matchColumns } from './rules/column-matching.ts';
import type { ListMatching } from './rules/import-plan.ts';
import { insertImport, type KeptList } from './store/import.ts';

export const memberListLimits: TableLimits = { ...tableLimits, columns: 60 };

/** A list and how its columns are understood at first sight. `mesas`: those the importing person acts for. */
export async function openMemberList(
  bytes: Uint8Array,
  filename: string,
  mesas: readonly number[],
): Promise<Result<{ readonly content: KeptList; readonly matching: ListMatching }>> {
  const table = await readTable(bytes, filename, memberListLimits);
  if (!table.ok) return table;
  const { headings, rows, ragged, delimiter, otherSheets } = table.value;
  const only = mesas.length === 1 ? mesas : [];
  return accept({
    content: { headings, rows, ragged, delimiter, otherSheets },
    matching: {
      fields: matchColumns(headings).columns.map(({ field }) => field),
      forAll: { country: null, group: null, mesas: only },
      chosen: [],
    },
  });
}

/**
 * Takes in a member list to be looked at: nobody becomes a member before it is confirmed. Sent twice by the same form,
 * it is one list; the answer is its id. Refusals, beside the field `file`: those of `readTable`.
 */
export async function readMemberList(
  { db }: Pick<Deps, 'db'>,
  list: {
    readonly bytes: Uint8Array;
    readonly filename: string;
    readonly mesas: readonly number[];
    readonly once: string;
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> {
  const { filename, once } = list;
  const opened = await openMemberList(list.bytes, filename, list.mesas);
  if (!opened.ok) {
    const [first, ...rest] = opened.reasons;
    return refuse({ ...first, field: 'file' }, ...rest.map((reason) => ({ ...reason, field: 'file' })));
  }
  return transact(db, async (tx) =>
    accept(await insertImport(tx, { filename, once, ...opened.value }, by.personId, at)),
  );
}
