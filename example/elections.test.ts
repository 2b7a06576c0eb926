import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { countAgain } from '../src/elections/close-election.ts';
import { stageOf } from '../src/elections/rules/stage.ts';
import { runElections } from '../src/elections/run-elections.ts';
import { findElection, listElections } from '../src/elections/store/elections.ts';
import { findCount, seatsOf } from '../src/elections/store/results.ts';
import { turnoutOf } from '../src/elections/store/votes.ts';
import { currentHolders } from '../src/mandates/store/mandates.ts';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { wordsIn } from '../src/testing/words.ts';
import { electionsFile } from './election-types.ts';
import { loadExample } from './load.ts';
import { cycleFile, organizationsFile, readExample } from './types.ts';

const charter = readCharter('pmm-lac');
const { elections, words } = readExample('elections', electionsFile);
const { organizations } = readExample('organizations', organizationsFile);
const cycle = readExample('cycle', cycleFile);
const genderOf = new Map(
  organizations.flatMap(({ representatives }) => representatives.map(({ email, gender }) => [email, gender])),
);
const held = elections.find(({ closes }) => closes);

async function loaded(at: string): Promise<House> {
  const house = await openHouse({ at });
  await prepareHouse(house.deps);
  await loadExample(house.deps);
  return house;
}

test('letters that voting has begun are left to the day on which it begins', async () => {
  const house = await loaded('2026-11-20T12:00:00Z');
  const told = () =>
    house.deps.db
      .selectFrom('vote_reminder as r')
      .innerJoin('election as e', 'e.id', 'r.election_id')
      .where('e.secrecy', '=', 'blind')
      .select('r.at')
      .execute();
  expect(await told()).toEqual([]);
  house.setTime('2026-11-24T12:00:00Z');
  await runElections(house.deps);
  expect(await told()).toHaveLength(1);
  await house.close();
});

describe('the file', () => {
  test('whoever stands, proposes, objects or complains represents a member of that mesa', () => {
    for (const { mesa, candidates, complaint } of elections) {
      const known = organizations
        .filter(({ mesas }) => mesas.includes(mesa))
        .flatMap(({ representatives }) => representatives.map(({ email }) => email));
      const named = candidates.flatMap(({ person, by, objection }) => [
        person,
        by,
        ...(objection ? [objection.by] : []),
      ]);
      expect(known).toEqual(expect.arrayContaining([...named, ...(complaint ? [complaint.by] : [])]));
    }
  });

  test('candidates speak to every criterion of the Terms of Reference, in both languages', () => {
    const criteria = charter.selectionCriteria.map(({ key }) => key);
    for (const said of words) expect(Object.keys(said)).toEqual(criteria);
    for (const { candidates } of elections) {
      const used = candidates.flatMap(({ words: n }) => n ?? []);
      expect(used.filter((n) => words[n] === undefined)).toEqual([]);
      expect(new Set(used).size).toBe(used.length);
    }
  });

  test('ballots name candidates of their election, each once', () => {
    for (const { candidates, ballots } of elections) {
      const standing = candidates.map(({ person }) => person);
      for (const [, persons] of ballots) {
        expect(standing).toEqual(expect.arrayContaining(persons));
        expect(new Set(persons).size).toBe(persons.length);
      }
    }
  });
});

describe('the election that was held', () => {
  let house: House;
  beforeAll(async () => {
    house = await loaded('2026-11-20T12:00:00Z');
  }, 60_000);
  afterAll(() => house.close());

  test('gives the offices to those who hold them in the cycle, with parity', async () => {
    const { deps } = house;
    const given = cycle.mandates.filter(({ source }) => source === 'proclamation');
    const holders = await currentHolders(deps.db, [`mesa:${held?.mesa ?? 0}`, 'liaison'], deps.clock());
    const emailOf = await addresses(deps);
    const byEmail = holders
      .filter(({ source }) => !source.text.es?.includes('(ejemplo)'))
      .map(({ office, body, personId }) => [office, body, emailOf.get(personId)].join(' '));
    expect(byEmail.toSorted()).toEqual(
      given.map(({ office, body, person }) => [office, body, person].join(' ')).sort(),
    );
    const elected = given.filter(({ office }) => ['secretariat', 'delegate'].includes(office));
    expect(elected.map(({ person }) => genderOf.get(person)).sort()).toEqual(['man', 'woman']);
  });

  test('adds up: ballots of the file, roll, first preferences and every stage; counted again it is the same', async () => {
    const { deps } = house;
    const election = await findElection(deps.db, 'mesa-2-2026');
    const count = election && (await findCount(deps.db, election.id));
    if (!election || !count) throw new Error('there is no count');
    const cast = (held?.ballots ?? []).reduce((sum, [n]) => sum + n, 0);
    const members = organizations.filter(({ mesas, country }) => mesas.includes(2) && country !== null).length;
    expect(election.closed).toMatchObject({ outcome: 'counted', entitled: members, voted: cast });
    expect(count.file.receipts).toHaveLength(cast);
    expect(count.file.ballots.reduce((sum, [n]) => sum + n, 0)).toBe(cast);
    const [first] = count.result.stages;
    expect((first?.totals ?? []).reduce((sum, total) => sum + total, 0)).toBe(cast * 100_000);
    for (const { totals, nonTransferable } of count.result.stages) {
      const whole = totals.reduce((sum, total) => sum + total, 0) + nonTransferable;
      expect(cast * 100_000 - whole).toBeGreaterThanOrEqual(0);
      expect(cast * 100_000 - whole).toBeLessThan(100_000);
    }
    expect(await countAgain(count.file)).toEqual(count.result);
    expect((await seatsOf(deps.db, election.id)).map(({ office, how }) => `${office} ${how}`)).toEqual([
      'secretariat elected',
      'delegate elected',
      'alternate-delegate alternate',
    ]);
  });
});

test.each(['2026-11-21T05:30:00Z', '2028-02-29T23:59:00Z'])(
  'whenever it is loaded (%s) one is voted on, one takes candidacies, one hands out cards and one is prepared',
  { timeout: 60_000 },
  async (at) => {
    const house = await loaded(at);
    const { deps, ask } = house;
    const stages = (await listElections(deps.db)).map((election) => [election.body, stageOf(election, deps.clock())]);
    expect(stages.map(([body, stage]) => `${body} ${stage}`).toSorted()).toEqual([
      'mesa:1 voting',
      'mesa:2 preparing',
      'mesa:2 proclaimed',
      'mesa:3 candidacies',
      'mesa:4 listed',
    ]);
    const voting = (await listElections(deps.db)).find(({ body }) => body === 'mesa:1');
    const cast = elections.find(({ key }) => key === 'voting')?.ballots.reduce((sum, [n]) => sum + n, 0);
    expect(voting && (await turnoutOf(deps.db, voting.id)).voted).toBe(cast);
    expect(wordsIn(await (await ask('/es/elecciones')).text())).toContain('datos de ejemplo');
    await house.close();
  },
);

async function addresses({ db }: House['deps']): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db.selectFrom('person').select(['id', 'email']).execute();
  return new Map(rows.map(({ id, email }) => [id, email]));
}
