import type { Deps } from '../deps.ts';
import { closeElection } from './close-election.ts';
import { remindVoters } from './remind-voters.ts';
import { isReminderDue } from './rules/reminding.ts';
import { stageOf } from './rules/stage.ts';
import { listElections } from './store/elections.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl' | 'clock'>;

/** Every minute: closes votes whose hour has come. Those cast with cards wait for their key. */
export async function closeWhatIsOver(deps: Needs): Promise<void> {
  const at = deps.clock();
  for (const election of await listElections(deps.db)) {
    if (election.secrecy === 'separated' && stageOf(election, at) === 'closing')
      await closeElection(deps, election.id, null, at);
  }
}

/** Every hour: in the last two days of a vote, reminds those who have not voted, once a day. */
export async function remindByThemselves(deps: Needs): Promise<void> {
  const at = deps.clock();
  for (const { id, secrecy, calendar, ...course } of await listElections(deps.db)) {
    const isOpen = secrecy === 'separated' && stageOf({ calendar, ...course }, at) === 'voting';
    if (isOpen && isReminderDue(calendar, at)) await remindVoters(deps, id, null, at);
  }
}
