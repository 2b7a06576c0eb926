import { canonicalJson, sha256 } from '../../record/rules/entry.ts';
import type { PublishedList } from '../types.ts';

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

/** SHA-256 (64 hexadecimal digits) of the canonical JSON (RFC 8785) of what is frozen. */
export const digestOf = ({ electionId, candidates, bounds, relaxed, lotCommitment, roll }: Frozen): string =>
  sha256(
    canonicalJson({
      electionId,
      candidates: candidates.map(({ gone, ...candidate }) => candidate),
      bounds,
      relaxed,
      lotCommitment,
      roll: roll.map(({ organizationId, name, country }) => ({ organizationId, name, country })),
    }),
  );
