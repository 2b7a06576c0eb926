import type { Transaction } from '../platform/database.ts';
import type { Random } from '../platform/random.ts';
import { closeNames } from './rules/commitments.ts';
import { canonicalEntry, genesis, momentText } from './rules/entry.ts';
import { kinds } from './rules/kinds.ts';
import { insertEntry, insertOpenings, lockHead } from './store.ts';
import type { NewEntry, Place } from './types.ts';

/**
 * Appends one entry to the public record, in the act's own transaction: it stands if the act does.
 *
 * Call it last. From here to the end of the transaction every other act waits to be recorded, so that the chain
 * has no forks and, as numbers are given only now, no gaps either when an act is rolled back.
 *
 * Names go in as `personal(name, owner)` and never reach the chain; `random` salts their commitments.
 * @throws where the facts are not exactly those of the kind: nothing else may become public for ever.
 */
export async function record(
  tx: Transaction,
  entry: NewEntry,
  { at, random }: { readonly at: Temporal.Instant; readonly random: Random },
): Promise<Place> {
  const { facts, openings } = closeNames(entry.facts, () => Buffer.from(random(32)).toString('hex'));
  const shape = kinds[entry.kind];
  const body = {
    at: momentText(at),
    kind: entry.kind,
    by: typeof entry.by === 'string' ? entry.by : { office: entry.by.office, body: entry.by.body },
    subject: shape.subject.parse(entry.subject),
    facts: shape.facts.parse(facts),
  };
  const head = await lockHead(tx);
  const place = await insertEntry(
    tx,
    canonicalEntry({ ...body, seq: (head?.seq ?? 0) + 1, previous: head?.hash ?? genesis }),
  );
  await insertOpenings(tx, place.seq, openings);
  return place;
}
