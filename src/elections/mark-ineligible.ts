import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { registerFor, standingOf } from './collect-standing.ts';
import { ineligibleMail } from './mail.tsx';
import { impediments } from './rules/admission.ts';
import { candidacyState, mayWithdraw } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf, insertWithdrawal } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { ElectionId } from './types.ts';

/**
 * Marks admitted candidates who may no longer be elected, by what members and mandates say now: until the vote closes,
 * and for good. Each is told why. The answer: how many.
 */
export const markIneligible = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ElectionId,
  at: Temporal.Instant,
): Promise<Result<number>> =>
  transact(deps.db, async (tx): Promise<Result<number>> => {
    const election = await lockElection(tx, id);
    if (!election) return accept(0);
    const stage = stageOf(election, at);
    const register = await registerFor(tx, deps.charter, election);
    const found = (await candidaciesOf(tx, id))
      .filter((one) => candidacyState(one) === 'admitted' && mayWithdraw(stage, one))
      .flatMap((candidacy) => {
        const [reason] = impediments(standingOf(deps.charter, election, register, candidacy));
        return reason ? [{ candidacy, reason }] : [];
      });
    for (const { candidacy, reason } of found) {
      await insertWithdrawal(tx, candidacy.id, { cause: 'ineligible', reason, by: null }, at);
    }
    await queueMail(
      tx,
      found.flatMap(({ candidacy: { email, name, language }, reason }) =>
        email === null ? [] : [ineligibleMail(deps, { email, name, language }, election, reason)],
      ),
      at,
    );
    for (const { reason } of found) {
      await record(
        tx,
        {
          kind: 'candidate-ineligible',
          by: 'system',
          subject: `election:${id}`,
          facts: { body: election.body, contest: election.contest, reason },
        },
        { at, random: deps.random },
      );
    }
    return accept(found.length);
  });
