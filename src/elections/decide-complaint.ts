import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { contactOf } from '../membership/store/people.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { overseersBesides } from './find-overseers.ts';
import { annulledMail, complaintDecidedMail, complaintWaitsMail } from './result-mail.tsx';
import { decideRuling, isProposal } from './rules/complaints.ts';
import { stageOf } from './rules/stage.ts';
import { type Complaint, complaintsOf, insertComplaintDecision, insertComplaintProposal } from './store/complaints.ts';
import { insertCancellation, lockElection } from './store/elections.ts';
import { candidatesOf } from './store/results.ts';
import { tellEveryoneIn } from './tell-everyone.ts';
import type { ComplaintId, Election, ElectionId } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

type Decided = {
  readonly electionId: ElectionId;
  readonly complaintId: ComplaintId;
  readonly outcome: 'upheld' | 'dismissed';
  readonly explanation: string;
  /** The language that the explanation is written in. */
  readonly language: string;
};

/**
 * An overseer decides a complaint, with the reasons, and whoever complained is told. One that is upheld annuls the
 * election: it is called off with those reasons, and must be held again. That takes two: what the first says waits as a
 * proposal (`proposed`) until another decides; where nobody else may, one is enough. Refusals: `no-longer-there`, those
 * of `decideRuling`.
 */
export const decideComplaint = (
  deps: Pick<Deps, 'db'> & Needs,
  decided: Decided,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<'decided' | 'proposed'>> =>
  transact(deps.db, async (tx): Promise<Result<'decided' | 'proposed'>> => {
    const election = await lockElection(tx, decided.electionId);
    const complaint = (await complaintsOf(tx, decided.electionId)).find(({ id }) => id === decided.complaintId);
    if (!election || !complaint) return refuse('no-longer-there');
    const parties = [complaint.by, ...(await candidatesOf(tx, election.id))];
    const others = await overseersBesides(tx, deps, [...parties, by.personId], at);
    const ruling = {
      stage: stageOf(election, at),
      isDecided: complaint.decision !== null,
      parties,
      personId: by.personId,
      proposedBy: complaint.proposal?.by ?? null,
      others: others.length,
    };
    const decision = decideRuling(ruling);
    if (!decision.ok) return decision;
    if (isProposal(ruling, decided.outcome)) {
      await insertComplaintProposal(tx, complaint.id, decided, by.personId, at);
      const about = { step: 'proposed', ground: complaint.ground } as const;
      const letters = others.map((to) => complaintWaitsMail(deps, to, election, about));
      await queueMail(tx, letters, at);
      return accept('proposed');
    }
    await decide(tx, deps, { election, complaint, decided }, by, at);
    return accept('decided');
  });

type Case = { readonly election: Election; readonly complaint: Complaint; readonly decided: Decided };

async function decide(
  tx: Transaction,
  deps: Needs,
  { election, complaint, decided }: Case,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { outcome, explanation } = decided;
  await insertComplaintDecision(tx, complaint.id, { outcome, explanation }, by.personId, at);
  const complainant = complaint.by && (await contactOf(tx, complaint.by));
  if (complainant) await queueMail(tx, [complaintDecidedMail(deps, complainant, election, decided)], at);
  const { body, contest } = election;
  const entry = { by: recordedAs(by), subject: `election:${election.id}` } as const;
  const facts = { body, contest, ground: complaint.ground, outcome };
  await record(tx, { ...entry, kind: 'complaint-decided', facts }, { at, random: deps.random });
  if (outcome === 'upheld') await annul(tx, deps, election, decided, by, at);
}

async function annul(
  tx: Transaction,
  deps: Needs,
  election: Election,
  { explanation, language }: Decided,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { id, body, contest } = election;
  await insertCancellation(tx, { electionId: id, reason: { [language]: explanation }, by: by.personId, at });
  await tellEveryoneIn(tx, deps, election, (to) => annulledMail(deps, to, election, explanation), at);
  await record(
    tx,
    { kind: 'election-annulled', by: recordedAs(by), subject: `election:${id}`, facts: { body, contest } },
    { at, random: deps.random },
  );
}
