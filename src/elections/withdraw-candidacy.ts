import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { withdrawnMail } from './mail.tsx';
import { decideWithdrawal } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { findCandidacy, insertWithdrawal } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { CandidacyId } from './types.ts';

/**
 * A candidate withdraws: until the vote closes, and for good. On a published list the name stays, marked; preferences
 * pass over it. Withdrawn twice, withdrawn once. Refusals: `no-longer-there`, `too-late-to-withdraw`.
 */
export const withdrawCandidacy = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  id: CandidacyId,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const known = await findCandidacy(tx, id);
    const election = known && (await lockElection(tx, known.electionId));
    const candidacy = election && (await findCandidacy(tx, id));
    if (!candidacy) return refuse('no-longer-there');
    if (candidacy.withdrawn) return accept(null);
    const decision = decideWithdrawal(stageOf(election, at));
    if (!decision.ok) return decision;
    await insertWithdrawal(tx, id, { cause: 'withdrawn', reason: null, by: candidacy.personId }, at);
    const { email, name, language } = candidacy;
    if (email) await queueMail(tx, withdrawnMail(deps, { email, name, language }, election), at);
    return accept(null);
  });
