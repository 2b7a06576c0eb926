import type { PersonId } from '../accounts/types.ts';
import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { officeHolders } from '../membership/store/people.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Addressee } from './store/members.ts';

/** Overseers of elections that are none of `parties`: who may decide a complaint, and is written to about it. */
export async function overseersBesides(
  db: Database | Transaction,
  { charter }: Pick<Deps, 'charter'>,
  parties: readonly (PersonId | null)[],
  at: Temporal.Instant,
): Promise<readonly Addressee[]> {
  const offices = officeKeysWith(charter, 'oversee-election');
  return (await officeHolders(db, { offices, bodies: null }, at)).filter(({ personId }) => !parties.includes(personId));
}
