import { officeByKey } from '../charter/rules/offices.ts';
import type { Charter } from '../charter/types.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Body } from '../mandates/types.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { collectSuccessor } from './collect-successor.ts';
import { sourceOf } from './proclaim-election.ts';
import { vacanciesAmong } from './rules/proclaiming.ts';
import { findElectionById } from './store/elections.ts';
import { findCount, seatsOf } from './store/results.ts';
import { type LeftSeat, leftSeats } from './store/terms.ts';
import type { Election } from './types.ts';

/** Seats that elections gave, left before their term, and that nobody has taken since: the one left last first. */
export async function openSeats(
  db: Database | Transaction,
  charter: Pick<Charter, 'offices'>,
  bodies: readonly Body[],
  at: Temporal.Instant,
): Promise<readonly LeftSeat[]> {
  const left = await leftSeats(db, bodies, at);
  if (left.length === 0) return [];
  const held = Map.groupBy(await currentHolders(db, bodies, at), ({ body, office }) => `${body} ${office}`);
  return [...Map.groupBy(left, ({ body, office }) => `${body} ${office}`)].flatMap(([key, ofOffice]) => {
    const seats = officeByKey(charter, ofOffice[0]?.office ?? '')?.seats ?? ofOffice.length;
    return ofOffice.slice(0, Math.max(0, seats - (held.get(key)?.length ?? 0)));
  });
}

/** A vacancy, the election that gave the seat, and whether its papers still have someone for it. */
export type Vacancy = { readonly election: Election; readonly office: string; readonly hasSuccessor: boolean };

/** Every vacancy of `bodies` whose seat an election gave: there are few, if any. */
export async function collectVacancies(
  db: Database | Transaction,
  charter: Charter,
  bodies: readonly Body[],
  at: Temporal.Instant,
): Promise<readonly Vacancy[]> {
  const found: Vacancy[] = [];
  for (const { electionId, office } of await openSeats(db, charter, bodies, at)) {
    const [election, count, seats] = await Promise.all([
      findElectionById(db, electionId),
      findCount(db, electionId),
      seatsOf(db, electionId),
    ]);
    const vacancy = vacanciesAmong(seats, at).find((one) => one.office === office);
    if (!election || !count || !vacancy) continue;
    const source = await sourceOf(db, { charter }, election, count);
    const successor = await collectSuccessor(db, { charter }, source, { seats, vacancy }, at);
    found.push({ election, office, hasSuccessor: successor !== null });
  }
  return found;
}
