import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { updatePerson } from './store.ts';
import type { PersonId } from './types.ts';

/** What a person says about themselves; it holds from now on, also where their name stands already. */
export const changeOwnData = (
  { db }: Pick<Deps, 'db'>,
  personId: PersonId,
  data: {
    readonly name: string;
    readonly language: string;
    readonly zone: string | null;
    readonly gender: string | null;
  },
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    await updatePerson(tx, personId, data);
    return accept(null);
  });
