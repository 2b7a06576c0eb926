import { describe, expect, test } from 'vitest';
import { countElection } from './count-election.ts';
import { election, ended, limits, told } from './testing/elections.ts';

test('bounds that no seat set meets: nothing is counted', () => {
  const bound = election(
    2,
    'ABC',
    { 'A B': 3, C: 2 },
    { constraints: limits('gender women 2-2 A', 'gender men 0-2 BC') },
  );
  expect(countElection(bound)).toEqual({ infeasible: true });
});

test('fewer candidates than seats: no seat set, whatever the bounds', () => {
  const bound = election(3, 'AB', { 'A B': 3 }, { constraints: limits('gender women 0-3 A', 'gender men 0-3 B') });
  expect(countElection(bound)).toEqual({ infeasible: true });
});

test('a withdrawal can make bounds impossible', () => {
  const parity = limits('gender women 1-1 AB', 'gender men 1-1 C');
  const papers = { 'A B': 3, C: 2 };
  expect(countElection(election(2, 'ABC', papers, { constraints: parity, withdrawn: [1] }))).toMatchObject({
    winners: [0, 2],
  });
  expect(countElection(election(2, 'ABC', papers, { constraints: parity, withdrawn: [2] }))).toEqual({
    infeasible: true,
  });
});

test('Hill’s case: the lowest of all is guarded, since without her no valid result is left', () => {
  // A, B black men; C, D white women; E a black woman. 3 seats, at least 2 women and at least 2 black members.
  const constraints = limits(
    'gender women 2-3 CDE',
    'gender men 0-3 AB',
    'origin black 2-3 ABE',
    'origin white 0-3 CD',
  );
  const result = ended(
    countElection(election(3, 'ABCDE', { A: 9, 'B A': 8, 'C D': 7, 'D C': 6, 'E C': 1 }, { constraints })),
  );
  expect(result.stages[0]).toMatchObject({
    becameGuarded: [
      {
        candidate: 4,
        because: [
          { category: 'gender', group: 'women', bound: 'min', seats: 2 },
          { category: 'origin', group: 'black', bound: 'min', seats: 2 },
        ],
      },
    ],
    elected: [{ candidate: 0, by: 'quota', tie: null }],
    // Though at the quota: with two men there would be no two women.
    becameDoomed: [{ candidate: 1, because: [{ category: 'gender', group: 'women', bound: 'min', seats: 2 }] }],
  });
  expect(told(result)).toEqual([
    'first-preferences: 900000 800000 700000 600000 100000 | 0',
    'exclusion-doomed B: 900000 0 700000 600000 100000 | 800000',
    'surplus A: 800000 0 700000 600000 100000 | 899999',
    'exclusion D: 800000 0 1300000 0 100000 | 899999',
  ]);
});

describe('two at the quota, one place', () => {
  const women = limits('gender women 0-1 AB', 'gender men 1-2 CD');

  test('whoever has more votes has it; the other is doomed and excluded at once, before any surplus moves', () => {
    // Quota 4. A’s papers stay with A until B’s have moved on.
    const result = ended(countElection(election(2, 'ABCD', { 'A B C': 5, 'B C': 4, D: 2 }, { constraints: women })));
    expect(told(result)).toEqual([
      'first-preferences: 500000 400000 0 200000 | 0',
      'exclusion-doomed B: 500000 0 400000 200000 | 0',
    ]);
    expect(result).toMatchObject({ winners: [0, 2], electedAtStage: [1, 2], doomed: [1], excluded: [1] });
    expect(result.stages[0]?.becameDoomed).toEqual([
      { candidate: 1, because: [{ category: 'gender', group: 'women', bound: 'max', seats: 1 }] },
    ]);
  });

  test('equal now, the stage at which they differed decides', () => {
    // Quota 10. D’s papers lift A and B to it together; A had 8 before, B 7.
    const papers = { A: 8, B: 7, C: 7, 'D A': 2, 'D B': 3 };
    const result = ended(countElection(election(2, 'ABCD', papers, { constraints: women })));
    expect(result.stages[1]?.elected[0]).toEqual({
      candidate: 0,
      by: 'quota',
      tie: { kind: 'election', between: [0, 1], chosen: 0, by: 'look-back', stage: 1 },
    });
  });

  test('equal at every stage, a lot decides, and its stage is the one that was just counted', () => {
    const level = election(2, 'ABCD', { A: 4, B: 4, C: 2, D: 1 }, { constraints: women });
    expect(countElection(level)).toMatchObject({ needsLot: { kind: 'election', stage: 1, between: [0, 1] } });
    const result = ended(countElection(level, { lots: [3, 1, 2, 0] }));
    expect(result.stages[0]?.elected).toEqual([
      {
        candidate: 1,
        by: 'quota',
        tie: { kind: 'election', between: [0, 1], chosen: 1, by: 'lot', drawnBetween: [0, 1] },
      },
    ]);
    expect(result).toMatchObject({ winners: [1, 2], doomed: [0] });
  });

  test('equal, and a place for both: no lot is needed', () => {
    const wide = limits('gender women 0-2 AB', 'gender men 0-2 CD');
    expect(
      ended(countElection(election(2, 'ABCD', { A: 4, B: 4, C: 2, D: 1 }, { constraints: wide }))).winners,
    ).toEqual([0, 1]);
  });
});

test('a group of which nobody may be elected is excluded first, fewest votes in front', () => {
  const constraints = limits('region north 0-0 AB', 'region south 0-2 CDE');
  const result = ended(countElection(election(2, 'ABCDE', { 'A C': 9, 'B D': 2, C: 3, D: 2, E: 4 }, { constraints })));
  expect(told(result)).toEqual([
    'first-preferences: 900000 200000 300000 200000 400000 | 0',
    'exclusion-doomed B: 900000 0 300000 400000 400000 | 0',
    'exclusion-doomed A: 0 0 1200000 400000 400000 | 0',
    'surplus C: 0 0 700000 400000 400000 | 499992',
    'exclusion D: 0 0 700000 0 400000 | 899992',
  ]);
  expect(result).toMatchObject({ winners: [2, 4], doomed: [1, 0], excluded: [1, 0, 3], guarded: [] });
});
