import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countPaperByPaper } from '../../../bench/paper-by-paper.ts';
import { countElection } from './count-election.ts';
import type { Election } from './election.ts';
import type { CountResult } from './outcome.ts';
import { anyBoundElection, anyElection, ended, meets, seatSets } from './testing/elections.ts';
import { vote } from './units.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const numbers = ({ candidates }: Election): number[] => candidates.map((_, number) => number);
const anyOfBoth = fc.oneof(anyElection, anyBoundElection);
const runs = { numRuns: 500 };

const seatSetsOf = (held: Election) =>
  seatSets(numbers(held), held.seats).filter((seatSet) => meets(seatSet, held.constraints));

describe('any election', () => {
  test('is counted as paper by paper', () => {
    fc.assert(
      fc.property(anyElection, ({ election: held }) => {
        const { quota, winners, excluded, stages } = ended(countElection(held, { lots: numbers(held).reverse() }));
        const expected = countPaperByPaper(held);
        expect({ quota, excluded, winners: [...winners].sort() }).toEqual({
          quota: expected.quota,
          excluded: expected.excluded,
          winners: [...expected.winners].sort(),
        });
        expect(
          stages.map(({ action, candidate, totals, nonTransferable }) => ({
            action,
            candidate,
            totals,
            nonTransferable,
          })),
        ).toEqual(expected.stages);
      }),
      runs,
    );
  });

  test('loses no vote but what is cut off, and says how much that is', () => {
    fc.assert(
      fc.property(anyOfBoth, ({ election: held, lots }) => {
        const outcome = countElection(held, { lots });
        if ('infeasible' in outcome) return;
        let lost = 0;
        for (const { totals, nonTransferable, moved, candidate } of outcome.stages) {
          lost += moved?.lost ?? 0;
          expect(sum(totals) + nonTransferable + lost).toBe(outcome.valid * vote);
          expect(moved === null || moved.lost < Math.max(1, moved.papers)).toBe(true);
          if (!moved) continue;
          expect(sum(moved.to.map((one) => one.papers)) + moved.nonTransferable.papers).toBe(moved.papers);
          expect(moved.to.some((one) => one.candidate === candidate)).toBe(false);
        }
      }),
      runs,
    );
  });

  test('fills its seats, or elects everyone, and each candidate either wins or was excluded or was left at the end', () => {
    fc.assert(
      fc.property(anyElection, ({ election: held, lots }) => {
        const { winners, excluded, electedAtStage, stages } = ended(countElection(held, { lots }));
        expect(winners).toHaveLength(Math.min(held.seats, held.candidates.length));
        expect(new Set([...winners, ...excluded]).size).toBe(winners.length + excluded.length);
        expect(electedAtStage).toEqual([...electedAtStage].sort((a, b) => a - b));
        expect(electedAtStage.every((stage) => stage <= stages.length)).toBe(true);
      }),
      runs,
    );
  });

  test('does not depend on the order of its ballots', () => {
    const shuffled = anyOfBoth.chain(({ election: held, lots }) =>
      fc
        .shuffledSubarray([...held.ballots], { minLength: held.ballots.length })
        .map((ballots) => ({ held, lots, ballots })),
    );
    fc.assert(
      fc.property(shuffled, ({ held, lots, ballots }) => {
        expect(countElection({ ...held, ballots }, { lots })).toEqual(countElection(held, { lots }));
      }),
      runs,
    );
  });

  test('does not depend on whether equal papers are given in one row or in many', () => {
    fc.assert(
      fc.property(anyOfBoth, ({ election: held, lots }) => {
        const ballots = held.ballots.flatMap(([papers, ranking]) =>
          Array.from({ length: papers }, () => [1, ranking] as const),
        );
        expect(countElection({ ...held, ballots }, { lots })).toEqual(countElection(held, { lots }));
      }),
      runs,
    );
  });

  test('has the same winners without a candidate whom nobody ranks', () => {
    fc.assert(
      fc.property(anyElection, ({ election: held, lots }) => {
        const stray = held.candidates.length;
        const more = { ...held, candidates: [...held.candidates, 'stray'] };
        const without = ended(countElection(held, { lots }));
        const withStray = ended(countElection(more, { lots: [...lots, stray] }));
        expect(withStray.winners.filter((one) => one !== stray).sort()).toEqual([...without.winners].sort());
        expect(withStray.excluded.filter((one) => one !== stray)).toEqual(without.excluded);
        expect(withStray.quota).toBe(without.quota);
      }),
      runs,
    );
  });

  test('is the same when someone withdrew as when they had not stood', () => {
    fc.assert(
      fc.property(anyElection, ({ election: held, lots }) => {
        const last = held.candidates.length - 1;
        fc.pre(last > 0);
        const smaller = {
          ...held,
          candidates: held.candidates.slice(0, last),
          ballots: held.ballots
            .map(([papers, ranking]) => [papers, ranking.filter((one) => one !== last)] as const)
            .filter(([, ranking]) => ranking.length > 0),
        };
        const { winners, excluded, quota, valid } = ended(countElection({ ...held, withdrawn: [last] }, { lots }));
        expect({ winners, excluded, quota, valid }).toEqual(
          (({ winners, excluded, quota, valid }: CountResult) => ({ winners, excluded, quota, valid }))(
            ended(countElection(smaller, { lots: lots.filter((one) => one !== last) })),
          ),
        );
      }),
      runs,
    );
  });

  test('for one seat is an instant run-off', () => {
    fc.assert(
      fc.property(anyElection, ({ election: { ...held }, lots }) => {
        const single = { ...held, seats: 1 };
        expect(ended(countElection(single, { lots })).winners).toEqual([runOffWinner(single, lots)]);
      }),
      runs,
    );
  });
});

/** Whoever has fewest of the papers’ best preferences goes, until one is left; ties as in the count. */
function runOffWinner({ candidates, ballots }: Election, lots: readonly number[]): number | undefined {
  let left = candidates.map((_, number) => number);
  const rounds: (readonly number[])[] = [];
  while (left.length > 1) {
    const votes = candidates.map((_, number) =>
      sum(ballots.map(([papers, ranking]) => (ranking.find((one) => left.includes(one)) === number ? papers : 0))),
    );
    rounds.unshift(votes);
    const order = left.toSorted((a, b) => {
      const differs = rounds.find((round) => round[a] !== round[b]);
      return differs ? (differs[a] ?? 0) - (differs[b] ?? 0) : lots.indexOf(b) - lots.indexOf(a);
    });
    left = left.filter((one) => one !== order[0]);
  }
  return left[0];
}

describe('any election under bounds', () => {
  test('meets them whenever some seat set does, and says so where none does', () => {
    fc.assert(
      fc.property(anyBoundElection, ({ election: held, lots }) => {
        const outcome = countElection(held, { lots });
        const possible = seatSetsOf(held);
        expect('infeasible' in outcome).toBe(possible.length === 0);
        if ('infeasible' in outcome) return;
        expect(possible.map((one) => one.join())).toContain([...ended(outcome).winners].sort((a, b) => a - b).join());
      }),
      runs,
    );
  });

  test('is a plain count where no bound is felt', () => {
    fc.assert(
      fc.property(anyBoundElection, ({ election: held, lots }) => {
        fc.pre(held.candidates.length >= held.seats);
        const wide = held.constraints.map((one) => ({ ...one, min: 0, max: held.seats }));
        const plain = countElection({ ...held, constraints: [] }, { lots });
        expect(countElection({ ...held, constraints: wide }, { lots })).toEqual(plain);
      }),
      runs,
    );
  });

  test('comes out as a plain count where nobody was ever doomed or guarded', () => {
    fc.assert(
      fc.property(anyBoundElection, ({ election: held, lots }) => {
        const bound = countElection(held, { lots });
        if ('infeasible' in bound || !bound.stages.every(isUnsettled)) return;
        expect(bound).toEqual(countElection({ ...held, constraints: [] }, { lots }));
      }),
      runs,
    );
  });

  test('dooms and guards at each stage exactly those whom trying all seat sets shows', () => {
    fc.assert(
      fc.property(anyBoundElection, ({ election: held, lots }) => {
        const outcome = countElection(held, { lots });
        if ('infeasible' in outcome) return;
        let possible = seatSetsOf(held);
        const settled = { doomed: new Set<number>(), guarded: new Set<number>() };
        const gone = new Set<number>();
        for (const { action, candidate, elected, becameDoomed, becameGuarded } of outcome.stages) {
          if (candidate !== null && action !== 'surplus') {
            gone.add(candidate);
            possible = possible.filter((seatSet) => !seatSet.includes(candidate));
          }
          for (const one of elected) {
            gone.add(one.candidate);
            possible = possible.filter((seatSet) => seatSet.includes(one.candidate));
          }
          for (const fate of becameDoomed) settled.doomed.add(fate.candidate);
          for (const fate of becameGuarded) settled.guarded.add(fate.candidate);
          const rest = numbers(held).filter((one) => !gone.has(one));
          const open = held.seats - [...gone].filter((one) => possible[0]?.includes(one)).length;
          if (open === 0 || open === rest.length) break;
          expect(rest.filter((one) => settled.doomed.has(one))).toEqual(
            rest.filter((one) => !possible.some((seatSet) => seatSet.includes(one))),
          );
          expect(rest.filter((one) => settled.guarded.has(one))).toEqual(
            rest.filter((one) => possible.every((seatSet) => seatSet.includes(one))),
          );
        }
        for (const { because } of outcome.stages.flatMap((stage) => [...stage.becameDoomed, ...stage.becameGuarded])) {
          expect(because.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const isUnsettled = ({ becameDoomed, becameGuarded }: CountResult['stages'][number]): boolean =>
  becameDoomed.length + becameGuarded.length === 0;
