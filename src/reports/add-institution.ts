import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { type Institution, insertInstitution } from './store/names.ts';

/**
 * Makes an institution of a government known: from now on it is found in reports, and may be named where it presents
 * its own initiatives, once that is approved. Refusal: `institution-known`.
 */
export const addInstitution = (
  deps: Pick<Deps, 'db'>,
  institution: Institution,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Institution>> =>
  transact(deps.db, async (tx): Promise<Result<Institution>> => {
    const isNew = await insertInstitution(tx, institution, by.personId, at);
    return isNew ? accept(institution) : refuse({ code: 'institution-known', field: 'name' });
  });
