import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { checkMatching } from './rules/import-matching.ts';
import type { ListMatching } from './rules/import-plan.ts';
import { lockImport, updateMatching } from './store/import.ts';

type Needs = Pick<Deps, 'db'>;

/**
 * Says how a list is read: what each column holds and what all rows share. Refusals: `import-gone`, those of
 * `checkMatching`.
 */
export const matchListColumns = (
  { db }: Needs,
  id: string,
  matching: Pick<ListMatching, 'fields' | 'forAll'>,
  by: Acting,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const list = await lockImport(tx, id, by.personId);
    if (!list || list.completion) return refuse('import-gone');
    const fields = list.content.headings.map((_, index) => matching.fields[index] ?? null);
    const checked = checkMatching({ ...matching, fields }, list.content.headings);
    if (!checked.ok) return checked;
    await updateMatching(tx, id, { ...list.matching, fields, forAll: matching.forAll });
    return accept(null);
  });

/** Which of the lines in `shown`, by number, become members although they resemble one. */
export type ChosenLines = { readonly shown: readonly number[]; readonly chosen: readonly number[] };

export const withChosen = (matching: ListMatching, { shown, chosen }: ChosenLines): ListMatching => ({
  ...matching,
  chosen: [
    ...matching.chosen.filter((line) => !shown.includes(line)),
    ...chosen.filter((line) => shown.includes(line)),
  ],
});

/** Keeps the choice among lines that resemble a member, page by page. Refusal: `import-gone`. */
export const chooseLines = ({ db }: Needs, id: string, lines: ChosenLines, by: Acting): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const list = await lockImport(tx, id, by.personId);
    if (!list || list.completion) return refuse('import-gone');
    await updateMatching(tx, id, withChosen(list.matching, lines));
    return accept(null);
  });
