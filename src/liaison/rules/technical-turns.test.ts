import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { turnsFrom } from './technical-turns.ts';

const { technicalTable, mesas } = readCharter('pmm-lac');
if (!technicalTable) throw new Error('pmm-lac has a technical table');

const turns = (day: string, count = 1, table = technicalTable) =>
  turnsFrom(table, mesas.length, Temporal.PlainDate.from(day), count).map(
    ({ mesa, from, until }) => `${mesa}: ${from} – ${until}`,
  );

test.each([
  ['2023-01-01', '1: 2023-01-01 – 2023-04-01'],
  ['2023-03-31', '1: 2023-01-01 – 2023-04-01'],
  ['2023-04-01', '2: 2023-04-01 – 2023-07-01'],
  ['2023-12-31', '4: 2023-10-01 – 2024-01-01'],
  ['2024-01-01', '1: 2024-01-01 – 2024-04-01'],
  ['2026-11-20', '4: 2026-10-01 – 2027-01-01'],
  ['2022-02-11', '1: 2023-01-01 – 2023-04-01'],
])('Mesa 1 coordinated in the first quarter of 2023 (fact sheet No. 5), the others follow: %s', (day, turn) => {
  expect(turns(day)).toEqual([turn]);
});

test('the turns that follow come one after another, without a gap', () => {
  expect(turns('2026-11-20', 3)).toEqual([
    '4: 2026-10-01 – 2027-01-01',
    '1: 2027-01-01 – 2027-04-01',
    '2: 2027-04-01 – 2027-07-01',
  ]);
});

test('a table whose first turn was another mesa’s, in the middle of a month, goes on from there', () => {
  const table = {
    ...technicalTable,
    turnMonths: 1,
    firstTurn: { mesa: 3, from: Temporal.PlainDate.from('2024-01-31') },
  };
  expect(turns('2024-02-28', 1, table)).toEqual(['3: 2024-01-31 – 2024-02-29']);
  expect(turns('2024-02-29', 1, table)).toEqual(['4: 2024-02-29 – 2024-03-31']);
});
