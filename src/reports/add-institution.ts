import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { textName } from '../platform/text-fields.ts';
import { isSameInstitution } from './rules/same-institution.ts';
import { type Institution, insertInstitution, institutionNames } from './store/names.ts';

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
    const decision = unless(await aboutInstitution({ db: tx, charter }, institution), () => institution);
    if (!decision.ok) return decision;
    // Of two who add it at once the second finds it added.
    const isNew = await insertInstitution(tx, institution, by.personId, at);
    return isNew ? decision : refuse(isKnown(charter));
  });

/** What speaks against an institution by what it is called and where it is. Reasons: `institution-known`. */
export async function aboutInstitution(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  { name, country }: Pick<Institution, 'name' | 'country'>,
): Promise<readonly Reason[]> {
  const known = await institutionNames(db, country);
  return known.some((one) => isSameInstitution(one, name)) ? [isKnown(charter)] : [];
}

/** Beside the name in the first language. */
const isKnown = ({ languages }: Deps['charter']): Reason => ({
  code: 'institution-known',
  field: textName('name', languages[0]),
});
