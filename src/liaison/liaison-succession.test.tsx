import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeElection } from '../elections/close-election.ts';
import { proclaimElection } from '../elections/proclaim-election.ts';
import { seatsOf } from '../elections/store/results.ts';
import { castVotes } from '../elections/testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from '../elections/testing/listed-election.ts';
import { allHolders, holdersFrom } from '../mandates/store/mandates.ts';
import { leaveMechanism } from '../membership/leave-mechanism.ts';
import { leaveMesa } from '../membership/leave-mesa.ts';
import type { OrganizationId } from '../membership/types.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';

let house: House;
let operator: string;
let overseer: string;
let listed: ListedElection;
/** A month into the term. */
const later = '2027-01-20T12:00:00Z';

/** An election of mesa 1 that gave its offices: candidates 0 and 2 are women, 1 and 3 men. */
async function elect(rankings: readonly (readonly number[])[], candidates?: readonly string[]): Promise<void> {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
  const by = await house.signIn({ name: 'Olga', mandates: [{ office: 'operator', body: 'mechanism' }] });
  operator = by.token;
  overseer = (await house.signIn({ name: 'Iris', mandates: [{ office: 'agency-focal-point', body: 'working-group' }] }))
    .token;
  await house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2030-01-01T00:00:00Z') })
    .execute();
  listed = await makeListedElection(house, { organizations: 8, ...(candidates && { candidates }) });
  await castVotes(house, listed, rankings);
  const { calendar, id } = listed.election;
  const acting = { personId: by.personId, office: 'operator', body: 'mechanism' } as const;
  await closeElection(house.deps, id, acting, calendar.votingUntil);
  const done = await proclaimElection(house.deps, id, acting, calendar.complaintsUntil);
  expect(done.ok).toBe(true);
  house.setTime(later);
}

const nameOf = (candidate: number): string => listed.members[candidate]?.representative.name ?? '';
const holding = async (body: 'mesa:1' | 'liaison') =>
  (await holdersFrom(house.deps.db, [body], house.deps.clock()))
    .filter(({ office }) => office !== 'alternate-delegate')
    .map(({ name, office, endsAt }) => `${name} ${office} ${endsAt?.toString().slice(0, 10)}`)
    .toSorted();
const mandateOf = async (body: 'mesa:1' | 'liaison', name: string): Promise<string> => {
  const held = await holdersFrom(house.deps.db, [body], house.deps.clock());
  return held.find((one) => one.name === name && one.office !== 'alternate-delegate')?.id ?? '';
};
const end = async (body: 'mesa:1' | 'liaison', name: string): Promise<number> => {
  const mandate = await mandateOf(body, name);
  return (await house.ask('/es/mandatos/fin', { as: operator, form: { mandate, cause: 'resignation' } })).status;
};
const fill = (office: string) =>
  house.ask(`/es/elecciones/${listed.election.slug}/escrutinio/vacantes`, { as: overseer, form: { office } });
const recorded = async (after = 0) =>
  (
    await house.deps.db
      .selectFrom('record_entry')
      .select(['seq', 'kind', 'facts'])
      .where('seq', '>', after)
      .orderBy('seq')
      .execute()
  ).map(({ seq, kind, facts }) => ({ seq, kind, facts: facts as Record<string, unknown> }));
const page = async () => wordsIn(await (await house.ask('/es/mesa-de-vinculacion')).text());

/** Nobody but 0 has votes for the secretariat; everyone's next is 1, a man as 3 is, who is elected beside her. */
const forThree = [[0, 1], [0, 1], [0, 1], [0, 1], [3], [3], [3]];

afterEach(() => house.close());

describe('whoever leaves an office of a mesa leaves the seat that goes with it', () => {
  beforeEach(() => elect(forThree));

  test('resigning the office ends both at once, on the record, and the operator is told so beforehand', async () => {
    expect(await holding('liaison')).toEqual([
      `${nameOf(0)} liaison-member 2027-12-20`,
      `${nameOf(3)} liaison-member 2027-12-20`,
    ]);
    expect(wordsIn(await (await house.ask('/es/mandatos', { as: operator })).text())).toContain(
      'Con este cargo termina también su asiento en la instancia «Mesa de Vinculación».',
    );
    const before = (await recorded()).length;
    expect(await end('mesa:1', nameOf(0))).toBe(303);
    expect(await holding('mesa:1')).toEqual([`${nameOf(3)} delegate 2027-12-20`]);
    expect(await holding('liaison')).toEqual([`${nameOf(3)} liaison-member 2027-12-20`]);
    expect((await recorded(before)).map(({ kind, facts }) => [kind, facts.body, facts.cause])).toEqual([
      ['mandate-ended', 'mesa:1', 'resignation'],
      ['mandate-ended', 'liaison', 'resignation'],
    ]);
    expect(await end('mesa:1', nameOf(0))).toBe(422);
    const [letter] = await mailsTo(house, listed.members[0]?.representative.email ?? '');
    expect(letter?.text).toContain('Con este cargo termina también su asiento');
  });

  test('resigning the seat alone leaves the office, and nobody may take the seat while it is held', async () => {
    expect(await end('liaison', nameOf(0))).toBe(303);
    expect(await holding('mesa:1')).toEqual([
      `${nameOf(0)} secretariat 2027-12-20`,
      `${nameOf(3)} delegate 2027-12-20`,
    ]);
    expect(await holding('liaison')).toEqual([`${nameOf(3)} liaison-member 2027-12-20`]);
    expect((await fill('secretariat')).status).toBe(422);
    expect(await page()).toContain(
      `${nameOf(0)} dejó este asiento y conserva el cargo de la mesa: el asiento va con el cargo y se cubre con él.`,
    );
  });

  test('an organization that leaves the mechanism takes offices and seat with it, those given ahead too', async () => {
    const { organizationId, representative } = listed.members[0] ?? {};
    const by = { personId: representative?.personId ?? '', office: 'representative', body: 'mechanism' } as never;
    house.setTime('2026-12-10T12:00:00Z');
    expect(await holding('liaison')).toHaveLength(2);
    const left = await leaveMechanism(house.deps, organizationId as OrganizationId, by, house.deps.clock());
    expect(left.ok).toBe(true);
    house.setTime(later);
    expect(await holding('mesa:1')).toEqual([`${nameOf(3)} delegate 2027-12-20`]);
    expect(await holding('liaison')).toEqual([`${nameOf(3)} liaison-member 2027-12-20`]);
  });

  test('an organization that leaves the mesa does so too, and keeps what is not of that mesa', async () => {
    const { organizationId, representative } = listed.members[0] ?? {};
    const by = { personId: representative?.personId ?? '', office: 'representative', body: 'mechanism' } as never;
    await house.deps.db
      .insertInto('membership')
      .values({
        organization_id: organizationId ?? '',
        mesa: 2,
        since: house.deps.clock(),
        source: 'import',
        admitted_by: null,
      })
      .execute();
    const at = house.deps.clock();
    const left = await leaveMesa(house.deps, { organizationId: organizationId as OrganizationId, mesa: 1 }, by, at);
    expect(left.ok).toBe(true);
    expect(await holding('mesa:1')).toEqual([`${nameOf(3)} delegate 2027-12-20`]);
    expect(await holding('liaison')).toEqual([`${nameOf(3)} liaison-member 2027-12-20`]);
    const own = await allHolders(house.deps.db, `organization:${organizationId}`);
    expect(own.every(({ endsAt }) => endsAt === null || Temporal.Instant.compare(endsAt, at) > 0)).toBe(true);
  });
});

describe('whoever fills the vacancy takes both, for the rest of the term', () => {
  beforeEach(() => elect(forThree));

  test('parity holds for the newcomer: the papers say a man, and the woman comes who can sit beside the other', async () => {
    await end('mesa:1', nameOf(0));
    const before = (await recorded()).length;
    expect((await fill('secretariat')).status).toBe(303);
    expect(await holding('mesa:1')).toEqual([
      `${nameOf(2)} secretariat 2027-12-20`,
      `${nameOf(3)} delegate 2027-12-20`,
    ]);
    expect(await holding('liaison')).toEqual([
      `${nameOf(2)} liaison-member 2027-12-20`,
      `${nameOf(3)} liaison-member 2027-12-20`,
    ]);
    const seats = await seatsOf(house.deps.db, listed.election.id);
    expect(seats.at(-1)?.startsAt.toString()).toBe(later);
    expect((await recorded(before)).map(({ kind, facts }) => [kind, facts.body])).toEqual([
      ['mandate-granted', 'mesa:1'],
      ['mandate-granted', 'liaison'],
      ['vacancy-filled', 'mesa:1'],
    ]);
    expect((await fill('secretariat')).status).toBe(422);
    expect(await page()).toContain(`Mesa 1 · Secretaría ${nameOf(2)}`);
  });

  test('two overseers at once fill it once', async () => {
    await end('mesa:1', nameOf(0));
    const answers = await Promise.all([fill('secretariat'), fill('secretariat')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await holding('liaison')).toHaveLength(2);
  });

  test('a candidate whose organization has left the mesa is passed over; with nobody left it takes a by-election', async () => {
    const { organizationId } = listed.members[2] ?? {};
    const { id } = await house.deps.db
      .selectFrom('membership')
      .select('id')
      .where('organization_id', '=', organizationId ?? '')
      .executeTakeFirstOrThrow();
    await house.deps.db
      .insertInto('membership_end')
      .values({ membership_id: id, at: house.deps.clock(), by: null, cause: 'own-choice' })
      .execute();
    await end('mesa:1', nameOf(0));
    const answer = await fill('secretariat');
    expect([answer.status, wordsIn(await answer.text())]).toEqual([
      422,
      expect.stringContaining('Ya no queda nadie en esas papeletas que pueda ocupar el puesto'),
    ]);
    expect(await holding('liaison')).toEqual([`${nameOf(3)} liaison-member 2027-12-20`]);
  });
});

test('the alternate who takes the office stands in for nobody any more: the next by the papers does', async () => {
  const ballots = [[0], [0], [0], [0], [3, 1, 5], [3, 1, 5], [3, 1, 5]];
  await elect(ballots, ['woman', 'man', 'woman', 'man', 'woman', 'man']);
  const alternate = async () =>
    (await holdersFrom(house.deps.db, ['mesa:1'], house.deps.clock()))
      .filter(({ office }) => office === 'alternate-delegate')
      .map(({ name, endsAt }) => `${name} ${endsAt?.toString().slice(0, 10)}`);
  expect(await alternate()).toEqual([`${nameOf(1)} 2027-12-20`]);
  await end('mesa:1', nameOf(3));
  const before = (await recorded()).length;
  expect((await fill('delegate')).status).toBe(303);
  expect(await holding('mesa:1')).toEqual([`${nameOf(0)} secretariat 2027-12-20`, `${nameOf(1)} delegate 2027-12-20`]);
  expect(await alternate()).toEqual([`${nameOf(5)} 2027-12-20`]);
  expect((await recorded(before)).map(({ kind, facts }) => [kind, facts.office])).toEqual([
    ['mandate-granted', 'delegate'],
    ['mandate-granted', 'liaison-member'],
    ['mandate-ended', 'alternate-delegate'],
    ['mandate-granted', 'alternate-delegate'],
    ['vacancy-filled', 'delegate'],
  ]);
});
