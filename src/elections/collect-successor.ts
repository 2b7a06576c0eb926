import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { decideGrant } from '../mandates/rules/granting.ts';
import { allHolders } from '../mandates/store/mandates.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { notLeft } from './rules/proclaiming.ts';
import { incomingFor, positionsIn, type Source } from './seat-elected.ts';
import type { Seat } from './store/results.ts';

/**
 * Who takes a vacant seat by the papers of its election, by the position in the file: the first whom they put there and
 * who may still hold it, by membership and mandates now. Null where nobody is left: it takes a by-election.
 */
export async function collectSuccessor(
  db: Database | Transaction,
  { charter }: Pick<Deps, 'charter'>,
  source: Source,
  { seats, vacancy }: { readonly seats: readonly Seat[]; readonly vacancy: Seat },
  at: Temporal.Instant,
): Promise<number | null> {
  const { election, file, persons } = source;
  const terms = (await allHolders(db, election.body)).filter(({ office }) => office === vacancy.office);
  const mayServe = (candidate: number): boolean => {
    const person = persons.get(file.candidateIds[candidate] ?? '');
    if (!person?.mayServe) return false;
    const { office, termEndsAt: until } = vacancy;
    const asked = { office, body: election.body, personId: person.personId, startsAt: at, until };
    return decideGrant(charter, asked, terms, homeZone(charter)).ok;
  };
  const positionOf = positionsIn(source);
  const members = seats.filter(({ how }) => how !== 'alternate');
  const sitting = notLeft(members, at);
  const leaving = positionOf(vacancy);
  const unavailable = members.filter((one) => !sitting.includes(one) && one !== vacancy).map(positionOf);
  for (;;) {
    const vacating = { members: [...sitting.map(positionOf), leaving], vacating: [leaving], unavailable };
    const candidate = incomingFor(source, vacating);
    if (candidate === null || mayServe(candidate)) return candidate;
    unavailable.push(candidate);
  }
}
