import { homeZone } from '../../charter/rules/home-zone.ts';
import { officeByKey } from '../../charter/rules/offices.ts';
import { mayBeReelected } from '../../charter/rules/terms.ts';
import type { Charter, Contest } from '../../charter/types.ts';
import { decideGrant, type Term } from '../../mandates/rules/granting.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Candidacy, CandidacyStanding, CandidacyState, Election, Stage } from '../types.ts';

/** Where a candidacy stands; having left comes before any decision. */
export function candidacyState({
  withdrawn,
  decision,
  acceptedAt,
}: Pick<Candidacy, 'withdrawn' | 'decision' | 'acceptedAt'>): CandidacyState {
  if (withdrawn) return withdrawn.cause;
  if (decision) return decision.outcome;
  return acceptedAt ? 'accepted' : 'proposed';
}

/**
 * The same at a stage of the election: a proposal that nobody answered lapses when candidacies close, and nothing is
 * decided about it; while they are extended it may be answered again.
 */
export function candidacyStanding(stage: Stage, candidacy: Parameters<typeof candidacyState>[0]): CandidacyStanding {
  const state = candidacyState(candidacy);
  return state === 'proposed' && stage !== 'candidacies' ? 'lapsed' : state;
}

/** Mandates of one office of the body, with what is asked of it. */
export type OfficeTerms = { readonly office: string; readonly terms: readonly Term[] };

/**
 * Why a person may not be elected to the offices of a contest from `termFrom` on. Whoever is elected takes them in the
 * order of the count, so that a candidate must be able to hold each of them; in a by-election those it fills alone, and
 * none of the others meanwhile. Refusals: `already-holds-office`,
 * `reelection-limit` with its figures (`limit`, `inARow`, `again`: the first day on which the person may be elected).
 * Source: Terms of Reference, "Arquitectura": one year, with the possibility of one immediate re-election.
 */
export function barriersTo(
  charter: Pick<Charter, 'offices' | 'zones'>,
  contest: Pick<Contest, 'offices'>,
  {
    personId,
    body,
    termFrom,
    fills = null,
  }: Pick<Election, 'body' | 'termFrom'> & Partial<Pick<Election, 'fills'>> & { readonly personId: string },
  held: readonly OfficeTerms[],
): readonly Reason[] {
  const zone = homeZone(charter);
  const startsAt = termFrom.toZonedDateTime(zone).toInstant();
  const seen = new Set<string>();
  return contest.offices.flatMap(({ office }) => {
    const terms = held.find((one) => one.office === office)?.terms ?? [];
    const own = terms.filter((term) => term.personId === personId);
    const fill = fills?.find((one) => one.office === office);
    const until = (fill ?? fills?.[0])?.until ?? null;
    const grant = decideGrant(charter, { office, body, personId, startsAt, until }, own, zone);
    if (grant.ok) return [];
    const isFilled = fills === null || fill !== undefined;
    return grant.reasons.filter(({ code }) => {
      const counts = code === 'already-holds-office' || (code === 'reelection-limit' && isFilled);
      const isNew = counts && !seen.has(code);
      seen.add(code);
      return isNew;
    });
  });
}

/** What a mandate in an office would be for someone: the how many-th in a row, and re-elections left after it. */
export type Outlook = { readonly office: string; readonly inARow: number; readonly left: number | null };

/** Of each office that the election fills and that the limit of re-elections leaves open to the person. */
export function outlookOf(
  charter: Pick<Charter, 'offices' | 'zones'>,
  contest: Pick<Contest, 'offices'>,
  {
    personId,
    termFrom,
    fills = null,
  }: Pick<Election, 'termFrom'> & Partial<Pick<Election, 'fills'>> & { readonly personId: string },
  held: readonly OfficeTerms[],
): readonly Outlook[] {
  const zone = homeZone(charter);
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return (fills ?? contest.offices).flatMap(({ office: key }): readonly Outlook[] => {
    const office = officeByKey(charter, key);
    const past = (held.find((one) => one.office === key)?.terms ?? []).flatMap(({ startsAt, endsAt, ...term }) =>
      term.personId === personId && endsAt !== null && Temporal.Instant.compare(startsAt, endsAt) < 0
        ? [{ from: dayOf(startsAt), until: dayOf(endsAt) }]
        : [],
    );
    const standing = office && mayBeReelected(office, past, termFrom);
    return standing?.ok ? [{ office: key, inARow: standing.value.inARow + 1, left: standing.value.left }] : [];
  });
}

type Nomination = {
  readonly stage: Stage;
  /** Whether the candidate's organization is a member of the body now. */
  readonly isMember: boolean;
  /** Whether whoever proposes speaks for a member of the body. */
  readonly speaksForMember: boolean;
  readonly isProposed: boolean;
  readonly barriers: readonly Reason[];
};

/**
 * Whether a person may be proposed. Refusals, all at once: `candidacies-closed`, `proposer-not-member`,
 * `candidate-not-member`, `already-proposed`, and what bars the person (`barriersTo`), each beside its field.
 */
export function decideNomination(known: Nomination): Result<null> {
  const reasons: Reason[] = [];
  if (known.stage !== 'candidacies') reasons.push({ code: 'candidacies-closed' });
  if (!known.speaksForMember) reasons.push({ code: 'proposer-not-member' });
  if (!known.isMember) reasons.push({ code: 'candidate-not-member', field: 'organization' });
  if (known.isProposed) reasons.push({ code: 'already-proposed', field: 'email' });
  return unless([...reasons, ...known.barriers.map((reason) => ({ ...reason, field: 'name' }))], () => null);
}

/** Whether the candidate may still accept and write: until candidacies close, and while they stand. */
export const mayWrite = (stage: Stage, candidacy: Parameters<typeof candidacyState>[0]): boolean =>
  stage === 'candidacies' && candidacy.withdrawn === null && candidacy.decision?.outcome !== 'refused';

/** Refusals: `candidacies-closed`, `candidacy-over`, and what bars the person. */
export function decideAcceptance(
  stage: Stage,
  candidacy: Pick<Candidacy, 'withdrawn' | 'decision' | 'acceptedAt'>,
  barriers: readonly Reason[],
): Result<null> {
  const reasons: Reason[] = [];
  if (stage !== 'candidacies') reasons.push({ code: 'candidacies-closed' });
  if (candidacy.withdrawn || candidacy.decision?.outcome === 'refused') reasons.push({ code: 'candidacy-over' });
  return unless([...reasons, ...barriers.map(({ field: _, ...reason }) => reason)], () => null);
}

const withdrawable: readonly Stage[] = ['candidacies', 'objections', 'listing', 'listed', 'voting'];

/** A candidate may withdraw until the vote closes. */
export const mayWithdraw = (stage: Stage, candidacy: Pick<Candidacy, 'withdrawn'>): boolean =>
  withdrawable.includes(stage) && candidacy.withdrawn === null;

/** Refusal: `too-late-to-withdraw`. */
export const decideWithdrawal = (stage: Stage): Result<null> =>
  unless(withdrawable.includes(stage) ? [] : [{ code: 'too-late-to-withdraw' }], () => null);
