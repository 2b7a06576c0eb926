import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { decideRuling } from './rules/complaints.ts';
import { stageOf } from './rules/stage.ts';
import { insertCancellation, lockElection } from './store/elections.ts';
import { candidatesOf, complaintsOf, insertComplaintDecision } from './store/results.ts';
import type { ComplaintId, Election, ElectionId } from './types.ts';

type Decided = {
  readonly electionId: ElectionId;
  readonly complaintId: ComplaintId;
  readonly outcome: 'upheld' | 'dismissed';
  readonly explanation: string;
  /** The language that the explanation is written in. */
  readonly language: string;
};

/**
 * An overseer decides a complaint, with the reasons. One that is upheld annuls the election: it is called off with
 * those reasons, and must be held again. Refusals: `no-longer-there`, those of `decideRuling`.
 */
export const decideComplaint = (
  deps: Pick<Deps, 'db' | 'random'>,
  decided: Decided,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const election = await lockElection(tx, decided.electionId);
    const complaint = (await complaintsOf(tx, decided.electionId)).find(({ id }) => id === decided.complaintId);
    if (!election || !complaint) return refuse('no-longer-there');
    const decision = decideRuling({
      stage: stageOf(election, at),
      isDecided: complaint.decision !== null,
      parties: [complaint.by, ...(await candidatesOf(tx, election.id))],
      personId: by.personId,
    });
    if (!decision.ok) return decision;
    const { outcome, explanation } = decided;
    await insertComplaintDecision(tx, complaint.id, { outcome, explanation }, by.personId, at);
    const { body, contest } = election;
    const entry = { by: recordedAs(by), subject: `election:${election.id}` } as const;
    const facts = { body, contest, ground: complaint.ground, outcome };
    await record(tx, { ...entry, kind: 'complaint-decided', facts }, { at, random: deps.random });
    if (outcome === 'upheld') await annul(tx, deps, election, decided, by, at);
    return accept(null);
  });

async function annul(
  tx: Transaction,
  { random }: Pick<Deps, 'random'>,
  { id, body, contest }: Election,
  { explanation, language }: Decided,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  await insertCancellation(tx, { electionId: id, reason: { [language]: explanation }, by: by.personId, at });
  await record(
    tx,
    { kind: 'election-annulled', by: recordedAs(by), subject: `election:${id}`, facts: { body, contest } },
    { at, random },
  );
}
