import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { admitOrganizationIn } from './admit-organization.ts';
import { applicantsOf } from './decide-application.ts';
import { linkApplicationIn } from './link-application.ts';
import { objectionAnswerMail } from './mail.tsx';
import { decideObjection, type ObjectionOutcome } from './rules/admission.ts';
import { lockApplication } from './store/applications.ts';
import { insertObjectionDecision, reviewsOf } from './store/reviews.ts';
import { tellAssisterIn } from './tell-assister.ts';
import type { ApplicationId } from './types.ts';

type ObjectionAnswer = {
  readonly applicationId: ApplicationId;
  readonly mesa: number;
  readonly outcome: ObjectionOutcome;
  readonly explanation: string;
};

/**
 * An objection is answered by someone who did not refuse; upheld, it admits the organization to the mesa that had
 * refused it. The same answer sent twice is given once. Refusals: `objection-unknown` and those of `decideObjection`.
 */
export const answerObjection = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  { applicationId, mesa, ...proposal }: ObjectionAnswer,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<ObjectionOutcome>> =>
  transact(deps.db, async (tx): Promise<Result<ObjectionOutcome>> => {
    const application = await lockApplication(tx, applicationId);
    const reviews = (await reviewsOf(tx, [applicationId])).get(applicationId) ?? [];
    const review = reviews.find((one) => one.mesa === mesa);
    if (!application?.submission || !review?.decision || !review.objection) return refuse('objection-unknown');
    const given = review.objection.decision;
    if (given?.by === by.personId && given.outcome === proposal.outcome) return accept(given.outcome);

    const applicants = await applicantsOf(tx, deps.charter, application, at);
    const decision = decideObjection(
      review.decision,
      { decided: given !== null, applicants },
      { ...proposal, by: by.personId },
    );
    if (!decision.ok) return decision;

    const { outcome, explanation } = decision.value;
    await insertObjectionDecision(tx, { applicationId, mesa, outcome, explanation, by: by.personId }, at);
    const sent = { ...application, submission: application.submission };
    const { email } = sent.submission;
    if (email === null) {
      await tellAssisterIn(tx, deps, sent, { mesa, outcome, explanation, reason: null, at }, by, at);
    } else {
      const token = await linkApplicationIn(tx, deps, { applicationId, mailedTo: email }, at);
      await queueMail(tx, objectionAnswerMail(deps, sent, { mesa, outcome, explanation }, token), at);
    }
    await record(
      tx,
      {
        kind: 'objection-decided',
        by,
        subject: null,
        facts: { outcome: outcome === 'upheld' ? 'upheld' : 'dismissed' },
      },
      { at, random: deps.random },
    );
    if (outcome === 'rejected') return accept(outcome);
    const admitted = await admitOrganizationIn(tx, deps, { application: sent, mesa, source: 'objection' }, by, at);
    return admitted.ok ? accept(outcome) : admitted;
  });
