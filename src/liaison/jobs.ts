import type { Deps } from '../deps.ts';
import { closeRound } from './close-round.ts';
import { isRoundDue } from './store/rounds.ts';
import { tellVacancies } from './tell-vacancies.ts';

/** Every minute: a round whose time is over is closed. */
export async function closeWhatIsDue(
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl' | 'clock'>,
): Promise<void> {
  const at = deps.clock();
  if (await isRoundDue(deps.db, at)) await closeRound(deps, at);
}

/** Once a day: those who see seats filled are told which are vacant, or soon will be. */
export async function tellOfVacancies(deps: Pick<Deps, 'db' | 'charter' | 'baseUrl' | 'clock'>): Promise<void> {
  await tellVacancies(deps, deps.clock());
}
