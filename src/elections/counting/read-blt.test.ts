import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultText, mostFaults } from './faults.ts';
import { most } from './limits.ts';
import { readElections } from './read-elections.ts';
import { anyElection } from './testing/elections.ts';
import { writeBlt } from './write-blt.ts';

const read = (...lines: string[]) => {
  const reading = readElections(lines.join('\n'));
  return reading.ok ? reading.elections[0] : reading.faults.map(faultText);
};

const whole = ['3 2', '4 1 3 0', '1 2 0', '0', '"Ana"', '"Luz"', '"Tomás"', '"Delegates"'];

test('candidates and seats, ballots, names and title', () => {
  expect(read(...whole)).toEqual({
    id: 'Delegates',
    title: 'Delegates',
    seats: 2,
    candidates: ['Ana', 'Luz', 'Tomás'],
    candidateIds: ['0', '1', '2'],
    ballots: [
      [4, [0, 2]],
      [1, [1]],
    ],
    withdrawn: [],
    constraints: [],
  });
});

test('comments, blank lines, Windows line ends, a byte order mark, ids of ballots, and candidates who withdrew', () => {
  const text = `\uFEFF3 2 # candidates, seats\r\n\r\n-2 -3\r\n(no. 7) 4 1 3 0 # one\r\n 1  2 0\r\n0 # end\r\n"A # 1" # first\r\n"Luz "La Negra" Ríos"\r\n"C"\r\n"T"\r\n`;
  expect(read(text)).toMatchObject({
    withdrawn: [1, 2],
    candidates: ['A # 1', 'Luz "La Negra" Ríos', 'C'],
    ballots: [
      [4, [0, 2]],
      [1, [1]],
    ],
  });
});

test('a title may be left out, and a ballot may be blank', () => {
  expect(read('1 1', '2 1 0', '3 0', '0', '"Ana"')).toMatchObject({
    title: '',
    ballots: [
      [2, [0]],
      [3, []],
    ],
  });
});

test('no ballot at all is an election too', () => {
  expect(read('1 1', '0', '"Ana"', '"T"')).toMatchObject({ ballots: [] });
});

describe('what is wrong is told by line', () => {
  const firstLine = 'the first line gives the number of candidates (1 to 200) and of seats (1 to 200), as in "4 2"';

  test.each([
    ['an empty file', ['', '  '], 'line 1: there is nothing in the file'],
    ['a web page', ['', '<!DOCTYPE html>'], `line 2: ${firstLine}`],
    ['no candidates', ['0 2', '0', '"T"'], `line 1: ${firstLine}`],
    ['too many candidates', ['201 2'], `line 1: ${firstLine}`],
    ['no seats', ['2 0'], `line 1: ${firstLine}`],
    [
      'equal preferences',
      ['2 1', '1 1=2 0', '0', '"A"', '"B"'],
      'line 2: "1=2" ranks candidates as equal; this count takes one candidate a preference',
    ],
    [
      'a preference left out',
      ['2 1', '1 1 - 2 0', '0', '"A"', '"B"'],
      'line 2: a "-" leaves a preference out; this count takes preferences without gaps',
    ],
    [
      'an unknown candidate',
      ['2 1', '', '1 3 0', '0', '"A"', '"B"'],
      'line 3: there is no candidate 3: candidates go from 1 to 2',
    ],
    [
      'a zero in between',
      ['2 1', '1 1 0 2 0', '0', '"A"', '"B"'],
      'line 2: there is no candidate 0: candidates go from 1 to 2',
    ],
    ['a candidate twice', ['2 1', '1 1 2 1 0', '0', '"A"', '"B"'], 'line 2: candidate 1 is named twice'],
    ['a word', ['2 1', '1 Ana 0', '0', '"A"', '"B"'], 'line 2: "Ana" is no candidate: candidates go by whole numbers'],
    [
      'part of a paper',
      ['2 1', '1.5 1 0', '0', '"A"', '"B"'],
      'line 2: 1.5 is no number of papers: it takes a whole number from 1 up',
    ],
    [
      'no paper',
      ['2 1', '0 1 0', '0', '"A"', '"B"'],
      'line 2: 0 is no number of papers: it takes a whole number from 1 up',
    ],
    [
      'too many papers',
      ['2 1', '999999999 1 0', '9 1 0', '0', '"A"', '"B"'],
      'line 1: there are more than 1000000000 papers',
    ],
    ['a ballot without its 0', ['2 1', '1 1 2', '0', '"A"', '"B"'], 'line 2: a ballot ends with 0, as in "3 2 1 4 0"'],
    [
      'ballots without their 0',
      ['2 1', '1 1 0', '"A"', '"B"'],
      'line 3: the ballots end with a line that says 0, and the names follow; there is none',
    ],
    [
      'a file that was cut off',
      ['2 1', '1 1 0'],
      'line 2: the ballots end with a line that says 0, and the names follow; there is none',
    ],
    [
      'an unknown withdrawal',
      ['2 1', '-3', '0', '"A"', '"B"'],
      'line 2: there is no candidate 3: candidates go from 1 to 2',
    ],
    [
      'a withdrawal among ballots',
      ['2 1', '1 1 0', '-2', '0', '"A"', '"B"'],
      'line 3: -2 is no number of papers: it takes a whole number from 1 up',
    ],
    ['a name without quotes', ['1 1', '0', 'Ana'], 'line 3: names and the title stand in double quotes, one a line'],
    ['too few names', ['2 1', '0', '"Ana"'], 'line 3: the file ends after 1 of 2 names'],
    [
      'too many names',
      ['1 1', '0', '"A"', '"B"', '"T"'],
      'line 5: the title is the last line; more names than candidates, perhaps',
    ],
  ])('%s', (_, lines, first) => {
    const told = read(...lines);
    expect(Array.isArray(told) ? told[0] : told).toBe(first);
  });

  test('everything at once', () => {
    expect(read('2 1', '1 1', '1 1=2 0', 'x 3 0', '0', 'Ana')).toEqual([
      'line 2: a ballot ends with 0, as in "3 2 1 4 0"',
      'line 3: "1=2" ranks candidates as equal; this count takes one candidate a preference',
      'line 4: x is no number of papers: it takes a whole number from 1 up',
      'line 4: there is no candidate 3: candidates go from 1 to 2',
      'line 6: names and the title stand in double quotes, one a line',
      'line 6: the file ends after 1 of 2 names',
    ]);
  });

  test('of very many faults the first are told, the others counted', () => {
    const reading = readElections(['2 1', ...Array.from({ length: 50 }, () => '1 9 0'), '0', '"A"', '"B"'].join('\n'));
    expect(reading).toMatchObject({ ok: false, more: 50 - mostFaults });
    expect(!reading.ok && reading.faults).toHaveLength(mostFaults);
  });

  test('a file beyond the limit is not read', () => {
    expect(read(`1 1\n${' '.repeat(most.characters)}`)).toEqual(['line 1: the file has more than 67108864 characters']);
  });
});

test('whatever is written is read as it was', () => {
  const name = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/\s+/g, ' ').replaceAll('"', ''));
  const anyNamed = anyElection.chain(({ election, lots }) =>
    fc
      .record({ names: fc.array(name, { minLength: lots.length, maxLength: lots.length }), title: name })
      .map(({ names, title }) => ({
        ...election,
        candidates: names,
        withdrawn: lots.slice(0, lots.length >> 1),
        title,
        id: title,
        candidateIds: names.map((_, number) => String(number)),
      })),
  );
  fc.assert(
    fc.property(anyNamed, (election) => {
      expect(readElections(writeBlt(election))).toEqual({ ok: true, elections: [election], isList: false });
    }),
  );
});

test('a name cannot break the format', () => {
  const [, ...rest] = writeBlt({
    seats: 1,
    candidates: ['Luz "La Negra"\n0\n"X"'],
    candidateIds: ['0'],
    ballots: [],
    withdrawn: [],
    constraints: [],
    title: 'T',
  }).split('\n');
  expect(rest).toEqual(['0', `"Luz 'La Negra' 0 'X'"`, '"T"', '']);
});
