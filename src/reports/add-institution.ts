import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { textName } from '../platform/text-fields.ts';
import { type Institution, insertInstitution, isInstitution } from './store/names.ts';

/**
 * Makes an institution of a government known: from now on it is found in reports, and may be named where it presents
 * its own initiatives, once that is approved. Refusal: `institution-known`.
 */
export const addInstitution = (
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  institution: Institution,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Institution>> =>
  transact(db, async (tx): Promise<Result<Institution>> => {
    const isNew = await insertInstitution(tx, institution, by.personId, at);
    return isNew ? accept(institution) : refuse(isKnown(charter));
  });

/** What speaks against an institution by what it is called and where it is. Reasons: `institution-known`. */
export async function aboutInstitution(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  institution: Pick<Institution, 'name' | 'country'>,
): Promise<readonly Reason[]> {
  return (await isInstitution(db, institution)) ? [isKnown(charter)] : [];
}

/** Beside the name in the first language. */
const isKnown = ({ languages }: Deps['charter']): Reason => ({
  code: 'institution-known',
  field: textName('name', languages[0]),
});
