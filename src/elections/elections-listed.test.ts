import { afterAll, beforeAll, expect, test } from 'vitest';
import { riverBasin } from '../charter/testing/charter-files.ts';
import { type House, openHouse } from '../testing/house.ts';
import { commitmentTo, digestOf } from './rules/listing.ts';
import { stageOf } from './rules/stage.ts';
import { makeListedElection } from './testing/listed-election.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('A listed election is open for voting, its list is what its digest says, and its voters can sign in', async () => {
  const { election, list, lotSeed, members } = await makeListedElection(house, { organizations: 12 });
  expect(stageOf(election, house.deps.clock())).toBe('voting');
  expect(digestOf(list)).toBe(list.digest);
  expect(list.lotCommitment).toBe(commitmentTo(lotSeed));
  expect(list.candidates.map(({ n, gone }) => [n, gone])).toEqual([1, 2, 3, 4].map((n) => [n, false]));
  expect(list.candidates.map(({ groups }) => groups.gender).sort()).toEqual(['man', 'man', 'woman', 'woman']);
  expect(list.roll.map(({ name }) => name)).toEqual(members.map(({ name }) => name));
  const [first] = members;

  expect((await house.ask('/es/mi', { as: first?.alternate?.token })).status).toBe(200);
});

test('A charter without parity or balance lists without bounds', async () => {
  const river = await openHouse({ charter: riverBasin });
  const { list, members } = await makeListedElection(river, { organizations: 3, candidates: [null, null, null] });
  expect(list.bounds).toEqual([]);
  expect(list.candidates.map(({ groups }) => groups)).toEqual([{}, {}, {}]);
  expect(members.map(({ alternate }) => alternate)).toEqual([null, null, null]);
  await river.close();
});
