import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { voteReminderMail } from './ballot-mail.tsx';
import { decideReminding } from './rules/reminding.ts';
import { stageOf } from './rules/stage.ts';
import { lockElection } from './store/elections.ts';
import { insertReminder, lastReminder, type VoterAddress } from './store/reminders.ts';
import { writeToVotersIn } from './tell-voters.ts';
import type { ElectionId } from './types.ts';

/**
 * Writes to whoever votes for an organization that has not voted yet; by an overseer, or by itself (null). Whoever asks
 * for it learns neither who that is nor how many. Refusals: `no-longer-there` (with cards nobody knows who has voted),
 * those of `decideReminding`.
 */
export const remindVoters = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  id: ElectionId,
  by: Acting | null,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const election = await lockElection(tx, id);
    if (election?.secrecy !== 'separated') return refuse('no-longer-there');
    const decision = decideReminding(stageOf(election, at), await lastReminder(tx, id), at);
    if (!decision.ok) return decision;
    await insertReminder(tx, id, by?.personId ?? null, at);
    const reminder = {
      whose: 'not-voted',
      letter: (to: VoterAddress) => voteReminderMail(deps, to, election),
    } as const;
    await writeToVotersIn(tx, deps, election, reminder, at);
    return accept(null);
  });
