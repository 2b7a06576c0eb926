import { officesWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { admitOrganizationIn } from './admit-organization.ts';
import { linkApplicationIn } from './link-application.ts';
import { decisionMail } from './mail.tsx';
import { type AdmissionProposal, decideAdmission, type Outcome } from './rules/admission.ts';
import { decideAssisted } from './rules/assisted-decision.ts';
import { readDraft } from './rules/draft.ts';
import { lockApplication } from './store/applications.ts';
import { officeHolders, personsByEmail, personsThrough } from './store/people.ts';
import { insertDecision, reviewsOf } from './store/reviews.ts';
import type { ApplicationId, JoiningApplication, MesaReview, SentApplication } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

type MesaDecision = Omit<AdmissionProposal, 'by'> & { readonly applicationId: ApplicationId };

/**
 * A mesa admits an organization or refuses it, and the applicant is told; the same answer sent twice is given once.
 * Refusals: `application-unknown`, those of `decideAdmission` and `decideAssisted`.
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

    const decision = await decide(tx, deps, { application, reviews }, { ...proposal, by: by.personId }, at);
    if (!decision.ok) return decision;

    const { mesa, outcome, reason, explanation } = decision.value;
    await insertDecision(tx, { applicationId, mesa, outcome, reason, explanation, by: by.personId }, at);
    const sent = { ...application, submission: application.submission };
    await tellApplicant(tx, deps, sent, decision.value, at);
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

async function decide(
  tx: Transaction,
  { charter }: Needs,
  { application, reviews }: { application: JoiningApplication; reviews: readonly MesaReview[] },
  proposal: AdmissionProposal,
  at: Temporal.Instant,
): Promise<Result<AdmissionProposal>> {
  const admission = decideAdmission(
    {
      submittedAt: application.submission?.at ?? null,
      emailConfirmedAt: application.submission?.confirmedAt ?? null,
      assistedByMesa: application.assistedMesa,
      mesas: reviews.map(({ mesa }) => mesa),
      decisions: reviews.filter(({ decision }) => decision !== null),
      applicants: await applicantsOf(tx, charter, application, at),
    },
    proposal,
    charter.membership,
  );
  const offices = officesWith(charter, 'review-applications').map(({ key }) => key);
  const reviewers = await officeHolders(tx, { offices, bodies: [`mesa:${proposal.mesa}`] }, at);
  const assisted = decideAssisted(application.assistedBy, {
    by: proposal.by,
    reviewers: reviewers.map(({ personId }) => personId),
  });
  if (assisted.ok) return admission;
  const [first, ...rest] = [...(admission.ok ? [] : admission.reasons), ...assisted.reasons];
  return first ? refuse(first, ...rest) : admission;
}

/** The persons it names, by their addresses, and whoever acts for the organization it has become. */
export async function applicantsOf(
  tx: Transaction,
  charter: Deps['charter'],
  { draft, assistedMesa, submission }: JoiningApplication,
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const { representatives } = readDraft(draft, charter, assistedMesa);
  const addresses = [submission?.email ?? null, ...representatives.map(({ email }) => email)];
  const named = await personsByEmail(
    tx,
    addresses.filter((address) => address !== null),
  );
  const acting = submission?.organizationId ? await personsThrough(tx, submission.organizationId, at) : [];
  return [...named, ...acting];
}

async function tellApplicant(
  tx: Transaction,
  deps: Needs,
  application: SentApplication,
  decision: AdmissionProposal,
  at: Temporal.Instant,
): Promise<void> {
  const { email } = application.submission;
  if (email === null) return;
  const token = await linkApplicationIn(tx, deps, { applicationId: application.id, mailedTo: email }, at);
  await queueMail(tx, decisionMail(deps, application, { ...decision, at }, token), at);
}
