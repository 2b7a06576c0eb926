import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Candidacy, Stage } from '../types.ts';

/** The only reasons for which a candidacy may be refused. The last one is judged, the others can be looked up. */
export const refusals = [
  'not-accepted',
  'not-a-member',
  'reelection-limit',
  'already-holds-office',
  'not-of-organization',
] as const;
export type Refusal = (typeof refusals)[number];
type Fact = Exclude<Refusal, 'not-of-organization'>;

/** What of that is the case now, by the acts and mandates on record. */
export type Standing = {
  readonly isMember: boolean;
  readonly barriers: readonly Reason[];
  readonly acceptedAt: Temporal.Instant | null;
};

export function impediments({ isMember, barriers, acceptedAt }: Standing): readonly Fact[] {
  const barred = (code: string) => barriers.some((reason) => reason.code === code);
  return refusals.filter(
    (refusal): refusal is Fact =>
      (refusal === 'not-accepted' && acceptedAt === null) ||
      (refusal === 'not-a-member' && !isMember) ||
      ((refusal === 'reelection-limit' || refusal === 'already-holds-office') && barred(refusal)),
  );
}

type Part = Pick<Candidacy, 'id' | 'personId' | 'nominatedBy' | 'acceptedAt' | 'withdrawn' | 'decision'>;

/**
 * Who is part of an election decides nothing in it: whoever accepted a candidacy, until it is withdrawn or refused for
 * good, and whoever proposed one. To be proposed takes nobody's office away: it needs no consent.
 */
export const isInvolved = (
  personId: string,
  candidacies: readonly Part[],
  course: { readonly stage: Stage; readonly objections: readonly Objecting[] },
): boolean =>
  candidacies.some(
    (one) => one.nominatedBy === personId || (one.personId === personId && mayYetBeElected(one, course)),
  );

type Objecting = { readonly candidacyId: string; readonly answer: unknown };

/** A refusal is for good once nobody may object to it any more and no objection to it waits. */
const mayYetBeElected = (
  candidacy: Part,
  { stage, objections }: { readonly stage: Stage; readonly objections: readonly Objecting[] },
): boolean =>
  candidacy.acceptedAt !== null &&
  candidacy.withdrawn === null &&
  (candidacy.decision?.outcome !== 'refused' ||
    takesObjections(stage, candidacy) ||
    objections.some(({ candidacyId, answer }) => candidacyId === candidacy.id && answer === null));

const deciding: readonly Stage[] = ['candidacies', 'objections', 'listing'];

export type AdmissionProposal = {
  readonly outcome: 'admitted' | 'refused';
  readonly reason: Refusal | null;
  readonly explanation: string | null;
};

/**
 * Whether a candidacy may be admitted or refused like this: once it is accepted; what is not accepted in time lapses
 * undecided. A refusal only for a reason on the list that is the case, in words. A second decision comes from an
 * objection. Refusals, all at once: `admission-closed`, `candidacy-over`, `candidacy-decided`, `involved-in-election`,
 * `candidate-may-still-accept` or, after candidacies closed, `candidacy-lapsed`, `cannot-admit` for each impediment,
 * `refusal-reason-missing`, `refusal-reason-not-so`, `explanation-missing`.
 */
export const decideAdmission = (known: Reviewed, proposal: AdmissionProposal): Result<AdmissionProposal> =>
  unless(aboutAdmission(known, proposal), () => ({
    ...proposal,
    reason: proposal.outcome === 'refused' ? proposal.reason : null,
  }));

type Reviewed = {
  readonly stage: Stage;
  readonly candidacy: Pick<Candidacy, 'withdrawn' | 'decision'>;
  readonly involved: boolean;
  readonly standing: Standing;
};

/** The same of a decision of which not everything is known: whatever can be said against it already. */
export function aboutAdmission(known: Reviewed, proposal: Partial<AdmissionProposal>): readonly Reason[] {
  const { stage, candidacy, involved } = known;
  const reasons: Reason[] = [];
  if (!deciding.includes(stage)) reasons.push({ code: 'admission-closed' });
  if (candidacy.withdrawn) reasons.push({ code: 'candidacy-over' });
  if (candidacy.decision) reasons.push({ code: 'candidacy-decided' });
  if (involved) reasons.push({ code: 'involved-in-election' });
  if (known.standing.acceptedAt === null)
    reasons.push({ code: stage === 'candidacies' ? 'candidate-may-still-accept' : 'candidacy-lapsed' });
  reasons.push(...againstOutcome(proposal, known.standing));
  return reasons;
}

/** What the facts and the form have against an outcome; asked again when an objection turns it round. */
function againstOutcome(
  { outcome, reason, explanation }: Partial<AdmissionProposal>,
  standing: Standing,
): readonly Reason[] {
  const found = impediments(standing);
  if (outcome === undefined) return [];
  if (outcome === 'admitted') return found.map((code) => ({ code: `cannot-admit-${code}` as const, field: 'outcome' }));
  const reasons: Reason[] = [];
  if (!reason) reasons.push({ code: 'refusal-reason-missing', field: 'reason' });
  else if (reason !== 'not-of-organization' && !found.includes(reason)) {
    reasons.push({ code: 'refusal-reason-not-so', field: 'reason' });
  }
  if (!explanation) reasons.push({ code: 'explanation-missing', field: 'explanation' });
  return reasons;
}

/** Whether objections are still taken: from the decision until the date, and not once the list is published. */
export const takesObjections = (stage: Stage, candidacy: Pick<Candidacy, 'withdrawn' | 'decision'>): boolean =>
  (stage === 'candidacies' || stage === 'objections') && candidacy.decision !== null && candidacy.withdrawn === null;

/**
 * Whether someone may object: to an admission, who speaks for a member of the body; to a refusal, its members too, and
 * the candidate. Refusals: `objections-closed`, `objector-not-member`, `objected-already`.
 */
export function decideObjection(known: {
  readonly stage: Stage;
  readonly candidacy: Pick<Candidacy, 'withdrawn' | 'decision'>;
  readonly speaksForMember: boolean;
  readonly isCandidate: boolean;
  readonly hasOpenObjection: boolean;
}): Result<null> {
  const reasons: Reason[] = [];
  if (!takesObjections(known.stage, known.candidacy)) reasons.push({ code: 'objections-closed' });
  const ownRefusal = known.isCandidate && known.candidacy.decision?.outcome === 'refused';
  if (!known.speaksForMember && !ownRefusal) reasons.push({ code: 'objector-not-member' });
  if (known.hasOpenObjection) reasons.push({ code: 'objected-already' });
  return unless(reasons, () => null);
}

/**
 * Whether an objection may be answered like this: upheld, it turns the decision round, for which the same reasons hold.
 * By someone who is no part of the election, did not object, and did not take the decision. Refusals, all at once:
 * `admission-closed`, `objection-answered`, `involved-in-election`, `own-decision`, `explanation-missing`, and those
 * of the outcome it would lead to.
 */
export function decideAnswer(known: Objected, answer: Answer): Result<AdmissionProposal | null> {
  const { outcome, reason, explanation } = turnedBy(known, answer);
  const turned = outcome && { outcome, reason: reason ?? null, explanation: explanation ?? null };
  return unless(aboutAnswer(known, answer), () => turned ?? null);
}

type Objected = {
  readonly stage: Stage;
  readonly isAnswered: boolean;
  readonly involved: boolean;
  /** By whoever decides now: the objection itself, or the decision objected to. */
  readonly isOwn: boolean;
  readonly outcome: 'admitted' | 'refused';
  readonly standing: Standing;
};
type Answer = {
  readonly outcome: 'upheld' | 'dismissed';
  readonly reason: Refusal | null;
  readonly explanation: string;
};

/** What an answer that upholds an objection makes of the decision; nothing where it dismisses it. */
function turnedBy({ outcome }: Pick<Objected, 'outcome'>, answer: Partial<Answer>): Partial<AdmissionProposal> {
  if (answer.outcome !== 'upheld') return {};
  const { explanation, reason } = answer;
  const said = { ...(explanation !== undefined && { explanation }), ...(reason !== undefined && { reason }) };
  return outcome === 'admitted' ? { ...said, outcome: 'refused' } : { ...said, outcome: 'admitted', reason: null };
}

/** The same of an answer of which not everything is known: whatever can be said against it already. */
export function aboutAnswer(known: Objected, answer: Partial<Answer>): readonly Reason[] {
  const reasons: Reason[] = [];
  if (!deciding.includes(known.stage)) reasons.push({ code: 'admission-closed' });
  if (known.isAnswered) reasons.push({ code: 'objection-answered' });
  if (known.involved) reasons.push({ code: 'involved-in-election' });
  if (known.isOwn) reasons.push({ code: 'own-decision' });
  return [...reasons, ...againstOutcome(turnedBy(known, answer), known.standing)];
}
