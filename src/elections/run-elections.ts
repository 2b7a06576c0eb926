import type { Deps } from '../deps.ts';
import { extendCandidacies } from './extend-candidacies.ts';
import { markIneligible } from './mark-ineligible.ts';
import { stageOf } from './rules/stage.ts';
import { listElections } from './store/elections.ts';
import { tellVoters } from './tell-voters.ts';

/**
 * What falls due before the close: candidacies extended once, candidates marked who may no longer be elected, voters told
 * that voting has begun.
 */
export async function runElections(deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl' | 'clock'>): Promise<void> {
  const at = deps.clock();
  for (const election of await listElections(deps.db)) {
    const stage = stageOf(election, at);
    if (stage === 'objections' || stage === 'listing') await extendCandidacies(deps, election.id, at);
    if (stage === 'voting') await tellVoters(deps, election.id, at);
    if (['objections', 'listing', 'listed', 'voting'].includes(stage)) await markIneligible(deps, election.id, at);
  }
}
