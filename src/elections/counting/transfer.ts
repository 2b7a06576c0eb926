import type { Contender } from './contender.ts';
import type { Moved } from './outcome.ts';
import { moveOn, type Papers } from './papers.ts';
import { transferValue } from './units.ts';

/** The papers, and whom they lie with. */
export type Table = { readonly papers: Papers; readonly contenders: readonly Contender[] };

type Sum = { papers: number; votes: number };

/** Rule 45: each paper to its first preference among those who stand. Papers that rank none of them are left aside. */
export function moveToFirstPreferences(table: Table): void {
  moveAll(table, [...table.papers.places.keys()], 0, (value) => value);
}

/** Rule 48: all papers of the candidate, each at its share of the surplus; the candidate keeps exactly the quota. */
export function moveSurplus(table: Table, from: Contender, quota: number): Moved {
  const { votes } = from;
  const surplus = votes - quota;
  from.votes = quota;
  return moveAll(table, pileTakenFrom(from), surplus, (value) => transferValue(surplus, value, votes));
}

/** Rule 50: all papers of an excluded candidate, at the value they have. */
export function moveExcluded(table: Table, from: Contender): Moved {
  const { votes } = from;
  from.votes = 0;
  return moveAll(table, pileTakenFrom(from), votes, (value) => value);
}

function pileTakenFrom(contender: Contender): readonly number[] {
  const { pile } = contender;
  contender.pile = [];
  return pile;
}

function moveAll(
  { papers, contenders }: Table,
  bundles: readonly number[],
  votes: number,
  newValue: (value: number) => number,
): Moved {
  const { counts, values } = papers;
  const continues = Uint8Array.from(contenders, ({ state }) => (state === 'continuing' ? 1 : 0));
  const sums = contenders.map((): Sum => ({ papers: 0, votes: 0 }));
  const nonTransferable: Sum = { papers: 0, votes: 0 };
  for (const bundle of bundles) {
    const count = counts[bundle] ?? 0;
    const value = newValue(values[bundle] ?? 0);
    const next = moveOn(papers, bundle, continues);
    const sum = sums[next] ?? nonTransferable;
    values[bundle] = value;
    sum.papers += count;
    sum.votes += count * value;
    contenders[next]?.pile.push(bundle);
  }
  sums.forEach((sum, number) => {
    const contender = contenders[number];
    if (contender) contender.votes += sum.votes;
  });
  const all = [...sums, nonTransferable];
  return {
    papers: all.reduce((total, sum) => total + sum.papers, 0),
    to: sums.flatMap((sum, candidate) => (sum.papers > 0 ? [{ candidate, ...sum }] : [])),
    nonTransferable,
    lost: votes - all.reduce((total, sum) => total + sum.votes, 0),
  };
}
