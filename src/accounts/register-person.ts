import type { Transaction } from '../platform/database.ts';
import { findPersonByEmail, insertPerson } from './store.ts';
import type { PersonId } from './types.ts';

/**
 * The person with this e-mail address, made now if nobody has it: part of an admission, an appointment, a set-up.
 * What a known person has said about themselves is left as it is. Without an address someone new is made each time.
 */
export async function registerPerson(
  tx: Transaction,
  person: {
    readonly name: string;
    /** Lower-case. */
    readonly email: string | null;
    readonly language: string;
    readonly zone?: string | null;
    readonly gender?: string | null;
    readonly example?: boolean;
  },
  at: Temporal.Instant,
): Promise<PersonId> {
  const known = person.email === null ? undefined : await findPersonByEmail(tx, person.email);
  if (known) return known.id;
  const made = await insertPerson(
    tx,
    { ...person, zone: person.zone ?? null, gender: person.gender ?? null, example: person.example ?? false },
    at,
  );
  if (made) return made.id;
  const other = person.email === null ? undefined : await findPersonByEmail(tx, person.email);
  if (!other) throw new Error('a person was neither made nor found');
  return other.id;
}
