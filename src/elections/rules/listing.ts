import type { Balance, Charter, Contest } from '../../charter/types.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';
import { canonicalJson, sha256 } from '../../record/rules/entry.ts';
import type { Constraint } from '../counting/election.ts';
import { relaxBounds } from '../counting/relaxation.ts';
import type { Bound, PublishedList, Stage } from '../types.ts';
import { boundsOf, constraintsOf, type Groups, lettered } from './bounds.ts';

/** What binds the seed of the lots before anyone has voted, and gives nothing of it away. */
export const commitmentTo = (lotSeed: string): string => sha256(lotSeed);

/**
 * The order of the published list: by SHA-256 of `["<election>","<commitment>","<candidacy>"]` (JSON without spaces),
 * smallest first. Drawn from the commitment, not from the seed itself, so that anyone can check it at once and it says
 * nothing about the lots.
 */
export function inDrawnOrder<T extends { readonly candidacyId: string }>(
  candidates: readonly T[],
  { electionId, lotCommitment }: { readonly electionId: string; readonly lotCommitment: string },
): readonly T[] {
  return candidates
    .map((candidate) => ({
      candidate,
      draw: sha256(canonicalJson([electionId, lotCommitment, candidate.candidacyId])),
    }))
    .sort((one, other) => (one.draw < other.draw ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** Everything that is frozen when the list is published; whoever has left since was on it too. */
export type Frozen = Omit<PublishedList, 'at' | 'digest'>;

/** What the digest of a list is taken of: published with the count, so that anyone can take it again. */
type Sealed = {
  readonly electionId: string;
  readonly candidates: readonly {
    readonly n: number;
    readonly candidacyId: string;
    readonly organizationId: string;
    readonly groups: Readonly<Record<string, string>>;
  }[];
  readonly bounds: readonly Constraint[];
  readonly relaxed: readonly string[];
  readonly lotCommitment: string;
  /**
   * How many organizations are on the roll, and SHA-256 of their ids, sorted: from names anyone could find out by trial
   * one that is not in the directory.
   */
  readonly entitled: number;
  readonly roll: string;
};

/**
 * Candidates are in it by their candidacy, not by their name: that can be erased. Of gender it holds who counts
 * together, not as what: of so few possibilities a digest would give the answers away.
 */
export const sealed = ({ electionId, candidates, bounds, relaxed, lotCommitment, roll }: Frozen): Sealed => ({
  electionId,
  candidates: candidates.map(({ n, candidacyId, organizationId, groups: { gender: _, ...groups } }) => ({
    n,
    candidacyId,
    organizationId,
    groups,
  })),
  bounds: lettered(
    constraintsOf(
      bounds,
      candidates.map(({ groups }) => groups),
    ),
  ),
  relaxed,
  lotCommitment,
  entitled: roll.length,
  roll: sha256(canonicalJson(roll.map(({ organizationId }) => organizationId).toSorted())),
});

/** SHA-256 (64 hexadecimal digits) of the canonical JSON (RFC 8785) of what is sealed. */
export const digestOfSealed = (list: Sealed): string => sha256(canonicalJson(list));

export const digestOf = (list: Frozen): string => digestOfSealed(sealed(list));

/**
 * The bounds of a count, and which balances are given up beforehand, in the charter's order, because no set of those who
 * stand could keep them. Fewer than the seats are all elected, as far as the bounds let them be. What is given up even
 * without need comes back; where nothing helps all bounds stay, and the count says so.
 */
export function boundsInForce(
  charter: Pick<Charter, 'parity' | 'elections'>,
  contest: Pick<Contest, 'balance'>,
  {
    seats,
    standing,
    sitting,
  }: { readonly seats: number; readonly standing: readonly Groups[]; readonly sitting: readonly Groups[] },
): { readonly bounds: readonly Bound[]; readonly relaxed: readonly Balance[] } {
  const bounds = boundsOf(charter, contest, { seats, candidates: standing, sitting });
  if (standing.length === 0) return { bounds, relaxed: [] };
  const fillable = Math.min(seats, standing.length);
  const found = relaxBounds(
    fillable,
    standing.map((_, position) => position),
    constraintsOf(bounds, standing),
    charter.elections.relaxation,
  );
  const relaxed = charter.elections.relaxation.filter((category) => found?.givenUp.includes(category));
  return { bounds: bounds.filter(({ category }) => !relaxed.includes(category)), relaxed };
}

/**
 * Whether there are candidates enough for the election to be one: so many for each seat as the charter asks, and a set
 * of them that keeps all bounds. With fewer, candidacies are extended once.
 */
export const isShort = (
  charter: Pick<Charter, 'parity' | 'elections'>,
  contest: Pick<Contest, 'balance'>,
  count: { readonly seats: number; readonly standing: readonly Groups[]; readonly sitting: readonly Groups[] },
): boolean =>
  count.standing.length < charter.elections.candidatesPerSeat * count.seats ||
  boundsInForce(charter, contest, count).relaxed.length > 0;

/**
 * Whether the list may be published: objections are over and voting has not begun, every candidacy accepted is
 * decided, every objection answered. Refusals, all at once: `list-too-early`, `list-published`, `list-too-late`,
 * `candidacies-undecided`, `objections-unanswered`, `roll-empty`, `involved-in-election`.
 */
export function decideListing(known: {
  readonly stage: Stage;
  readonly votingFrom: Temporal.Instant;
  readonly at: Temporal.Instant;
  readonly undecided: number;
  readonly unanswered: number;
  readonly members: number;
  readonly involved: boolean;
}): Result<null> {
  const reasons: Reason[] = [];
  if (known.stage === 'candidacies' || known.stage === 'objections') reasons.push({ code: 'list-too-early' });
  else if (known.stage !== 'listing') reasons.push({ code: 'list-published' });
  else if (Temporal.Instant.compare(known.at, known.votingFrom) >= 0) reasons.push({ code: 'list-too-late' });
  if (known.undecided > 0) reasons.push({ code: 'candidacies-undecided', params: { n: known.undecided } });
  if (known.unanswered > 0) reasons.push({ code: 'objections-unanswered', params: { n: known.unanswered } });
  if (known.members === 0) reasons.push({ code: 'roll-empty' });
  if (known.involved) reasons.push({ code: 'involved-in-election' });
  return unless(reasons, () => null);
}
