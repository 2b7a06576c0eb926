import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { closeWhatIsOver } from './jobs.ts';
import { runElections } from './run-elections.ts';
import { findElectionById } from './store/elections.ts';
import { findCount, seatsOf } from './store/results.ts';
import { castVotes } from './testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';

let house: House;
let overseer: string;
let listed: ListedElection;
let n = 0;

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
  const focalPoint = { office: 'agency-focal-point', body: 'working-group' } as const;
  overseer = (await house.signIn({ name: 'Olga Observa', mandates: [focalPoint] })).token;
});
afterAll(() => house.close());

/** Voting begins now: candidates 0 and 2 are women, 1 and 3 men; two seats, in another mesa for each test. */
beforeEach(async () => {
  house.setTime('2026-11-20T12:00:00Z');
  n += 1;
  listed = await makeListedElection(house, { organizations: 9, mesa: n, slug: `mesa-${n}` });
  const expires_at = Temporal.Instant.from('2030-01-01T00:00:00Z');
  await house.deps.db.updateTable('session').set({ expires_at }).execute();
});

const nameOf = (at: number): string => listed.members[at]?.representative.name ?? '';
const tokenOf = (at: number): string => listed.members[at]?.representative.token ?? '';
const candidacyOf = (at: number): string =>
  listed.list.candidates.find(({ name }) => name === nameOf(at))?.candidacyId ?? '';
const page = async (path: string): Promise<string> => wordsIn(await (await house.ask(`/es${path}`)).text());
const home = () => `/elecciones/${listed.election.slug}`;
const withdraw = (at: number) =>
  house.ask(`/es/mis-candidaturas/${candidacyOf(at)}/retiro`, { as: tokenOf(at), form: {} });
const leave = (at: number) =>
  house.ask(`/es/mi/organizacion/${listed.members[at]?.slug}/dejar`, { as: tokenOf(at), form: { understood: 'yes' } });
const close = async () => {
  house.setTime(listed.election.calendar.votingUntil.toString());
  await closeWhatIsOver(house.deps);
  const count = await findCount(house.deps.db, listed.election.id);
  if (!count) throw new Error('not counted');
  return { ...count, winners: count.result.winners.map((winner) => count.file.candidates[winner]) };
};
const proclaim = async () => {
  house.setTime(listed.election.calendar.complaintsUntil.toString());
  const answer = await house.ask(`/es${home()}/escrutinio/proclamacion`, { as: overseer, form: {} });
  expect(answer.status).toBe(303);
  const seats = await seatsOf(house.deps.db, listed.election.id);
  return seats.map(({ office, name }) => `${office} ${name}`);
};

describe('a candidate who withdraws once the list is published', () => {
  test('by their own page is marked in public, twice is once, and the ballots already cast pass on', async () => {
    await castVotes(house, listed, [[0, 1], [0, 1], [0, 2], [3], [2]]);
    expect((await withdraw(0)).status).toBe(303);
    expect((await withdraw(0)).status).toBe(303);
    expect(await page(home())).toContain('ya no es candidata o candidato; las preferencias pasan a la siguiente');
    expect(await mailsTo(house, listed.members[0]?.representative.email ?? '')).toMatchObject([
      { subject: expect.stringContaining('Candidatura retirada') },
    ]);
    const { file, result, winners } = await close();
    expect(file.withdrawn.map((candidate) => file.candidates[candidate])).toEqual([nameOf(0)]);
    expect(result.stages[0]?.totals[file.candidates.indexOf(nameOf(1))]).toBe(200_000);
    expect(winners).not.toContain(nameOf(0));
    expect(await page(`${home()}/resultado`)).toContain(`Ya no se presentaban al cerrar la votación: ${nameOf(0)}.`);
  });

  test('at the second of the close may not any more', async () => {
    await castVotes(house, listed, [[0], [1], [2]]);
    await close();
    const late = await withdraw(0);
    expect([late.status, wordsIn(await late.text())]).toEqual([
      422,
      expect.stringContaining('La votación ya terminó: no se puede retirar.'),
    ]);
  });
});

describe('a candidate whose organization leaves', () => {
  test('during the vote may no longer be elected: marked and told why, once, and on the record without a name', async () => {
    await castVotes(house, listed, [[0, 2], [0, 2], [0, 2], [1]]);
    expect((await leave(0)).status).toBe(303);
    await runElections(house.deps);
    await runElections(house.deps);
    expect(await page(home())).toContain('ya no es candidata o candidato');
    expect(await page(`${home()}/candidaturas/${candidacyOf(0)}`)).toContain('Esta persona ya no puede ser elegida.');
    const letters = await mailsTo(house, listed.members[0]?.representative.email ?? '');
    const told = letters.filter(({ subject }) => subject.startsWith('Su candidatura'));
    expect(told.map(({ text }) => text?.includes('La organización de la que viene no es parte de la mesa.'))).toEqual([
      true,
    ]);
    const entries = await house.deps.db
      .selectFrom('record_entry')
      .select('canonical')
      .where('kind', '=', 'candidate-ineligible')
      .where('subject', '=', `election:${listed.election.id}`)
      .execute();
    expect(entries.map(({ canonical }) => canonical.includes(nameOf(0)))).toEqual([false]);
    const { winners } = await close();
    expect([...winners].sort()).toEqual([nameOf(1), nameOf(2)]);
  });

  test('after the count is replaced from the papers when it is proclaimed, in all that parity asks', async () => {
    // Everyone's next is a man; the seat is a woman's.
    await castVotes(house, listed, [
      [0, 3],
      [0, 3],
      [0, 3],
      [1, 3],
      [1, 3],
    ]);
    const { winners } = await close();
    expect(winners).toEqual([nameOf(0), nameOf(1)]);
    expect((await leave(0)).status).toBe(303);
    await runElections(house.deps);
    expect((await findElectionById(house.deps.db, listed.election.id))?.closed?.outcome).toBe('counted');
    expect(await page(`${home()}/resultado`)).toContain(
      'Si al proclamar alguien ya no puede tomar el cargo, las mismas papeletas dicen quién sigue.',
    );
    // No woman is left to stand in for the one who comes.
    expect(await proclaim()).toEqual([`secretariat ${nameOf(1)}`, `delegate ${nameOf(2)}`]);
  });
});
