import { expect, test } from 'vitest';
import { countElection } from '../counting/count-election.ts';
import type { Election } from '../counting/election.ts';
import { explainStages, fortuneOf } from './explain.ts';

function counted(election: Omit<Election, 'withdrawn'>) {
  const result = countElection({ ...election, withdrawn: [] }, { lots: election.candidates.map((_, at) => at) });
  if ('infeasible' in result || 'needsLot' in result) throw new Error('not counted');
  return result;
}

test('each stage tells what it did: a surplus, exclusions, who is elected', () => {
  const candidates = ['Ana', 'Beto', 'Caro', 'Dora'];
  const [ana, beto, caro, dora] = [0, 1, 2, 3];
  const result = counted({
    seats: 2,
    candidates,
    constraints: [],
    ballots: [
      [5, [ana, beto]],
      [2, [beto]],
      [2, [caro, beto]],
      [1, [dora]],
    ],
  });
  // Ten papers, two seats: the quota is four.
  expect(explainStages(result, [])).toEqual([
    [{ say: 'first-preferences' }, { say: 'elected', candidate: ana, by: 'quota' }],
    [
      { say: 'surplus', candidate: ana, votes: 100_000 },
      { say: 'moved', candidate: beto, papers: 5, votes: 100_000 },
    ],
    [
      { say: 'exclusion', candidate: dora, votes: 100_000 },
      { say: 'not-transferable', papers: 1, votes: 100_000 },
    ],
    [
      { say: 'exclusion', candidate: caro, votes: 200_000 },
      { say: 'moved', candidate: beto, papers: 2, votes: 200_000 },
      { say: 'elected', candidate: beto, by: 'quota' },
    ],
  ]);
  expect(candidates.map((_, candidate) => fortuneOf(result, [caro], candidate))).toEqual([
    'elected',
    'elected',
    'withdrawn',
    'excluded',
  ]);
});

test('whoever the bounds leave no place is excluded for that, with the bounds that do it', () => {
  const constraints = [
    { category: 'gender', group: 'A', min: 1, max: 1, members: [1, 2] },
    { category: 'gender', group: 'B', min: 0, max: 0, members: [0] },
  ];
  const result = counted({
    seats: 1,
    candidates: ['Ana', 'Beto', 'Caro'],
    constraints,
    ballots: [
      [5, [0, 1]],
      [2, [1]],
      [2, [2, 1]],
    ],
  });
  const because = [{ category: 'gender', group: 'B', bound: 'max', seats: 0 }];
  expect(explainStages(result, constraints)).toEqual([
    [{ say: 'first-preferences' }, { say: 'doomed', candidate: 0, because, elected: [], guarded: [] }],
    [
      { say: 'exclusion-doomed', candidate: 0, because, elected: [], guarded: [] },
      { say: 'moved', candidate: 1, papers: 5, votes: 500_000 },
      { say: 'elected', candidate: 1, by: 'quota' },
    ],
  ]);
});

test('whoever is left without a place is told of with those who have it or must be kept for it', () => {
  const constraints = [
    { category: 'gender', group: 'A', min: 1, max: 1, members: [0, 1] },
    { category: 'gender', group: 'B', min: 1, max: 1, members: [2] },
  ];
  const ballots = [
    [5, [0]],
    [4, [1]],
    [1, [2]],
  ] as const;
  const result = counted({ seats: 2, candidates: ['Ana', 'Bea', 'Caro'], constraints, ballots });
  const doom = explainStages(result, constraints)
    .flat()
    .find(({ say }) => say === 'doomed');
  expect(doom).toEqual({
    say: 'doomed',
    candidate: 1,
    because: [{ category: 'gender', group: 'A', bound: 'max', seats: 1 }],
    elected: [0],
    guarded: [],
  });
});
