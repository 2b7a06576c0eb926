import { describe, expect, test } from 'vitest';
import { faultText } from './faults.ts';
import { readElections } from './read-elections.ts';

const faults = (text: string) => {
  const reading = readElections(text);
  return reading.ok ? [] : reading.faults.map(faultText);
};
const small = { seats: 1, candidates: ['Ana', 'Luz'], ballots: [[3, [0, 1]]] };
const other = (fields: object) => faults(JSON.stringify({ ...small, ...fields }));

test('one election, with what may be left out', () => {
  expect(readElections(JSON.stringify({ ...small, year: 2027, official: null }))).toEqual({
    ok: true,
    isList: false,
    elections: [{ ...small, id: '', title: '', candidateIds: ['0', '1'], withdrawn: [], constraints: [] }],
  });
});

test('a list, with everything', () => {
  const constraints = [
    { category: 'gender', group: 'women', min: 0, max: 1, members: [1] },
    { category: 'gender', group: 'men', min: 0, max: 1, members: [0] },
  ];
  const full = { ...small, id: 'e1', title: 'Delegates', candidateIds: ['a', 'b'], withdrawn: [1], constraints };
  expect(readElections(JSON.stringify([full, small]))).toMatchObject({
    ok: true,
    isList: true,
    elections: [full, small],
  });
  expect(readElections(JSON.stringify({ ...small, title: 'T' }))).toMatchObject({ elections: [{ id: 'T' }] });
});

describe('what is wrong is told by line', () => {
  test.each([
    ['cut off', '[\n{"seats": 1,\n', 3],
    ['a comma too many', '{"seats": 1,\n}', 2],
    ['a comma too few', '{"seats": 1,\n"candidates": ["a"\n"b"]}', 3],
    ['an unfinished word', '[1,\n\n tru]', 3],
    ['a number that is none', '{"seats":\n01}', 2],
    ['a line break in a name', '{"candidates":\n["a\nb"]}', 2],
    ['a key without quotes', '{\nseats: 1}', 2],
    ['more after the end', '{"seats": 1}\n{}', 2],
    ['two values', '[1\n2]', 2],
    ['a bracket that closes another', '[1,\n2}', 2],
    ['a value without its key', '{"a":1,\n2}', 2],
    ['a key without its value', '{"a"\n,1}', 2],
  ])('%s', (_, text, line) => {
    expect(faults(text)).toEqual([`line ${line}: this is not JSON`]);
  });

  test('each value at its own line, and in a list by its election', () => {
    expect(
      faults(`[
{"seats": 1, "candidates": ["a", "b"], "ballots": [[1, [0]]]},
{"seats": 0,
 "candidates": ["a", "b"],
 "ballots": [[1, [0, 1]],
   [2, [2]], [0, [1]],
   [1, []],
   [1, [0, 0]], [1], [1, [0], 2],
   [1.5, ["a"]]]},
7]`),
    ).toEqual([
      'line 3 (election 2): seats is a whole number from 1 to 200',
      'line 6 (election 2): there is no candidate 2: candidates go from 0 to 1',
      'line 6 (election 2): 0 is no number of papers: it takes a whole number from 1 up',
      'line 7 (election 2): a ballot is [papers, [candidate, candidate, ...]] and ranks at least one',
      'line 8 (election 2): candidate 0 is named twice',
      'line 8 (election 2): a ballot is [papers, [candidate, candidate, ...]] and ranks at least one',
      'line 8 (election 2): a ballot is [papers, [candidate, candidate, ...]] and ranks at least one',
      'line 9 (election 2): 1.5 is no number of papers: it takes a whole number from 1 up',
      'line 9 (election 2): there is no candidate "a": candidates go from 0 to 1',
      'line 10 (election 3): an election is an object with seats, candidates and ballots',
    ]);
  });

  test.each<[string, object, string]>([
    ['seats', { seats: 1.5 }, 'seats is a whole number from 1 to 200'],
    ['no candidates', { candidates: [] }, 'candidates is a list of 1 to 200 names'],
    ['candidates without names', { candidates: ['a', 1] }, 'candidates is a list of 1 to 200 names'],
    ['no ballots', { ballots: undefined }, 'ballots is a list'],
    [
      'too many papers',
      {
        ballots: [
          [1e9, [0]],
          [1, [0]],
        ],
      },
      'there are more than 1000000000 papers',
    ],
    ['a title', { title: 7 }, 'title is a text'],
    ['an id', { id: ['x'] }, 'id is a text'],
    ['an id twice', { candidateIds: ['a', 'a'] }, 'candidateIds names each candidate, all of them differently'],
    ['too few ids', { candidateIds: ['a'] }, 'candidateIds names each candidate, all of them differently'],
    ['withdrawals', { withdrawn: 1 }, 'withdrawn is a list of candidates'],
    ['an unknown withdrawal', { withdrawn: [2] }, 'there is no candidate 2: candidates go from 0 to 1'],
    ['constraints', { constraints: {} }, 'constraints is a list'],
    ['a constraint', { constraints: [1] }, 'a constraint is an object with category, group, min, max and members'],
  ])('%s', (_, fields, expected) => {
    expect(other(fields)).toEqual([`line 1: ${expected}`]);
  });

  test.each<[string, readonly object[], string]>([
    [
      'a minimum above the maximum',
      [{ min: 2, max: 1, members: [0, 1] }],
      'min and max are whole numbers from 0 up, and min is not more than max',
    ],
    [
      'a minimum below 0',
      [{ min: -1, max: 1, members: [0, 1] }],
      'min and max are whole numbers from 0 up, and min is not more than max',
    ],
    ['someone left out', [{ min: 0, max: 1, members: [0] }], 'candidate 1 is in no group of the category g'],
    [
      'someone in two groups',
      [
        { min: 0, max: 1, members: [0, 1] },
        { min: 0, max: 1, members: [1] },
      ],
      'candidate 1 is in two groups of the category g',
    ],
    [
      'someone who does not stand',
      [{ min: 0, max: 1, members: [0, 1, 2] }],
      'there is no candidate 2: candidates go from 0 to 1',
    ],
  ])('constraints: %s', (_, groups, expected) => {
    const constraints = groups.map((group, index) => ({ category: 'g', group: String(index), ...group }));
    expect(other({ constraints })).toEqual([`line 1: ${expected}`]);
  });

  test('an empty list', () => {
    expect(faults('[]')).toEqual(['line 1: the list holds no election']);
  });

  test('a long value is not told at length', () => {
    expect(other({ ballots: [[1, ['x'.repeat(5000)]]] })[0]?.length).toBeLessThan(120);
  });
});
