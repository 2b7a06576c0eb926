import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import { boundsOf, constraintsOf, groupsOf } from './bounds.ts';

const charter = readCharter('pmm-lac');
const river = readCharter(riverBasin);
const [contest] = charter.elections.contests;

const genders = (seats: number, sitting: readonly string[] = []) =>
  boundsOf(charter, { balance: [] }, { seats, candidates: [], sitting: sitting.map((gender) => ({ gender })) }).map(
    ({ group, min, max }) => [group, min, max],
  );

test.each([
  [1, [0, 1], [0, 1], [0, 1]],
  [2, [1, 1], [1, 1], [0, 0]],
  [3, [1, 2], [1, 2], [0, 1]],
  [8, [4, 4], [4, 4], [0, 0]],
])('Parity for %i seats: women and men each at least half, rounded down', (seats, woman, man, open) => {
  expect(genders(seats)).toEqual([
    ['woman', ...woman],
    ['man', ...man],
    ['open', ...open],
  ]);
});

test('In a by-election those who stay count: beside a woman a man is elected', () => {
  expect(genders(1, ['woman'])).toEqual([
    ['woman', 0, 0],
    ['man', 1, 1],
    ['open', 0, 0],
  ]);
  expect(genders(1, ['open'])).toEqual([
    ['woman', 0, 1],
    ['man', 0, 1],
    ['open', 0, 1],
  ]);
});

test('Another gender and no answer are one group, and nobody can tell them apart', () => {
  const person = { country: 'PE', sector: 'academia' };
  const groups = (gender: string | null) => groupsOf(charter, contest, { ...person, gender });
  expect(groups('woman')).toEqual({ gender: 'woman', subregion: 'south-america', sector: 'academia' });
  expect(groups('non-binary')).toEqual({ gender: 'open', subregion: 'south-america', sector: 'academia' });
  expect(groups('undisclosed')).toEqual(groups(null));
});

test('Subregion and sector: at most so many of each that has a candidate', () => {
  const candidates = [
    { subregion: 'caribbean', sector: 'academia' },
    { subregion: 'caribbean', sector: 'migrants' },
  ];
  const bounds = boundsOf({ parity: null }, contest, { seats: 2, candidates, sitting: [] });
  expect(bounds).toEqual([
    { category: 'subregion', group: 'caribbean', min: 0, max: 1 },
    { category: 'sector', group: 'academia', min: 0, max: 1 },
    { category: 'sector', group: 'migrants', min: 0, max: 1 },
  ]);
  expect(constraintsOf(bounds, candidates).map(({ members }) => members)).toEqual([[0, 1], [0], [1]]);
});

test('A charter without parity or balance sets no bounds', () => {
  const [boats] = river.elections.contests;
  const groups = groupsOf(river, boats, { gender: 'woman', country: 'BR', sector: 'x' });
  expect(groups).toEqual({});
  expect(boundsOf(river, boats, { seats: 2, candidates: [groups], sitting: [] })).toEqual([]);
});
