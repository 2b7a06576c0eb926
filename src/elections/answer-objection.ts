import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { contactOf } from '../membership/store/people.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { registerFor, standingOf } from './collect-standing.ts';
import { writeDecisionIn } from './decide-candidacy.ts';
import { objectionAnswerMail } from './mail.tsx';
import { decideAnswer, isInvolved, type Refusal } from './rules/admission.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf, findCandidacy, insertAnswer, objectionsOf } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { CandidacyId, ObjectionId } from './types.ts';

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
    const known = await findCandidacy(tx, answer.candidacyId);
    const election = known && (await lockElection(tx, known.electionId));
    if (!election) return refuse('no-longer-there');
    const candidacies = await candidaciesOf(tx, election.id);
    const candidacy = candidacies.find((one) => one.id === answer.candidacyId);
    const objection = (await objectionsOf(tx, election.id)).find((one) => one.id === answer.objectionId);
    if (!candidacy?.decision || objection?.candidacyId !== candidacy.id) return refuse('no-longer-there');
    if (objection.answer?.outcome === answer.outcome) return accept(null);
    const decided = decideAnswer(
      {
        stage: stageOf(election, at),
        isAnswered: objection.answer !== null,
        involved: isInvolved(by.personId, candidacies),
        isOwn: [objection.by, candidacy.decidedBy].includes(by.personId),
        outcome: candidacy.decision.outcome,
        standing: standingOf(deps.charter, election, await registerFor(tx, deps.charter, election), candidacy),
      },
      answer,
    );
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
