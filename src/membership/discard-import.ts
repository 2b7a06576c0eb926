import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { deleteImport, lockImport } from './store/import.ts';

/** Throws a list away that was brought in and not confirmed; what became members stays. */
export const discardImport = ({ db }: Pick<Deps, 'db'>, id: string, by: Acting): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const list = await lockImport(tx, id, by.personId);
    if (list && !list.completion) await deleteImport(tx, id);
    return accept(null);
  });
