import type { Deps } from '../deps.ts';
import type { Actor } from '../mandates/types.ts';
import { contactOf } from '../membership/store/people.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { overseersBesides } from './find-overseers.ts';
import { speakingMandate } from './permissions.ts';
import { complaintReceivedMail, complaintWaitsMail } from './result-mail.tsx';
import { decideFiling, type Ground } from './rules/complaints.ts';
import { stageOf } from './rules/stage.ts';
import { complaintOnce, insertComplaint } from './store/complaints.ts';
import { lockElection } from './store/elections.ts';
import { candidatesOf } from './store/results.ts';
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
 * A complaint about a result, by an organization on the roll or a candidate; they and those who may decide it are told.
 * Refusals: `no-longer-there`, those of `decideFiling`.
 */
export const fileComplaint = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
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
    const candidates = await candidatesOf(tx, election.id);
    const isParty =
      organizationId === null
        ? candidates.includes(by.personId)
        : speakingMandate(by, organizationId) !== null && (await findVoter(tx, election.id, organizationId)) !== null;
    const decision = decideFiling(stageOf(election, at), isParty);
    if (!decision.ok) return decision;
    const id = await insertComplaint(tx, { ...filed, by: by.personId }, at);
    const { ground } = filed;
    const overseers = await overseersBesides(tx, deps, [by.personId, ...candidates], at);
    const letters = overseers.map((to) => complaintWaitsMail(deps, to, election, { step: 'filed', ground }));
    const complainant = await contactOf(tx, by.personId);
    if (complainant) letters.push(complaintReceivedMail(deps, complainant, election, ground));
    await queueMail(tx, letters, at);
    return accept(id);
  });
