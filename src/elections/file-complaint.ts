import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { speakingMandate } from './permissions.ts';
import { decideFiling, type Ground } from './rules/complaints.ts';
import { stageOf } from './rules/stage.ts';
import { lockElection } from './store/elections.ts';
import { candidatesOf, complaintOnce, insertComplaint } from './store/results.ts';
import { findVoter } from './store/votes.ts';
import type { ComplaintId, ElectionId } from './types.ts';

type Filed = {
  readonly electionId: ElectionId;
  /** On whose behalf; null: a candidate's own. */
  readonly organizationId: string | null;
  readonly ground: Ground;
  readonly text: string;
  /** The sending of the form: sent twice, it is one complaint. */
  readonly once: string;
};

/**
 * A complaint about a result, by an organization on the roll or a candidate. Refusals: `no-longer-there`, those of
 * `decideFiling`.
 */
export const fileComplaint = (
  deps: Pick<Deps, 'db'>,
  filed: Filed,
  by: Actor,
  at: Temporal.Instant,
): Promise<Result<ComplaintId>> =>
  transact(deps.db, async (tx): Promise<Result<ComplaintId>> => {
    const election = await lockElection(tx, filed.electionId);
    if (!election) return refuse('no-longer-there');
    const before = await complaintOnce(tx, filed.once);
    if (before) return accept(before);
    const { organizationId } = filed;
    const isParty =
      organizationId === null
        ? (await candidatesOf(tx, election.id)).includes(by.personId)
        : speakingMandate(by, organizationId) !== null && (await findVoter(tx, election.id, organizationId)) !== null;
    const decision = decideFiling(stageOf(election, at), isParty);
    if (!decision.ok) return decision;
    return accept(await insertComplaint(tx, { ...filed, by: by.personId }, at));
  });
