import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { admitOrganizationIn } from './admit-organization.ts';
import { linkApplicationIn } from './link-application.ts';
import { decisionMail } from './mail.tsx';
import {
  type AdmissionProposal,
  aboutAdmission,
  decideAdmission,
  type Outcome,
  type ReviewedApplication,
} from './rules/admission.ts';
import { readDraft } from './rules/draft.ts';
import { lockApplication } from './store/applications.ts';
import { officeHolders, personsByEmail, personsThrough } from './store/people.ts';
import { insertDecision, reviewsOf } from './store/reviews.ts';
import { tellAssisterIn } from './tell-assister.ts';
import type { ApplicationId, JoiningApplication, MesaReview, SentApplication } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

type MesaDecision = Omit<AdmissionProposal, 'by'> & { readonly applicationId: ApplicationId };

/**
 * A mesa admits an organization or refuses it, and the applicant is told, or who assisted it; the same answer sent twice is given once.
 * Refusals: `application-unknown`, those of `decideAdmission`.
 */
export const decideApplication = (
  deps: Needs & Pick<Deps, 'db'>,
  { applicationId, ...proposal }: MesaDecision,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Outcome>> =>
  transact(deps.db, async (tx): Promise<Result<Outcome>> => {
    const application = await lockApplication(tx, applicationId);
    if (!application?.submission) return refuse('application-unknown');
    const reviews = (await reviewsOf(tx, [applicationId])).get(applicationId) ?? [];
    const decided = reviews.find(({ mesa }) => mesa === proposal.mesa)?.decision;
    if (decided?.by === by.personId && decided.outcome === proposal.outcome) return accept(decided.outcome);

    const reviewed = await reviewedIn(tx, deps.charter, { application, reviews }, proposal.mesa, at);
    const decision = decideAdmission(reviewed, { ...proposal, by: by.personId }, deps.charter.membership);
    if (!decision.ok) return decision;

    const { mesa, outcome, reason, explanation } = decision.value;
    await insertDecision(tx, { applicationId, mesa, outcome, reason, explanation, by: by.personId }, at);
    const sent = { ...application, submission: application.submission };
    await tellApplicant(tx, deps, sent, decision.value, by, at);
    if (outcome === 'refused') {
      await record(
        tx,
        { kind: 'organization-refused', by, subject: null, facts: { reason: reason ?? '', mesas: [mesa] } },
        { at, random: deps.random },
      );
      return accept(outcome);
    }
    const admitted = await admitOrganizationIn(tx, deps, { application: sent, mesa, source: 'application' }, by, at);
    return admitted.ok ? accept(outcome) : admitted;
  });

/** What speaks against a decision, as far as it could be read. Reasons: those of `decideAdmission`. */
export async function aboutDecision(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  application: JoiningApplication,
  proposal: Pick<AdmissionProposal, 'by'> & Partial<AdmissionProposal>,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const reviews = (await reviewsOf(db, [application.id])).get(application.id) ?? [];
  const reviewed = await reviewedIn(db, charter, { application, reviews }, proposal.mesa, at);
  return aboutAdmission(reviewed, proposal, charter.membership);
}

async function reviewedIn(
  db: Database | Transaction,
  charter: Deps['charter'],
  { application, reviews }: { application: JoiningApplication; reviews: readonly MesaReview[] },
  mesa: number | undefined,
  at: Temporal.Instant,
): Promise<ReviewedApplication> {
  const offices = officeKeysWith(charter, 'review-applications');
  const reviewers = mesa === undefined ? [] : await officeHolders(db, { offices, bodies: [`mesa:${mesa}`] }, at);
  return {
    submittedAt: application.submission?.at ?? null,
    emailConfirmedAt: application.submission?.confirmedAt ?? null,
    assistedByMesa: application.assistedMesa,
    assistedBy: application.assistedBy,
    reviewers: reviewers.map(({ personId }) => personId),
    mesas: reviews.map((review) => review.mesa),
    decisions: reviews.filter(({ decision }) => decision !== null),
    applicants: await applicantsOf(db, charter, application, at),
  };
}

/** The persons it names, by their addresses, and whoever acts for the organization it has become. */
export async function applicantsOf(
  db: Database | Transaction,
  charter: Deps['charter'],
  { draft, assistedMesa, submission }: JoiningApplication,
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const { representatives } = readDraft(draft, charter, assistedMesa);
  const addresses = [submission?.email ?? null, ...representatives.map(({ email }) => email)];
  const named = await personsByEmail(
    db,
    addresses.filter((address) => address !== null),
  );
  const acting = submission?.organizationId ? await personsThrough(db, submission.organizationId, at) : [];
  return [...named, ...acting];
}

async function tellApplicant(
  tx: Transaction,
  deps: Needs,
  application: SentApplication,
  decision: AdmissionProposal,
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { email } = application.submission;
  if (email === null) return tellAssisterIn(tx, deps, application, { ...decision, at }, by, at);
  const token = await linkApplicationIn(tx, deps, { applicationId: application.id, mailedTo: email }, at);
  await queueMail(tx, decisionMail(deps, application, { ...decision, at }, token), at);
}
