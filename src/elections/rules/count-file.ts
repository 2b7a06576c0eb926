import { canonicalJson, sha256 } from '../../record/rules/entry.ts';
import type { Constraint, NamedElection } from '../counting/election.ts';
import type { Election, PublishedList } from '../types.ts';
import { lettered } from './bounds.ts';
import type { Ending } from './closing.ts';

/**
 * What is published when a vote is closed: everything that anyone needs to count it again. Candidates go by their
 * position, from 0; ballots are sorted by what they say; groups of gender are called by letters.
 */
export type CountFile = NamedElection & {
  readonly constraints: readonly Constraint[];
  readonly outcome: 'counted' | 'uncontested';
  readonly entitled: number;
  readonly voted: number;
  /** Balances given up, since no set of candidates could keep them. */
  readonly relaxed: readonly string[];
  /** SHA-256 of what was frozen with the list of candidates. */
  readonly list: string;
  readonly lots: Lots;
  /** SHA-256 of the receipts' codes, sorted. */
  readonly receipts: readonly string[];
};

/** Where the order of lots comes from; each 64 hexadecimal digits. */
type Lots = {
  /** Published with the list of candidates: SHA-256 of `committed`. */
  readonly commitment: string;
  /** Secret until the close. */
  readonly committed: string;
  /** SHA-256 of the canonical JSON of `ballots`. */
  readonly ballots: string;
  /** What lots are drawn by: `seedOf`. */
  readonly seed: string;
};

/**
 * The seed of the lots: SHA-256 of `["<committed seed>","<digest of the ballots>"]` (JSON without spaces). Nobody knows
 * it before the close, not even who keeps the committed seed; and nobody can choose it after, as both are bound.
 */
export const seedOf = (committed: string, ballots: string): string => sha256(JSON.stringify([committed, ballots]));

export const digestOfBallots = (ballots: CountFile['ballots']): string => sha256(canonicalJson(ballots));

/** SHA-256 of the whole file as canonical JSON (RFC 8785): what the record keeps of it. */
export const digestOfFile = (file: CountFile): string => sha256(canonicalJson(file));

type Closed = {
  readonly election: Pick<Election, 'id'>;
  readonly title: string;
  readonly list: PublishedList;
  readonly ending: Extract<Ending, { outcome: 'counted' | 'uncontested' }>;
  readonly entitled: number;
  readonly voted: number;
  /** By the candidates' numbers, from 1. */
  readonly ballots: readonly (readonly [number, readonly number[]])[];
  readonly receipts: readonly string[];
  readonly lotSeed: string;
};

export function countFile({
  election,
  title,
  list,
  ending,
  entitled,
  voted,
  receipts,
  lotSeed,
  ...cast
}: Closed): CountFile {
  const positions = new Map(list.candidates.map(({ n }, position) => [n, position]));
  const ballots = cast.ballots.map(
    ([papers, ranking]) => [papers, ranking.flatMap((n) => positions.get(n) ?? [])] as const,
  );
  const digest = digestOfBallots(ballots);
  return {
    id: election.id,
    title,
    seats: ending.seats,
    candidates: list.candidates.map(({ name }) => name),
    candidateIds: list.candidates.map(({ candidacyId }) => candidacyId),
    withdrawn: list.candidates.flatMap(({ gone }, position) => (gone ? [position] : [])),
    constraints: lettered(ending.constraints),
    ballots,
    outcome: ending.outcome,
    entitled,
    voted,
    relaxed: ending.relaxed,
    list: list.digest,
    lots: { commitment: list.lotCommitment, committed: lotSeed, ballots: digest, seed: seedOf(lotSeed, digest) },
    receipts,
  };
}
