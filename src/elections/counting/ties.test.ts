import { expect, test } from 'vitest';
import type { Contender } from './contender.ts';
import { byVotes, choose } from './ties.ts';

/** Votes after each stage; the last are those of now. */
const contender = (number: number, ...history: readonly number[]): Contender => ({
  number,
  sits: false,
  state: 'continuing',
  votes: history.at(-1) ?? 0,
  history: [...history],
  pile: [],
});
const chosen = (...args: Parameters<typeof choose>) => {
  const choice = choose(...args);
  return choice && 'contender' in choice ? { number: choice.contender.number, tie: choice.tie } : choice;
};

test('fewest votes for an exclusion, most for a surplus or an election; nobody where there is nobody', () => {
  const three = [contender(0, 4), contender(1, 6), contender(2, 5)];
  expect(chosen('exclusion', three, [])).toEqual({ number: 0, tie: null });
  expect(chosen('surplus', three, [])).toEqual({ number: 1, tie: null });
  expect(chosen('election', three, [])).toEqual({ number: 1, tie: null });
  expect(chosen('exclusion', [], [])).toBeNull();
});

test('rules 49 and 51: the most recent stage that differs decides, not the first', () => {
  const two = [contender(0, 3, 5, 7), contender(1, 4, 4, 7)];
  expect(chosen('exclusion', two, [])).toMatchObject({ number: 1, tie: { by: 'look-back', stage: 2 } });
  expect(chosen('surplus', two, [])).toMatchObject({ number: 0, tie: { by: 'look-back', stage: 2 } });
});

test('rule 51, of three: those who are lowest together at a stage are looked at further back', () => {
  const three = [contender(0, 1, 5, 7), contender(1, 2, 4, 7), contender(2, 1, 4, 7)];
  expect(chosen('exclusion', three, [])).toEqual({
    number: 2,
    tie: { kind: 'exclusion', between: [0, 1, 2], chosen: 2, by: 'look-back', stage: 1 },
  });
});

test('a lot is drawn only between those whom no stage tells apart', () => {
  const three = [contender(0, 2, 4, 7), contender(1, 3, 5, 7), contender(2, 2, 4, 7)];
  expect(chosen('exclusion', three, [])).toEqual({ kind: 'exclusion', between: [0, 2] });
  expect(chosen('exclusion', three, [2, 1, 0])).toEqual({
    number: 0,
    tie: { kind: 'exclusion', between: [0, 1, 2], chosen: 0, by: 'lot', drawnBetween: [0, 2] },
  });
});

test('whoever comes first in the order of lots is elected first, moved first, and excluded last', () => {
  const two = [contender(0, 5), contender(1, 5)];
  expect(chosen('election', two, [1, 0])).toMatchObject({ number: 1 });
  expect(chosen('surplus', two, [1, 0])).toMatchObject({ number: 1 });
  expect(chosen('exclusion', two, [1, 0])).toMatchObject({ number: 0 });
});

test('candidates are listed by votes, then by looking back, then by number', () => {
  const list = [contender(0, 2, 5), contender(1, 3, 5), contender(2, 2, 5), contender(3, 1, 6)];
  expect(list.sort(byVotes).map(({ number }) => number)).toEqual([3, 1, 0, 2]);
});
