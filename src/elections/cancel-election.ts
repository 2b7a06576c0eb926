import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { cancelledMail } from './mail.tsx';
import { candidacyStanding } from './rules/candidacy.ts';
import { isBeforeVoting, stageOf } from './rules/stage.ts';
import { candidaciesOf } from './store/candidacies.ts';
import { insertCancellation, lockElection } from './store/elections.ts';
import { hasBallots } from './store/votes.ts';
import type { ElectionId } from './types.ts';

/**
 * Calls an election off, with a reason that everyone can read; those who stand are told. Called off twice, it is called
 * off once. Refusals: `no-longer-there`, `too-late-to-cancel` once voting has begun.
 */
export const cancelElection = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ElectionId,
  reason: Texts,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const election = await lockElection(tx, id);
    if (!election) return refuse('no-longer-there');
    if (election.cancelled) return accept(null);
    const stage = stageOf(election, at);
    if (!isBeforeVoting(stage) || (await hasBallots(tx, id))) return refuse('too-late-to-cancel');
    await insertCancellation(tx, { electionId: id, reason, by: by.personId, at });
    if (!election.convenedAt) return accept(null);
    const standing = (await candidaciesOf(tx, id)).filter(
      (one) => !['withdrawn', 'ineligible', 'refused', 'lapsed'].includes(candidacyStanding(stage, one)),
    );
    await queueMail(
      tx,
      standing.flatMap(({ email, name, language }) =>
        email === null ? [] : [cancelledMail(deps, { email, name, language }, { ...election, reason })],
      ),
      at,
    );
    const { body, contest } = election;
    await record(
      tx,
      { kind: 'election-cancelled', by: recordedAs(by), subject: `election:${id}`, facts: { body, contest, reason } },
      { at, random: deps.random },
    );
    return accept(null);
  });
