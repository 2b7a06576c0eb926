import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { type Places, readRanking } from './rules/ballot.ts';
import { castsFor, decideCasting } from './rules/casting.ts';
import { receiptDigest } from './rules/receipt.ts';
import { stageOf } from './rules/stage.ts';
import { findElectionById } from './store/elections.ts';
import { ballotPaper, findVoter, hasReceipt, insertVote, lockBallotBox, votedAmong } from './store/votes.ts';
import type { ElectionId } from './types.ts';

type Cast = {
  readonly electionId: ElectionId;
  readonly organizationId: string;
  readonly places: Places;
  /** The receipt's code, shown with the review and kept by the voter alone. */
  readonly receipt: string;
};

/**
 * Casts the vote of an organization: a mark on the roll, a ballot and a receipt, of which nothing that is kept says
 * which go together (`insertVote`), and nothing else: no time, no entry of the record, no letter. Sent twice with one
 * receipt, it is one vote. Refusals: those of `decideCasting` and `readRanking`; `vote-another-way` where ballots are
 * cast with cards; `vote-receipt-taken`.
 */
export const castBallot = (
  deps: Pick<Deps, 'db'>,
  { electionId, organizationId, places, receipt }: Cast,
  by: Actor,
  at: Temporal.Instant,
): Promise<Result<{ readonly receipt: string }>> =>
  transact(deps.db, async (tx): Promise<Result<{ readonly receipt: string }>> => {
    const voter = await findVoter(tx, electionId, organizationId);
    const ranking = readRanking(places, await ballotPaper(tx, electionId));
    // From here on every other vote waits: nothing that can be read before is read after.
    await lockBallotBox(tx, electionId);
    const election = await findElectionById(tx, electionId);
    if (!election) return refuse('vote-not-open');
    if (election.secrecy !== 'separated') return refuse('vote-another-way');
    const casts = voter !== null && castsFor(by, organizationId, voter.accreditation);
    const hasVoted = (await votedAmong(tx, electionId, [organizationId])).size > 0;
    const digest = Buffer.from(receiptDigest(receipt), 'hex');
    const isTaken = await hasReceipt(tx, electionId, digest);
    if (casts && hasVoted && isTaken) return accept({ receipt });
    const decision = decideCasting({ stage: stageOf(election, at), isOnRoll: voter !== null, casts, hasVoted });
    if (!decision.ok) return decision;
    if (!ranking.ok) return ranking;
    if (isTaken) return refuse('vote-receipt-taken');
    await insertVote(tx, electionId, { organizationId, ranking: ranking.value, receipt: digest });
    return accept({ receipt });
  });
