import type { Charter } from '../charter/types.ts';
import { collectVacancies } from '../elections/collect-vacancies.ts';
import { contestByKey, isRunning } from '../elections/rules/convening.ts';
import { listElections } from '../elections/store/elections.ts';
import type { Election } from '../elections/types.ts';
import type { Database } from '../platform/database.ts';
import type { Filling, Place } from './types.ts';

/**
 * How a seat of a mesa is about to be filled: by the election that is announced for its office, by the ballots of the
 * one before, or by an election that somebody must call.
 */
export async function collectFillings(
  db: Database,
  charter: Charter,
  at: Temporal.Instant,
): Promise<(place: Place & { readonly kind: 'mesa' }) => Filling> {
  const bodies = charter.mesas.map(({ n }) => `mesa:${n}` as const);
  const [elections, vacancies] = await Promise.all([listElections(db), collectVacancies(db, charter, bodies, at)]);
  const running = elections.filter(isRunning);
  return ({ mesa, office }) => {
    const called = running.find((one) => one.body === `mesa:${mesa}` && fills(charter, one, office));
    if (called) return { by: 'election', election: called };
    const vacancy = vacancies.find(({ election, ...one }) => election.body === `mesa:${mesa}` && one.office === office);
    if (!vacancy) return { by: 'call', wasElected: false };
    return vacancy.hasSuccessor ? { by: 'papers', election: vacancy.election } : { by: 'call', wasElected: true };
  };
}

const fills = (charter: Charter, election: Election, office: string): boolean =>
  (election.fills ?? contestByKey(charter, election.contest)?.offices ?? []).some((one) => one.office === office);
