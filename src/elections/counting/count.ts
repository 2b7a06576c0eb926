import type { Contender } from './contender.ts';
import type { Constraint, Election } from './election.ts';
import type { Field } from './field.ts';
import { type Prospects, prospects } from './guard-and-doom.ts';
import type { Elected, Fate, Stage, Tie } from './outcome.ts';
import { layOut } from './papers.ts';
import { quotaOf } from './quota.ts';
import { whyDoomed, whyGuarded } from './reasons.ts';
import { moveToFirstPreferences, type Table } from './transfer.ts';
import { vote } from './units.ts';

/** A count under way: where the papers lie, and what was noted of each stage. */
export type Count = Table & {
  readonly seats: number;
  readonly constraints: readonly Constraint[];
  readonly lots: readonly number[];
  readonly valid: number;
  /** Whole votes. */
  readonly quota: number;
  readonly stages: OpenStage[];
  prospects: Prospects;
};

/** A stage to which is added who was elected at it, and what became settled. */
type OpenStage = Stage & {
  readonly elected: Elected[];
  readonly becameDoomed: Fate[];
  readonly becameGuarded: Fate[];
};

/** Rules 45 and 46: each paper to its first preference, and the quota for the whole count. */
export function openCount(election: Election, sitting: readonly number[], lots: readonly number[]): Count {
  const { seats, constraints, withdrawn, ballots } = election;
  const contenders = election.candidates.map(
    (_, number): Contender => ({
      number,
      sits: sitting.includes(number),
      state: withdrawn.includes(number) ? 'withdrawn' : 'continuing',
      votes: 0,
      history: [],
      pile: [],
    }),
  );
  const papers = layOut(ballots);
  moveToFirstPreferences({ papers, contenders });
  const valid = contenders.reduce((sum, { votes }) => sum + votes, 0) / vote;
  const nothing = { doomed: new Set<number>(), guarded: new Set<number>() };
  const quota = quotaOf(valid, seats);
  return { seats, constraints, lots, valid, quota, papers, contenders, stages: [], prospects: nothing };
}

export const continuing = ({ contenders }: Count): readonly Contender[] =>
  contenders.filter(({ state }) => state === 'continuing');

/** Whose seat is certain: whoever was elected, or sits already. */
const seated = ({ contenders }: Count): readonly Contender[] =>
  contenders.filter(({ state, sits }) => state === 'elected' || sits);

export const openSeats = (count: Count): number => count.seats - seated(count).length;

/** What the bounds have to be met by. */
export const fieldOf = (count: Count): Field => ({
  seats: count.seats,
  seated: seated(count).map(({ number }) => number),
  available: continuing(count).flatMap(({ number, sits }) => (sits ? [] : [number])),
  constraints: count.constraints,
});

export const isBound = ({ constraints }: Count): boolean => constraints.length > 0;

/** Notes what was done, and how the votes stand after it. */
export function noteStage(
  count: Count,
  { action, candidate, tie, moved }: Pick<Stage, 'action' | 'candidate' | 'tie' | 'moved'>,
): void {
  for (const { history, votes } of count.contenders) history.push(votes);
  const before = count.stages.at(-1)?.nonTransferable ?? 0;
  count.stages.push({
    action,
    candidate,
    totals: count.contenders.map(({ votes }) => votes),
    nonTransferable: before + (moved?.nonTransferable.votes ?? 0),
    tie,
    moved,
    elected: [],
    becameDoomed: [],
    becameGuarded: [],
  });
}

export function elect(count: Count, contender: Contender, by: Elected['by'], tie: Tie | null): void {
  contender.state = 'elected';
  count.stages.at(-1)?.elected.push({ candidate: contender.number, by, tie });
}

/**
 * After each election and each exclusion: who is doomed now, who guarded, and why. Settled once, settled for good.
 * Nothing is left to settle once no more candidates continue than seats are open.
 */
export function reconsider(count: Count): void {
  const stage = count.stages.at(-1);
  const field = fieldOf(count);
  const open = openSeats(count);
  if (!stage || !isBound(count) || open === 0 || field.available.length === open) return;
  const now = prospects(field);
  if (!now) throw new Error('a count under bounds came to where they cannot be met');
  const news = (fate: keyof Prospects) =>
    [...now[fate]].filter((candidate) => !count.prospects[fate].has(candidate)).sort((a, b) => a - b);
  for (const candidate of news('doomed')) stage.becameDoomed.push({ candidate, because: whyDoomed(field, candidate) });
  for (const candidate of news('guarded'))
    stage.becameGuarded.push({ candidate, because: whyGuarded(field, candidate) });
  count.prospects = now;
}
