/** So many papers that rank these candidates, the first one first. A ranking may stop early and names nobody twice. */
export type Ballot = readonly [papers: number, ranking: readonly number[]];

/**
 * How many seats a group must have at least and may have at most. The groups of one category (gender, subregion,
 * sector) share out all candidates: each candidate is in exactly one of them.
 */
export type Constraint = {
  readonly category: string;
  readonly group: string;
  readonly min: number;
  readonly max: number;
  readonly members: readonly number[];
};

/** What is counted. Candidates go by their number: their position in `candidates`, from 0. */
export type Election = {
  readonly seats: number;
  /** Names, in the order of the ballot paper. */
  readonly candidates: readonly string[];
  readonly ballots: readonly Ballot[];
  /** Candidates passed over on every paper, as if they had never stood. */
  readonly withdrawn: readonly number[];
  /** Empty: a plain count. */
  readonly constraints: readonly Constraint[];
};

/** An election as a file holds it. */
export type NamedElection = Election & {
  /** What lots are drawn by; the title where a file gives no id. */
  readonly id: string;
  readonly title: string;
  /** What lots are drawn by; the numbers where a file gives no ids. */
  readonly candidateIds: readonly string[];
};
