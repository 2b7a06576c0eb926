import type { Charter } from '../../charter/types.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../../platform/result.ts';
import { decideAssisted } from './assisted-decision.ts';

export type Outcome = 'admitted' | 'refused';

/** An application under review, as far as admission depends on it. */
export type ReviewedApplication = {
  readonly submittedAt: Temporal.Instant | null;
  readonly emailConfirmedAt: Temporal.Instant | null;
  /** The mesa that vouches for a group without e-mail; null: it applied itself. */
  readonly assistedByMesa: number | null;
  /** Who filled it in for them. */
  readonly assistedBy: string | null;
  /** Who decides for the mesa that decides. */
  readonly reviewers: readonly string[];
  /** The mesas it was sent to: each decides for itself. */
  readonly mesas: readonly number[];
  readonly decisions: readonly { readonly mesa: number }[];
  /** Ids of the persons it names as representatives. */
  readonly applicants: readonly string[];
};

export type AdmissionProposal = {
  readonly mesa: number;
  readonly outcome: Outcome;
  /** Key of one of the charter's reasons; only for a refusal. */
  readonly reason: string | null;
  /** The refusal in one's own words, sent to the applicant. */
  readonly explanation: string | null;
  readonly by: string;
};

type RefusalReasons = {
  readonly refusalReasons: readonly Pick<Charter['membership']['refusalReasons'][number], 'key'>[];
};

/**
 * Whether a mesa may admit or refuse an organization now. The call is open (Terms of Reference, "Principios
 * generales"): admission needs no reason; a refusal needs one of the charter's, and words the applicant can answer.
 *
 * Refusals: `application-not-submitted`, `email-not-confirmed`, `mesa-not-chosen`, `mesa-already-decided`,
 * `own-application`, `decided-by-who-assisted`, `refusal-reason-missing`, `refusal-reason-unknown`,
 * `refusal-explanation-missing`.
 */
export const decideAdmission = (
  application: ReviewedApplication,
  proposal: AdmissionProposal,
  rules: RefusalReasons,
): Result<AdmissionProposal> =>
  unless(aboutAdmission(application, proposal, rules), () =>
    proposal.outcome === 'refused' ? proposal : { ...proposal, reason: null, explanation: null },
  );

/** The same of a proposal of which not everything is known: whatever can be said against it already. */
export function aboutAdmission(
  application: ReviewedApplication,
  proposal: Pick<AdmissionProposal, 'by'> & Partial<AdmissionProposal>,
  { refusalReasons }: RefusalReasons,
): readonly Reason[] {
  const { mesa, by } = proposal;
  const confirmed = application.emailConfirmedAt !== null || application.assistedByMesa !== null;
  const reasons: Reason[] = [];
  if (application.submittedAt === null) reasons.push({ code: 'application-not-submitted' });
  else if (!confirmed) reasons.push({ code: 'email-not-confirmed' });
  if (mesa !== undefined && !application.mesas.includes(mesa))
    reasons.push({ code: 'mesa-not-chosen', params: { mesa } });
  if (mesa !== undefined && application.decisions.some((decision) => decision.mesa === mesa)) {
    reasons.push({ code: 'mesa-already-decided', params: { mesa } });
  }
  if (application.applicants.includes(by)) reasons.push({ code: 'own-application' });
  reasons.push(...against(decideAssisted(application.assistedBy, { by, reviewers: application.reviewers })));
  if (proposal.outcome === 'refused') reasons.push(...aboutRefusal(proposal, refusalReasons));
  return reasons;
}

function aboutRefusal(
  proposal: Pick<Partial<AdmissionProposal>, 'reason' | 'explanation'>,
  known: RefusalReasons['refusalReasons'],
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (!proposal.reason) reasons.push({ code: 'refusal-reason-missing', field: 'reason' });
  else if (!known.some(({ key }) => key === proposal.reason)) {
    reasons.push({ code: 'refusal-reason-unknown', field: 'reason' });
  }
  if (!proposal.explanation?.trim()) reasons.push({ code: 'refusal-explanation-missing', field: 'explanation' });
  return reasons;
}

/** A mesa's decision on an application, as far as an objection depends on it. */
type Decision = { readonly outcome: Outcome; readonly at: Temporal.Instant; readonly by: string };

/**
 * Until when a refusal may be objected to: the end of the `days`-th day after it, by the calendar of `zone`.
 */
export function objectionDeadline(refusedAt: Temporal.Instant, days: number, zone: string): Temporal.Instant {
  const day = refusedAt
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: days + 1 });
  return day.toZonedDateTime(zone).toInstant();
}

/**
 * Whether the applicant may object to a mesa's refusal.
 * Refusals: `nothing-to-object-to`, `objection-too-late` (with the days there were), `already-objected`,
 * `objection-text-missing`.
 */
export function decideObjecting(
  decision: Decision | null,
  objection: { readonly text: string; readonly at: Temporal.Instant; readonly earlier: boolean },
  { objectionDays }: Pick<Charter['membership'], 'objectionDays'>,
  zone: string,
): Result<{ readonly text: string; readonly at: Temporal.Instant }> {
  if (decision?.outcome !== 'refused') return refuse('nothing-to-object-to');
  const deadline = objectionDeadline(decision.at, objectionDays, zone);
  const text = objection.text.trim();
  const reasons: Reason[] = [];
  if (Temporal.Instant.compare(objection.at, deadline) >= 0) {
    reasons.push({ code: 'objection-too-late', params: { days: objectionDays } });
  }
  if (objection.earlier) reasons.push({ code: 'already-objected' });
  if (text === '') reasons.push({ code: 'objection-text-missing', field: 'text' });
  return unless(reasons, () => ({ text, at: objection.at }));
}

export type ObjectionOutcome = 'upheld' | 'rejected';

/**
 * Whether an objection may be decided so: once, with words, and never by the person who refused, nor by one of the
 * applicants. `upheld` admits the organization to the mesa that had refused it.
 * Refusals: `objection-already-decided`, `decided-by-who-refused`, `own-application`, `objection-answer-missing`.
 */
export function decideObjection(
  refusal: Pick<Decision, 'by'>,
  objection: { readonly decided: boolean; readonly applicants: readonly string[] },
  proposal: { readonly outcome: ObjectionOutcome; readonly explanation: string; readonly by: string },
): Result<{ readonly outcome: ObjectionOutcome; readonly explanation: string }> {
  if (objection.decided) return refuse('objection-already-decided');
  const explanation = proposal.explanation.trim();
  const reasons: Reason[] = [];
  if (proposal.by === refusal.by) reasons.push({ code: 'decided-by-who-refused' });
  if (objection.applicants.includes(proposal.by)) reasons.push({ code: 'own-application' });
  if (explanation === '') reasons.push({ code: 'objection-answer-missing', field: 'explanation' });
  const [first, ...rest] = reasons;
  return first ? refuse(first, ...rest) : accept({ outcome: proposal.outcome, explanation });
}
