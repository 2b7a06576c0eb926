import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { contactOf } from '../membership/store/people.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { knownOf, writeDecisionIn } from './decide-candidacy.ts';
import { objectionAnswerMail } from './mail.tsx';
import { aboutAnswer, decideAnswer, type Refusal } from './rules/admission.ts';
import { findCandidacy, insertAnswer, objectionsOf } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { CandidacyId, Election, ObjectionId } from './types.ts';

type Answer = {
  readonly candidacyId: CandidacyId;
  readonly objectionId: ObjectionId;
  readonly outcome: 'upheld' | 'dismissed';
  /** Where an admission is turned into a refusal. */
  readonly reason: Refusal | null;
  readonly explanation: string;
};

/**
 * Answers an objection: upheld, the decision is turned round. Whoever objected is told, and the candidate where it
 * changes anything. The same answer sent twice is given once. Refusals: `no-longer-there` and those of `decideAnswer`.
 */
export const answerObjection = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  answer: Answer,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const found = await findCandidacy(tx, answer.candidacyId);
    const election = found && (await lockElection(tx, found.electionId));
    if (!election) return refuse('no-longer-there');
    const known = await objectedIn({ db: tx, charter: deps.charter }, election, answer, by, at);
    if (!known) return refuse('no-longer-there');
    const { candidacy, objection } = known;
    if (objection.answer?.outcome === answer.outcome) return accept(null);
    const decided = decideAnswer(known, answer);
    if (!decided.ok) return decided;
    const { outcome, explanation } = answer;
    await insertAnswer(tx, objection.id, { outcome, explanation, by: by.personId }, at);
    const objector = objection.by && (await contactOf(tx, objection.by));
    if (objector) {
      await queueMail(tx, objectionAnswerMail(deps, objector, { election, candidacy, outcome, explanation }), at);
    }
    if (decided.value) await writeDecisionIn(tx, deps, { election, candidacy, decision: decided.value }, by, at);
    return accept(null);
  });

/** What speaks against an answer, as far as it could be read. Reasons: those of `answerObjection`. */
export async function aboutAnswering(
  deps: Pick<Deps, 'db' | 'charter'>,
  election: Election,
  { candidacyId, objectionId, ...read }: Pick<Answer, 'candidacyId'> & Partial<Answer>,
  by: Acting,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  if (objectionId === undefined) return [];
  const known = await objectedIn(deps, election, { candidacyId, objectionId }, by, at);
  return known ? aboutAnswer(known, read) : [{ code: 'no-longer-there' }];
}

/** By what an objection is answered now; null where there is none such. */
async function objectedIn(
  deps: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  election: Election,
  { candidacyId, objectionId }: Pick<Answer, 'candidacyId' | 'objectionId'>,
  by: Acting,
  at: Temporal.Instant,
) {
  const candidacy = await findCandidacy(deps.db, candidacyId);
  const objection = (await objectionsOf(deps.db, election.id)).find(({ id }) => id === objectionId);
  if (!candidacy?.decision || objection?.candidacyId !== candidacy.id) return null;
  return {
    ...(await knownOf(deps, election, candidacy, by, at)),
    candidacy,
    objection,
    isAnswered: objection.answer !== null,
    isOwn: [objection.by, candidacy.decidedBy].includes(by.personId),
    outcome: candidacy.decision.outcome,
  };
}
