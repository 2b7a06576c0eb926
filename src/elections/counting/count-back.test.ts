import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountBack, countBack } from './count-back.ts';
import { anyElection, election, limits, told } from './testing/elections.ts';

const filled = (outcome: CountBack) => {
  if (!('incoming' in outcome)) throw new Error(`not filled: ${JSON.stringify(outcome)}`);
  return outcome;
};
const leaves = (vacating: number[], members: number[], unavailable: number[] = []) => ({
  members,
  vacating,
  unavailable,
});

describe('a member leaves', () => {
  test('all papers are counted again as if they had never stood, with a new quota', () => {
    // 2 of A’s papers rank nobody else: 13 of 15 are valid, the quota is 5 instead of 6.
    const back = filled(countBack(election(2, 'ABCD', { 'A C': 5, A: 2, B: 5, D: 3 }), leaves([0], [0, 1])));
    expect(back).toMatchObject({ incoming: [2], quota: 5, valid: 13, winners: [1, 2] });
    expect(told(back)).toEqual(['first-preferences: 0 500000 500000 300000 | 0']);
  });

  test('whoever sits is not excluded, however few the votes', () => {
    // Quota 4. B has fewest, yet E goes.
    const back = filled(countBack(election(2, 'ABCDE', { 'A C': 3, B: 1, 'D C': 3, 'E D': 2 }), leaves([0], [0, 1])));
    expect(told(back)).toEqual([
      'first-preferences: 0 100000 300000 300000 200000 | 0',
      'exclusion E: 0 100000 300000 500000 0 | 0',
    ]);
    expect(back).toMatchObject({ incoming: [3], excluded: [4] });
    expect(back.stages[1]?.elected).toEqual([
      { candidate: 3, by: 'quota', tie: null },
      { candidate: 1, by: 'sitting', tie: null },
    ]);
  });

  test('votes that whoever sits does not need help the others', () => {
    // Quota 5. B’s surplus of 3 is 8 papers at 0.375 for D.
    const back = filled(countBack(election(2, 'ABCD', { 'A C': 3, 'B D': 8, D: 2 }), leaves([0], [0, 1])));
    expect(told(back)).toEqual([
      'first-preferences: 0 800000 300000 200000 | 0',
      'surplus B: 0 500000 300000 500000 | 0',
    ]);
    expect(back.incoming).toEqual([3]);
  });

  test('the last who is left takes the seat without a quota', () => {
    const back = filled(countBack(election(2, 'ABC', { A: 5, B: 5, C: 1 }), leaves([0], [0, 1])));
    expect(back).toMatchObject({ incoming: [2], lastFilledWithoutQuota: [2], electedAtStage: [1, 1] });
  });

  test('whoever is unavailable is passed over; nobody left, nobody comes in', () => {
    const papers = { 'A C D': 5, B: 5, D: 1 };
    expect(filled(countBack(election(2, 'ABCD', papers), leaves([0], [0, 1], [2]))).incoming).toEqual([3]);
    expect(filled(countBack(election(2, 'ABCD', papers), leaves([0], [0, 1], [2, 3]))).incoming).toEqual([]);
  });

  test('two seats are filled in one count', () => {
    const back = countBack(election(3, 'ABCDE', { 'A D': 6, 'B E': 5, C: 4, D: 1 }), leaves([0, 1], [0, 1, 2]));
    expect(filled(back)).toMatchObject({ incoming: [3, 4], quota: 5 });
  });

  test('newcomers who reach the quota together and are level at every stage need a lot for the one seat', () => {
    const level = election(2, 'ABCD', { 'A C': 4, 'A D': 4, B: 2 });
    const vacancy = leaves([0], [0, 1]);
    expect(countBack(level, vacancy)).toMatchObject({ needsLot: { kind: 'election', stage: 1, between: [2, 3] } });
    expect(filled(countBack(level, vacancy, [3, 2, 1, 0])).incoming).toEqual([3]);
  });

  test('who sits cannot be unavailable', () => {
    expect(() => countBack(election(2, 'ABC', {}), leaves([0], [0, 1], [1]))).toThrow(
      new RangeError('candidate 1 sits, and so cannot be unavailable'),
    );
  });
});

describe('under bounds', () => {
  const parity = limits('gender women 1-1 ABC', 'gender men 1-1 DEF');

  test('those who sit are counted in: another woman has no place beside B', () => {
    const papers = { 'D C': 7, 'B D': 6, 'C E': 4, 'E C': 2 };
    const back = filled(countBack(election(2, 'ABCDEF', papers, { constraints: parity }), leaves([3], [3, 1])));
    expect(back).toMatchObject({ incoming: [4], doomed: [0, 2], winners: [4, 1] });
  });

  test('the seat stays open where nobody is left whom the bounds have a place for', () => {
    const bound = election(2, 'ABCDEF', { 'D C': 7, 'B D': 6 }, { constraints: parity });
    expect(countBack(bound, leaves([3], [3, 1], [4, 5]))).toEqual({ infeasible: true });
  });
});

test('as many come in as seats are open and candidates left, and whoever sits stays', () => {
  const anyVacancy = anyElection.chain(({ election: held, lots }) => {
    const members = lots.slice(0, held.seats);
    return fc
      .record({
        vacating: fc.subarray([...members]),
        unavailable: fc.subarray(lots.filter((one) => !members.includes(one))),
      })
      .map((leaving) => ({ held, lots, vacancy: { ...leaving, members } }));
  });
  fc.assert(
    fc.property(anyVacancy, ({ held, lots, vacancy }) => {
      const { incoming, winners } = filled(countBack(held, vacancy, lots));
      const { members, vacating, unavailable } = vacancy;
      const sitting = members.filter((member) => !vacating.includes(member));
      const left = held.candidates.length - members.length - unavailable.length;
      expect(incoming).toHaveLength(Math.min(held.seats - sitting.length, left));
      expect([...winners].sort()).toEqual([...sitting, ...incoming].sort());
      expect(incoming.filter((one) => members.includes(one) || unavailable.includes(one))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
