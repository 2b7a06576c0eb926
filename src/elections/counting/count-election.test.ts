import { describe, expect, test } from 'vitest';
import { countElection } from './count-election.ts';
import { election, ended, told } from './testing/elections.ts';

// Clauses are those of SSI 2007/42 Sch. 1 (the same as SSI 2011/399, 46 to 53). Totals in 1/100,000 vote.

const count = (...of: Parameters<typeof election>) => ended(countElection(election(...of)));

test('rule 45: each paper goes to its first preference', () => {
  expect(told(count(2, 'ABC', { 'A B': 2, A: 1, 'B A': 3, 'C A': 1 }))[0]).toBe(
    'first-preferences: 300000 300000 100000 | 0',
  );
});

test('rule 46: the quota is counted from valid papers once, for the whole count', () => {
  const { quota, valid } = count(2, 'ABC', { 'A B': 9, 'B A': 2, C: 1 });
  expect({ quota, valid }).toEqual({ quota: 5, valid: 12 });
});

test('rule 47: with exactly the quota a candidate is elected, and there is no surplus to move', () => {
  const result = count(2, 'ABC', { 'A C': 4, B: 3, 'C B': 2 });
  expect(result.quota).toBe(4);
  expect(told(result)).toEqual(['first-preferences: 400000 300000 200000 | 0', 'exclusion C: 400000 500000 0 | 0']);
  expect(result).toMatchObject({ winners: [0, 1], electedAtStage: [1, 2], lastFilledWithoutQuota: [], excluded: [2] });
});

describe('rule 48: transfer of a surplus', () => {
  test('all papers move, each at surplus divided by votes, cut off after five decimals', () => {
    // A has 9 votes of a quota of 5: each paper is worth 4/9 = 0.44444, and 4/100,000 of a vote are lost.
    const result = count(2, 'ABC', { 'A B': 4, 'A C': 3, A: 2, B: 2, C: 1 });
    expect(told(result)).toEqual([
      'first-preferences: 900000 200000 100000 | 0',
      'surplus A: 500000 377776 233332 | 88888',
      'exclusion C: 500000 377776 0 | 322220',
    ]);
    expect(result.stages[1]?.moved).toEqual({
      papers: 9,
      to: [
        { candidate: 1, papers: 4, votes: 177_776 },
        { candidate: 2, papers: 3, votes: 133_332 },
      ],
      nonTransferable: { papers: 2, votes: 88_888 },
      lost: 4,
    });
    expect(result).toMatchObject({ winners: [0, 1], lastFilledWithoutQuota: [1] });
  });

  test('a paper that moves on again does so at a share of the value it arrived with', () => {
    // A: 8 votes, surplus 3, each paper 0.375. B then has 3 + 8 × 0.375 = 6, surplus 1: papers that came from A are
    // worth 0.375 / 6 = 0.0625, B's own 1 / 6 = 0.16666.
    expect(told(count(3, 'ABCD', { 'A B C': 8, 'B C': 3, C: 1, D: 4 }))).toEqual([
      'first-preferences: 800000 300000 100000 400000 | 0',
      'surplus A: 500000 600000 100000 400000 | 0',
      'surplus B: 500000 500000 199998 400000 | 0',
      'exclusion C: 500000 500000 0 400000 | 199998',
    ]);
  });

  test('papers pass over candidates who are elected or excluded', () => {
    // Quota 4. A and B are elected at once; C goes; A’s surplus of 2 passes over B to D: 6 × 0.33333.
    const result = count(3, 'ABCDE', { 'A B D': 6, 'B A': 4, 'C A B E': 1, D: 2, E: 2 });
    expect(told(result)).toEqual([
      'first-preferences: 600000 400000 100000 200000 200000 | 0',
      'surplus A: 400000 400000 100000 399998 200000 | 0',
      'exclusion C: 400000 400000 0 399998 300000 | 0',
      'exclusion E: 400000 400000 0 399998 0 | 300000',
    ]);
  });

  test('a surplus that nobody is named after becomes non-transferable', () => {
    // 2 of 6 votes: 6 papers at 0.33333.
    expect(told(count(2, 'ABC', { A: 6, B: 2, C: 1 }))[1]).toBe('surplus A: 400000 200000 100000 | 199998');
  });

  test('no surplus is moved once all seats are filled', () => {
    expect(told(count(2, 'ABC', { 'A C': 6, 'B C': 5, C: 1 }))).toEqual([
      'first-preferences: 600000 500000 100000 | 0',
    ]);
  });
});

describe('rule 49: more than one surplus', () => {
  test('the largest goes first, and at each stage all that wait are looked at', () => {
    // A’s surplus of 4 lifts C to one of 2.99996, which goes before B’s of 1.
    expect(told(count(4, 'ABCDE', { 'A C': 9, 'B D': 6, C: 4, D: 3, E: 1 }))).toEqual([
      'first-preferences: 900000 600000 400000 300000 100000 | 0',
      'surplus A: 500000 600000 799996 300000 100000 | 0',
      'surplus C: 500000 600000 500000 300000 100000 | 299990',
      'surplus B: 500000 500000 500000 399996 100000 | 299990',
      'exclusion E: 500000 500000 500000 399996 0 | 399990',
    ]);
  });

  test('of equal ones whoever had more votes at the last stage at which they differed', () => {
    // D’s papers move at 0.5: A has 5 + 2.5, B 4 + 3.5.
    const result = count(4, 'ABCDE', { 'D A': 5, 'D B': 7, 'A C': 5, B: 4, C: 3, E: 1 });
    expect(told(result)).toEqual([
      'first-preferences: 500000 400000 300000 1200000 100000 | 0',
      'surplus D: 750000 750000 300000 600000 100000 | 0',
      'surplus A: 600000 750000 400000 600000 100000 | 50000',
      'surplus B: 600000 600000 400000 600000 100000 | 200000',
      'exclusion E: 600000 600000 400000 600000 0 | 300000',
    ]);
    expect(result.stages[2]?.tie).toEqual({ kind: 'surplus', between: [0, 1], chosen: 0, by: 'look-back', stage: 1 });
    expect(result).toMatchObject({ winners: [3, 0, 1, 2], electedAtStage: [1, 2, 2, 5], lastFilledWithoutQuota: [2] });
  });

  test('equal at every stage: the count stops and asks for a lot', () => {
    const level = election(3, 'ABCD', { 'A C': 6, 'B D': 6, C: 1, D: 2 });
    const outcome = countElection(level);
    expect(outcome).toMatchObject({ winners: [0, 1], needsLot: { kind: 'surplus', stage: 2, between: [0, 1] } });
    expect('stages' in outcome && told(outcome)).toEqual(['first-preferences: 600000 600000 100000 200000 | 0']);
    expect(ended(countElection(level, { lots: [1, 0] })).stages[1]).toMatchObject({
      action: 'surplus',
      candidate: 1,
      tie: { kind: 'surplus', between: [0, 1], chosen: 1, by: 'lot', drawnBetween: [0, 1] },
    });
  });
});

describe('rule 50: exclusion', () => {
  test('only when no surplus waits, and one candidate a stage, also without votes', () => {
    expect(told(count(1, 'ABCD', { 'A B': 4, 'B A': 3, 'C B': 2 }))).toEqual([
      'first-preferences: 400000 300000 200000 0 | 0',
      'exclusion D: 400000 300000 200000 0 | 0',
      'exclusion C: 400000 500000 0 0 | 0',
    ]);
  });

  test('papers move on at the value they have', () => {
    // Quota 4. A’s surplus of 2 makes 3 papers for C worth 0.33333 each: C has 0.99999 and its own vote of 1.
    expect(told(count(2, 'ABCD', { 'A C B': 3, A: 3, 'C D': 1, B: 2, D: 2 }))).toEqual([
      'first-preferences: 600000 200000 100000 200000 | 0',
      'surplus A: 400000 200000 199999 200000 | 99999',
      'exclusion C: 400000 299999 0 300000 | 99999',
      'exclusion B: 400000 0 0 300000 | 399998',
    ]);
  });
});

describe('rule 51: ties for exclusion', () => {
  test('whoever had fewest votes at the last stage at which they differed goes', () => {
    // After D has gone A and C have 4 each; at stage 1 A had 3.
    const result = count(1, 'ABCD', { 'A B': 3, B: 5, 'C B': 4, 'D A': 1 });
    expect(result.stages[2]).toMatchObject({
      candidate: 0,
      tie: { kind: 'exclusion', between: [0, 2], chosen: 0, by: 'look-back', stage: 1 },
    });
  });

  test('equal at every stage: a lot decides, and whoever comes last in its order goes', () => {
    const level = election(1, 'ABCD', { A: 3, B: 1, C: 1, D: 2 });
    expect(countElection(level)).toMatchObject({ needsLot: { kind: 'exclusion', stage: 2, between: [1, 2] } });
    expect(ended(countElection(level, { lots: [3, 2, 1, 0] })).excluded).toEqual([1, 2, 3]);
    expect(ended(countElection(level, { lots: [1, 0, 3, 2] })).excluded).toEqual([2, 1, 3]);
  });

  test('an order of lots that leaves out one of those it is needed for decides nothing', () => {
    const level = election(1, 'ABCD', { A: 3, B: 1, C: 1, D: 2 });
    expect(countElection(level, { lots: [0, 1, 3] })).toMatchObject({ needsLot: { between: [1, 2] } });
  });
});

describe('rule 52: last seats', () => {
  test('as soon as no more candidates continue than seats are open they are elected, and nothing more moves', () => {
    // Quota 4. A’s surplus of 5 makes 9 papers worth 0.55555; B moves them at 0.23809 and its own at 0.42856.
    const result = count(3, 'ABCD', { 'A B': 9, B: 2, C: 1, 'D A': 3 });
    expect(told(result)).toEqual([
      'first-preferences: 900000 200000 100000 300000 | 0',
      'surplus A: 400000 699995 100000 300000 | 0',
      'surplus B: 400000 400000 100000 300000 | 299993',
      'exclusion C: 400000 400000 0 300000 | 399993',
    ]);
    expect(result).toMatchObject({ winners: [0, 1, 3], electedAtStage: [1, 2, 4], lastFilledWithoutQuota: [3] });
    // Here A’s surplus stays where it is.
    expect(told(count(3, 'ABC', { 'A B': 9, B: 2, C: 1 }))).toEqual(['first-preferences: 900000 200000 100000 | 0']);
  });

  test.each([
    ['as many candidates as seats', 3, [0, 1, 2]],
    ['fewer candidates than seats', 5, [0, 1, 2]],
  ])('%s: all are elected at stage 1', (_, seats, winners) => {
    expect(count(seats, 'ABC', { A: 5, 'B C': 3, C: 1 })).toMatchObject({ winners, electedAtStage: [1, 1, 1] });
  });
});

describe('at the edges', () => {
  test('one candidate is elected, whoever voted', () => {
    expect(count(1, 'A', {})).toMatchObject({ quota: 1, valid: 0, winners: [0], lastFilledWithoutQuota: [0] });
    expect(count(1, 'A', { A: 1 })).toMatchObject({ quota: 1, valid: 1, winners: [0], lastFilledWithoutQuota: [] });
  });

  test('without any paper everything is decided by lot', () => {
    const none = election(1, 'ABC', {});
    expect(countElection(none)).toMatchObject({
      quota: 1,
      valid: 0,
      needsLot: { kind: 'exclusion', stage: 2, between: [0, 1, 2] },
    });
    expect(ended(countElection(none, { lots: [2, 0, 1] }))).toMatchObject({ winners: [2], excluded: [1, 0] });
  });

  test('two voters: the quota of one seat is both', () => {
    expect(count(1, 'AB', { 'A B': 2 })).toMatchObject({ quota: 2, winners: [0], electedAtStage: [1] });
  });

  test('where all papers are exhausted the last seats go without a quota', () => {
    expect(count(2, 'ABCD', { A: 1, B: 2, C: 3, D: 4 })).toMatchObject({
      quota: 4,
      winners: [3, 2],
      lastFilledWithoutQuota: [2],
      excluded: [0, 1],
    });
  });

  test('whoever withdrew is passed over, and a paper that ranks nobody else is not valid', () => {
    const result = count(1, 'ABC', { 'A B': 3, A: 2, 'C A B': 1, C: 1 }, { withdrawn: [0] });
    expect(result).toMatchObject({ valid: 5, quota: 3, winners: [1], electedAtStage: [1], excluded: [] });
    expect(told(result)).toEqual(['first-preferences: 0 300000 200000 | 0']);
  });

  test('with everyone withdrawn nobody is elected', () => {
    expect(count(1, 'AB', { A: 1 }, { withdrawn: [0, 1] })).toMatchObject({ winners: [], valid: 0 });
  });

  test('millions of papers are counted exactly', () => {
    // 2,000,003 of 3,000,007 papers for A, quota 1,500,004: 499,999 / 2,000,003 = 0.24999…
    const result = count(1, 'AB', { 'A B': 2_000_003, B: 1_000_004 });
    expect(result).toMatchObject({ quota: 1_500_004, winners: [0] });
    const two = count(2, 'ABC', { 'A B': 2_000_003, B: 100_001, C: 300_003 });
    // Quota 800,003; each paper of A moves at 1,200,000 / 2,000,003 = 0.59999 (0.599999…).
    expect(told(two)[1]).toBe(`surplus A: 80000300000 ${10_000_100_000 + 2_000_003 * 59_999} 30000300000 | 0`);
  });
});
