import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import { type Database, transact } from '../platform/database.ts';
import { gather } from '../platform/gather.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { type Places, readRanking } from './rules/ballot.ts';
import { castsFor, decideCasting } from './rules/casting.ts';
import { receiptDigest } from './rules/receipt.ts';
import { stageOf } from './rules/stage.ts';
import { findElectionById } from './store/elections.ts';
import {
  ballotPaper,
  findVoters,
  insertVotes,
  lockBallotBox,
  type NewVote,
  receiptsAmong,
  votedAmong,
} from './store/votes.ts';
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
 * which go together (`insertVotes`), and nothing else: no time, no entry of the record, no letter. Sent twice with one
 * receipt, it is one vote. Votes that come in while others are being written are written together: the more hurry, the
 * more votes a transaction. Refusals: those of `decideCasting` and `readRanking`; `vote-another-way` where ballots are
 * cast with cards; `vote-receipt-taken`.
 */
export const castBallot = (
  deps: Pick<Deps, 'db'>,
  cast: Cast,
  by: Actor,
  at: Temporal.Instant,
): Promise<Result<Receipt>> => boxOf(deps.db, cast.electionId)({ ...cast, by, at });

type Receipt = { readonly receipt: string };
type Asked = Cast & { readonly by: Actor; readonly at: Temporal.Instant };
type Box = (asked: Asked) => Promise<Result<Receipt>>;

/** Votes written in one transaction at most. */
const together = 64;
const boxes = new WeakMap<Database, Map<ElectionId, Box>>();

function boxOf(db: Database, electionId: ElectionId): Box {
  const known = boxes.get(db) ?? new Map<ElectionId, Box>();
  boxes.set(db, known);
  const box = known.get(electionId) ?? gather((asked) => castTogether(db, electionId, asked), together);
  known.set(electionId, box);
  return box;
}

async function castTogether(
  db: Database,
  electionId: ElectionId,
  asked: readonly Asked[],
): Promise<readonly Result<Receipt>[]> {
  const organizationIds = asked.map(({ organizationId }) => organizationId);
  const digests = asked.map(({ receipt }) => receiptDigest(receipt));
  const cast = await transact(db, async (tx) => {
    const voters = await findVoters(tx, electionId, organizationIds);
    const paper = await ballotPaper(tx, electionId);
    // From here on every other vote waits: nothing that can be read before is read after.
    await lockBallotBox(tx, electionId);
    const election = await findElectionById(tx, electionId);
    const voted = new Set(await votedAmong(tx, electionId, organizationIds));
    const taken = new Set(await receiptsAmong(tx, electionId, digests));
    const votes: NewVote[] = [];
    const answers = asked.map(({ organizationId, places, receipt, by, at }): Result<Receipt> => {
      if (!election) return refuse('vote-not-open');
      if (election.secrecy !== 'separated') return refuse('vote-another-way');
      const voter = voters.get(organizationId);
      const casts = voter !== undefined && castsFor(by, organizationId, voter.accreditation);
      const hasVoted = voted.has(organizationId);
      const digest = receiptDigest(receipt);
      if (casts && hasVoted && taken.has(digest)) return accept({ receipt });
      const isOnRoll = voter !== undefined;
      const decision = decideCasting({ stage: stageOf(election, at), isOnRoll, casts, hasVoted });
      if (!decision.ok) return decision;
      const ranking = readRanking(places, paper);
      if (!ranking.ok) return ranking;
      if (taken.has(digest)) return refuse('vote-receipt-taken');
      votes.push({ organizationId, ranking: ranking.value, receipt: digest });
      voted.add(organizationId);
      taken.add(digest);
      return accept({ receipt });
    });
    if (votes.length > 0) await insertVotes(tx, electionId, votes);
    return accept(answers);
  });
  if (!cast.ok) throw new Error('casting together refuses nobody');
  return cast.value;
}
