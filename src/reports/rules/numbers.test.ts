import { expect, test } from 'vitest';
import { type AttendanceRow, sessionNumbers } from './numbers.ts';
import { publishNumbers } from './published-numbers.ts';

const charter = {
  genders: ['woman', 'man', 'non-binary', 'undisclosed'],
  sectors: ['civil-society', 'national-government', 'un'],
  unanswered: 'undisclosed',
};
const row = (key: string, country: string, sector: string, gender: string | null): AttendanceRow => ({
  key,
  country,
  sector,
  gender,
});

test('the session in numbers: participants, countries, distribution by gender, sector and country', () => {
  const rows = [
    row('a', 'MX', 'civil-society', 'woman'),
    row('b', 'CL', 'un', 'man'),
    row('c', 'MX', 'civil-society', null),
    row('d', 'AR', 'parliament', 'woman'),
  ];
  expect(sessionNumbers(rows, charter)).toEqual({
    participants: 4,
    countries: 3,
    byGender: [
      { key: 'woman', count: 2 },
      { key: 'man', count: 1 },
      { key: 'non-binary', count: 0 },
      { key: 'undisclosed', count: 1 },
    ],
    bySector: [
      { key: 'civil-society', count: 2 },
      { key: 'national-government', count: 0 },
      { key: 'un', count: 1 },
      { key: 'parliament', count: 1 },
    ],
    byCountry: [
      { key: 'MX', count: 2 },
      { key: 'AR', count: 1 },
      { key: 'CL', count: 1 },
    ],
    genderBySector: {
      rows: ['woman', 'man', 'non-binary', 'undisclosed'],
      columns: ['civil-society', 'national-government', 'un', 'parliament'],
      counts: [
        [1, 0, 0, 1],
        [0, 0, 1, 0],
        [0, 0, 0, 0],
        [1, 0, 0, 0],
      ],
    },
  });
});

test('only one person may enter from each e-mail address: who comes in twice is counted once', () => {
  const numbers = sessionNumbers([row('a', 'MX', 'un', 'man'), row('a', 'CL', 'un', 'woman')], charter);
  expect([numbers.participants, numbers.countries, numbers.byCountry]).toEqual([1, 1, [{ key: 'MX', count: 1 }]]);
});

test('a session nobody came to has numbers too', () => {
  const numbers = sessionNumbers([], charter);
  expect([numbers.participants, numbers.countries, numbers.byCountry]).toEqual([0, 0, []]);
  expect(numbers.byGender.map(({ count }) => count)).toEqual([0, 0, 0, 0]);
});

test('the report of 2023: 181 participants from 28 countries, small cells merged, countries of few not listed', () => {
  // 28 countries: one of 29, nine of 8, eighteen of 4 and 5 in turns minus one.
  const perCountry = [
    29,
    ...Array.from({ length: 9 }, () => 8),
    ...Array.from({ length: 16 }, (_, at) => 4 + (at % 2)),
    5,
    3,
  ];
  expect(perCountry.reduce((a, b) => a + b, 0)).toBe(181);
  const countries = perCountry.flatMap((count, at) =>
    Array.from({ length: count }, () => `C${String.fromCharCode(65 + at)}`),
  );
  const rows = countries.map((country, at) =>
    row(`p${at}`, country, at < 100 ? 'civil-society' : 'un', at % 5 < 3 ? 'woman' : at === 4 ? 'non-binary' : 'man'),
  );
  const published = publishNumbers(sessionNumbers(rows, charter), 5);
  expect([published.participants, published.countries, published.mergedCountries]).toEqual([181, 28, 9]);
  expect(published.byCountry.kind === 'shown' && published.byCountry.merged).toEqual({ keys: [], count: 35 });
  expect(published.byCountry.kind === 'shown' && published.byCountry.cells.length).toBe(19);
  // One person answered non-binary: the men's cell goes with it, rather than the person being countable.
  expect(published.byGender).toEqual({
    kind: 'shown',
    cells: [{ key: 'woman', count: 109 }],
    merged: { keys: ['man', 'non-binary', 'undisclosed'], count: 72 },
  });
  expect(published.bySector).toEqual({
    kind: 'shown',
    cells: [
      { key: 'civil-society', count: 100 },
      { key: 'national-government', count: 0 },
      { key: 'un', count: 81 },
    ],
    merged: null,
  });
  expect(published.genderBySector.kind).toBe('shown');
});
