// What a count says. Votes are integers in 1/100,000 vote; stages are numbered from 1; candidates go by their number.

export type Outcome = CountResult | CountWaiting | Infeasible;

/** No seat set meets all bounds: nothing was counted. */
export type Infeasible = { readonly infeasible: true };

export type CountResult = {
  /** Whole votes. */
  readonly quota: number;
  /** Papers that rank someone who stands. */
  readonly valid: number;
  /** By stage, then votes at that stage, then by looking back, then by number. */
  readonly winners: readonly number[];
  /** In the order of `winners`. */
  readonly electedAtStage: readonly number[];
  readonly lastFilledWithoutQuota: readonly number[];
  /** In the order in which their papers moved on, the doomed among them included. */
  readonly excluded: readonly number[];
  /** Excluded because the bounds left no place for them, in that order. */
  readonly doomed: readonly number[];
  /** Whom the bounds kept from exclusion at any time, in the order in which they did. */
  readonly guarded: readonly number[];
  readonly stages: readonly Stage[];
};

/** Stopped: candidates were level at every stage, and no order of lots was given that ranks them all. */
export type CountWaiting = CountResult & { readonly needsLot: NeedsLot };

export type NeedsLot = {
  readonly kind: TieKind;
  /** The stage that the lot decides about: for a surplus or an exclusion the next one, for an election the last. */
  readonly stage: number;
  readonly between: readonly number[];
};

/** What is decided between candidates with equal votes: whose papers move, or who is elected first. */
export type TieKind = 'surplus' | 'exclusion' | 'election';

/** How it was decided between candidates with equal votes. */
export type Tie = {
  readonly kind: TieKind;
  /** All with equal votes. */
  readonly between: readonly number[];
  readonly chosen: number;
} & (
  | { readonly by: 'look-back' /** The earlier stage that decided. */; readonly stage: number }
  | { readonly by: 'lot' /** Those whom no earlier stage told apart. */; readonly drawnBetween: readonly number[] }
);

export type Stage = {
  readonly action: 'first-preferences' | 'surplus' | 'exclusion' | 'exclusion-doomed';
  /** Whose papers moved; nobody's at stage 1. */
  readonly candidate: number | null;
  /** Votes of each candidate after the stage. */
  readonly totals: readonly number[];
  /** Votes of papers that rank nobody else who continues: a running sum. */
  readonly nonTransferable: number;
  /** How it was decided whose papers move, where others had as many votes. */
  readonly tie: Tie | null;
  readonly moved: Moved | null;
  /** Who was elected after the papers had moved, in this order. */
  readonly elected: readonly Elected[];
  /** Who from this stage on is in no seat set that meets the bounds. */
  readonly becameDoomed: readonly Fate[];
  /** Who from this stage on is in every such seat set. */
  readonly becameGuarded: readonly Fate[];
};

export type Moved = {
  readonly papers: number;
  readonly to: readonly { readonly candidate: number; readonly papers: number; readonly votes: number }[];
  readonly nonTransferable: { readonly papers: number; readonly votes: number };
  /** Votes that cutting off after five decimals left over. */
  readonly lost: number;
};

export type Elected = {
  readonly candidate: number;
  /** `last-seats`: as many candidates as seats were left. `sitting`: keeps the seat while another is filled. */
  readonly by: 'quota' | 'last-seats' | 'sitting';
  /** How it was decided that others with as many votes came after. */
  readonly tie: Tie | null;
};

/** `because`: bounds that settle it by themselves, none of them superfluous. At least one. */
export type Fate = { readonly candidate: number; readonly because: readonly Bound[] };

/** One side of a group's limits: at least, or at most, so many seats. */
export type Bound = {
  readonly category: string;
  readonly group: string;
  readonly bound: 'min' | 'max';
  readonly seats: number;
};
