import type { Transaction } from '../platform/database.ts';
import type { Random } from '../platform/random.ts';
import { record } from './record.ts';
import type { Owner } from './rules/commitments.ts';
import { deleteOpenings } from './store.ts';
import type { RecordBy } from './types.ts';

/**
 * Erases every name that the record holds of a person or an organization, and records that so many names were
 * erased, not which. The chain stays whole: it held only commitments, which now nobody can open. Returns how many;
 * with none, nothing is recorded. Copies that others made before keep what they have.
 */
export async function eraseNames(
  tx: Transaction,
  about: Owner,
  by: RecordBy,
  how: { readonly at: Temporal.Instant; readonly random: Random },
): Promise<number> {
  const names = await deleteOpenings(tx, about);
  if (names > 0) await record(tx, { kind: 'names-erased', by, subject: 'record', facts: { names } }, how);
  return names;
}
