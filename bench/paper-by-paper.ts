import type { Election } from '../src/elections/counting/election.ts';

type Paper = { readonly ranking: readonly number[]; value: number };
type Stage = {
  readonly action: string;
  readonly candidate: number | null;
  readonly totals: readonly number[];
  readonly nonTransferable: number;
};

/**
 * The count as the law tells it, one paper after the other, without bounds and without lots: what `countElection` is
 * measured against, and must agree with. Exact below 900,000 votes.
 */
export function countPaperByPaper({ seats, candidates, ballots }: Election) {
  const papers = ballots.flatMap(([count, ranking]) =>
    Array.from({ length: count }, () => ({ ranking, value: 100_000 })),
  );
  const quota = Math.floor(papers.length / (seats + 1)) + 1;
  const piles = new Map<number, Paper[]>(candidates.map((_, candidate) => [candidate, []]));
  const pile = (candidate: number): Paper[] => piles.get(candidate) ?? [];
  const totals = candidates.map(() => 0);
  const winners: number[] = [];
  const excluded: number[] = [];
  const stages: Stage[] = [];
  let nonTransferable = 0;

  const votes = (candidate: number): number => totals[candidate] ?? 0;
  const credit = (candidate: number, units: number) => {
    totals[candidate] = votes(candidate) + units;
  };
  const continuing = (): number[] =>
    candidates.flatMap((_, one) => (winners.includes(one) || excluded.includes(one) ? [] : [one]));
  const note = (action: string, candidate: number | null) =>
    stages.push({ action, candidate, totals: [...totals], nonTransferable });
  /** Fewest votes first; equal: fewest at the last stage that tells them apart. */
  const byVotes = (a: number, b: number): number =>
    votes(a) - votes(b) ||
    stages.reduceRight((found, stage) => found || (stage.totals[a] ?? 0) - (stage.totals[b] ?? 0), 0);
  const moveAll = (from: number, newValue: (value: number) => number) => {
    const rest = new Set(continuing());
    const moving = pile(from);
    piles.set(from, []);
    for (const paper of moving) {
      paper.value = newValue(paper.value);
      const next = paper.ranking.slice(paper.ranking.indexOf(from) + 1).find((candidate) => rest.has(candidate));
      if (next === undefined) nonTransferable += paper.value;
      else {
        pile(next).push(paper);
        credit(next, paper.value);
      }
    }
  };

  for (const paper of papers) {
    const [first = -1] = paper.ranking;
    pile(first).push(paper);
    credit(first, paper.value);
  }
  note('first-preferences', null);
  for (;;) {
    winners.push(
      ...continuing()
        .filter((one) => votes(one) >= quota * 100_000)
        .sort((a, b) => byVotes(b, a)),
    );
    const rest = continuing().sort(byVotes);
    if (rest.length <= seats - winners.length) winners.push(...rest.toReversed());
    if (winners.length >= Math.min(seats, candidates.length)) return { quota, winners, excluded, stages };
    const surplus = winners
      .filter((one) => votes(one) > quota * 100_000)
      .sort(byVotes)
      .at(-1);
    const [lowest = -1] = rest;
    if (surplus === undefined) {
      excluded.push(lowest);
      totals[lowest] = 0;
      moveAll(lowest, (value) => value);
    } else {
      const total = votes(surplus);
      const over = total - quota * 100_000;
      totals[surplus] = quota * 100_000;
      moveAll(surplus, (value) => Math.floor((over * value) / total));
    }
    note(surplus === undefined ? 'exclusion' : 'surplus', surplus ?? lowest);
  }
}
