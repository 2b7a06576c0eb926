import type { Moved } from './outcome.ts';
import { type Bundle, type Contender, nextOn } from './papers.ts';
import { transferValue } from './units.ts';

/**
 * Rule 48: all papers of a candidate above the quota move on, each at its share of the surplus; the candidate keeps
 * exactly the quota (in 1/100,000 vote).
 */
export function moveSurplus(from: Contender, quota: number, contenders: readonly Contender[]): Moved {
  const { votes } = from;
  const surplus = votes - quota;
  from.votes = quota;
  return moveAll(from, surplus, contenders, (value) => transferValue(surplus, value, votes));
}

/** Rule 50: all papers of an excluded candidate move on at the value they have. */
export function moveExcluded(from: Contender, contenders: readonly Contender[]): Moved {
  const { votes } = from;
  from.votes = 0;
  return moveAll(from, votes, contenders, (value) => value);
}

function moveAll(
  from: Contender,
  votes: number,
  contenders: readonly Contender[],
  newValue: (value: number) => number,
): Moved {
  const to = new Map<Contender | undefined, { papers: number; votes: number }>();
  const { pile } = from;
  from.pile = [];
  for (const bundle of pile) {
    bundle.value = newValue(bundle.value);
    const next = nextOn(bundle, contenders);
    const sum = to.get(next);
    if (sum) add(bundle, sum);
    else to.set(next, add(bundle, { papers: 0, votes: 0 }));
    next?.pile.push(bundle);
  }
  return credit(to, votes);
}

function add(bundle: Bundle, sum: { papers: number; votes: number }): { papers: number; votes: number } {
  sum.papers += bundle.papers;
  sum.votes += bundle.papers * bundle.value;
  return sum;
}

function credit(sums: ReadonlyMap<Contender | undefined, { papers: number; votes: number }>, votes: number): Moved {
  const to: Moved['to'][number][] = [];
  const moved = { papers: 0, votes: 0 };
  for (const [contender, sum] of sums) {
    moved.papers += sum.papers;
    moved.votes += sum.votes;
    if (!contender) continue;
    contender.votes += sum.votes;
    to.push({ candidate: contender.number, ...sum });
  }
  return {
    papers: moved.papers,
    to: to.sort((a, b) => a.candidate - b.candidate),
    nonTransferable: sums.get(undefined) ?? { papers: 0, votes: 0 },
    lost: votes - moved.votes,
  };
}
