import type { Database } from '../platform/database.ts';
import { type Duplicate, findDuplicates, indexOrganizations } from './rules/duplicates.ts';
import type { Identity } from './rules/fingerprint.ts';
import { type KnownIdentity, knownApplications, knownOrganizations } from './store/duplicates.ts';

export type FoundDuplicate = Omit<Duplicate, 'id'> & { readonly known: KnownIdentity };

/**
 * Organizations, and with `applicationsToo` other applications under way, that may be the one described, the
 * strongest likeness first. `self`: the application itself and the organization it became.
 */
export async function lookForDuplicates(
  db: Database,
  applicant: Omit<Identity, 'id'>,
  { at, self, applicationsToo }: { at: Temporal.Instant; self: readonly string[]; applicationsToo: boolean },
): Promise<readonly FoundDuplicate[]> {
  const [organizations, applications] = await Promise.all([
    knownOrganizations(db, at),
    applicationsToo ? knownApplications(db) : [],
  ]);
  const known = new Map([...organizations, ...applications].map((one) => [one.id, one]));
  for (const id of self) known.delete(id);
  return findDuplicates(applicant, indexOrganizations([...known.values()])).flatMap(({ id, ...found }) => {
    const one = known.get(id);
    return one ? [{ ...found, known: one }] : [];
  });
}
