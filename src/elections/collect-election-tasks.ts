import type { Deps } from '../deps.ts';
import { holds } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import { remembered } from '../platform/remembered.ts';
import { conveningMandate, spokenFor } from './permissions.ts';
import { candidacyState } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOfPerson, waitingByElection } from './store/candidacies.ts';
import { listElections } from './store/elections.ts';
import { bodiesOf } from './store/members.ts';
import type { Election } from './types.ts';

/** What an election asks of a person until its list is published: for the list on their own page. */
export type ElectionTask = {
  readonly kind: 'accept' | 'propose' | 'announce' | 'decide' | 'answer' | 'publish';
  readonly election: Election;
  readonly path: string;
  /** How many wait, where that is counted. */
  readonly count: number;
};

export async function electionTasks(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly ElectionTask[]> {
  const organizations = spokenFor(actor);
  const oversees = holds(actor, 'oversee-election');
  const [elections, own, bodies, waiting] = await Promise.all([
    remembered(db, 'elections', () => listElections(db)),
    remembered(db, `candidacies ${actor.personId}`, () => candidaciesOfPerson(db, actor.personId)),
    remembered(db, `bodies ${organizations}`, () => bodiesOf(db, organizations)),
    oversees ? waitingByElection(db) : null,
  ]);
  return elections.flatMap((election): ElectionTask[] => {
    const stage = stageOf(election, at);
    const manage = `/elecciones/${election.slug}/gestion`;
    const task = (kind: ElectionTask['kind'], path: string, count = 1): ElectionTask[] =>
      count > 0 ? [{ kind, election, path, count }] : [];
    if (stage === 'preparing') return conveningMandate(actor, election.body) ? task('announce', manage) : [];
    const proposed = own.find((one) => one.electionId === election.id && candidacyState(one) === 'proposed');
    const { undecided = 0, unanswered = 0 } = waiting?.get(election.id) ?? {};
    const isPast = stage === 'objections' || stage === 'listing';
    return [
      ...(stage === 'candidacies' && proposed ? task('accept', `/mis-candidaturas/${proposed.id}`) : []),
      ...(stage === 'candidacies' && bodies.has(election.body)
        ? task('propose', `/elecciones/${election.slug}/proponer`)
        : []),
      ...(oversees && isPast ? [...task('decide', manage, undecided), ...task('answer', manage, unanswered)] : []),
      ...(oversees && stage === 'listing' && undecided + unanswered === 0 ? task('publish', manage) : []),
    ];
  });
}
