import { generateIdentity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { recipientOf } from './blind/ballot.ts';
import { closeWhatIsOver } from './jobs.ts';
import { prepareCards } from './prepare-cards.ts';
import { linkCandidacyIn } from './propose-candidate.ts';
import { runElections } from './run-elections.ts';
import { castVotes } from './testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';
import { makeMembers } from './testing/members.ts';

const opens = '2027-03-01T12:00:00Z';
const before = '2027-02-28T12:00:00Z';
const during = '2027-03-02T12:00:00Z';
/** Five days of voting, six of complaints. */
const over = '2027-03-06T12:00:00Z';
const past = '2027-03-12T12:00:00Z';

let house: House;
let voting: ListedElection;
let cards: ListedElection;
let overseer: string;
beforeAll(async () => {
  house = await openHouse({ at: before });
  await prepareHouse(house.deps);
  voting = await makeListedElection(house, { organizations: 6, votingFrom: opens, slug: 'mesa-1-2027' });
  cards = await makeListedElection(house, {
    organizations: 4,
    votingFrom: opens,
    slug: 'mesa-2-2027',
    mesa: 2,
    secrecy: 'blind',
  });
  const mandate = { office: 'liaison-member', body: 'liaison', endsAt: '2027-12-31T06:00:00Z' } as const;
  overseer = (await house.signIn({ name: 'Supervisora', mandates: [mandate] })).token;
  await house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2027-06-01T00:00:00Z') })
    .execute();
});
afterAll(() => house.close());

/** What a person's own page asks of them, and where each of it leads. */
async function tasksOf(token: string): Promise<readonly (readonly [string, string])[]> {
  const html = await (await house.ask('/es/mi', { as: token })).text();
  return [...html.matchAll(/<h2>([^<]*)<\/h2>.*?<a class="button" href="([^"]*)"/gs)].map(
    ([, title = '', href = '']) => [wordsIn(title), href] as const,
  );
}

const member = ({ members }: ListedElection, at: number) => {
  const found = members[at];
  if (!found) throw new Error(`no member ${at}`);
  return found;
};

describe('whoever votes for an organization', () => {
  test('has it to do from the first moment of voting until the vote is cast, and the substitute as well', async () => {
    const { representative, alternate, organizationId } = member(voting, 0);
    const ballot = `/es/elecciones/mesa-1-2027/papeleta/${organizationId}`;
    expect(await tasksOf(representative.token)).toEqual([]);
    house.setTime(opens);
    expect(await tasksOf(representative.token)).toEqual([['Vote por su organización', ballot]]);
    expect(await tasksOf(alternate?.token ?? '')).toEqual([['Vote por su organización', ballot]]);
    const form = { 'lugar-1': '1', constancia: '00000-00000-00000-00000' };
    expect((await house.ask(ballot, { as: representative.token, form })).status).toBe(200);
    expect(await tasksOf(representative.token)).toEqual([]);
    expect(await tasksOf(alternate?.token ?? '')).toEqual([]);
  });

  test('loses it where the organization names somebody else, who has it then', async () => {
    const { representative, slug, organizationId } = member(voting, 1);
    const named = await house.signIn({ name: 'Nombrada', email: 'nombrada@x.example' });
    const form = { name: 'Nombrada', email: 'nombrada@x.example', substituteName: '', substituteEmail: '' };
    await house.ask(`/es/elecciones/mesa-1-2027/voto/${slug}`, { as: representative.token, form });
    expect(await tasksOf(representative.token)).toEqual([]);
    const ballot = `/es/elecciones/mesa-1-2027/papeleta/${organizationId}`;
    expect(await tasksOf(named.token)).toEqual([['Vote por su organización', ballot]]);
  });

  test('gets one letter when voting begins, whoever has voted already none', async () => {
    const [first, other] = [member(voting, 0), member(voting, 2)].map(({ representative }) => representative.email);
    house.setTime(before);
    await runElections(house.deps);
    expect(await mailsTo(house, other ?? '')).toEqual([]);
    house.setTime(during);
    await runElections(house.deps);
    await runElections(house.deps);
    const [letter, ...more] = await mailsTo(house, other ?? '');
    expect(letter?.subject).toMatch(/^Ya se puede votar: /);
    expect(letter?.text).toContain('/es/elecciones/mesa-1-2027/papeleta');
    expect(more).toEqual([]);
    expect(await mailsTo(house, first ?? '')).toEqual([]);
    expect(await mailsTo(house, 'nombrada@x.example')).toHaveLength(2);
  });

  test('draws a card before voting where ballots are cast with cards: told by a letter and on the own page', async () => {
    house.setTime(before);
    const { representative } = member(cards, 0);
    expect(await tasksOf(representative.token)).toEqual([]);
    expect(await tasksOf(overseer)).toEqual([
      ['Hay que preparar las tarjetas de voto', '/es/elecciones/mesa-2-2027/tarjetas/preparar'],
    ]);
    const recipient = (await recipientOf(await generateIdentity())) ?? '';
    const { personId } = await house.signIn({ name: 'Comisión' });
    const by = { personId, office: 'liaison-member', body: 'liaison' } as const;
    const prepared = await prepareCards(
      house.deps,
      cards.election.id,
      { recipient, observers: [] },
      by,
      house.deps.clock(),
    );
    expect(prepared.ok).toBe(true);
    expect(await tasksOf(representative.token)).toEqual([
      ['Obtenga la tarjeta de voto de su organización', '/es/elecciones/mesa-2-2027/tarjeta'],
    ]);
    expect((await mailsTo(house, representative.email))[0]?.subject).toMatch(/^Obtenga la tarjeta de voto/);
    expect(await tasksOf(overseer)).toEqual([]);
    house.setTime(during);
    await runElections(house.deps);
    expect(await tasksOf(representative.token)).toEqual([]);
    expect(await mailsTo(house, representative.email)).toHaveLength(1);
  });
});

test('overseers follow a vote, close it, answer complaints and proclaim, led there from their own page', async () => {
  const scrutiny = '/es/elecciones/mesa-1-2027/escrutinio';
  const { representative } = member(voting, 2);
  house.setTime(during);
  expect(await tasksOf(overseer)).toContainEqual(['Se está votando: siga la participación', scrutiny]);
  await castVotes(house, voting, [[0], [1]], 2);
  house.setTime(over);
  expect(await tasksOf(overseer)).toContainEqual(['La votación terminó: hay que cerrarla', scrutiny]);
  expect(await tasksOf(overseer)).toContainEqual([
    'La votación terminó: entregue la clave para abrir las papeletas',
    '/es/elecciones/mesa-2-2027/tarjetas/cierre',
  ]);
  await closeWhatIsOver(house.deps);
  expect((await tasksOf(overseer)).filter(([, path]) => path === scrutiny)).toEqual([]);
  const complaint = { ground: 'roll', text: 'Falta una organización.', once: crypto.randomUUID() };
  await house.ask('/es/elecciones/mesa-1-2027/reclamacion', { as: representative.token, form: complaint });
  expect(await tasksOf(overseer)).toContainEqual(['Una reclamación espera decisión', scrutiny]);
  const [{ id } = { id: '' }] = await house.deps.db.selectFrom('election_complaint').select('id').execute();
  const decision = { outcome: 'dismissed', explanation: 'El padrón es el de ese día.' };
  await house.ask(`${scrutiny}/reclamaciones/${id}`, { as: overseer, form: decision });
  expect((await tasksOf(overseer)).filter(([, path]) => path === scrutiny)).toEqual([]);
  house.setTime(past);
  expect(await tasksOf(overseer)).toContainEqual(['El resultado espera ser proclamado', scrutiny]);
});

test('those who run it see the roll that was frozen, not the members of today', async () => {
  const page = async () =>
    wordsIn(await (await house.ask('/es/elecciones/mesa-1-2027/gestion', { as: overseer })).text());
  house.setTime(during);
  const said = /\d+ de las 6 del padrón/;
  expect(await page()).toMatch(said);
  const since = Temporal.Instant.from('2027-03-01T13:00:00Z');
  await transact(house.deps.db, async (tx) => accept(await makeMembers(tx, house.deps, 30, { body: 'mesa:1', since })));
  expect(await page()).toMatch(said);
});

describe('the personal link of a candidate', () => {
  test('opens until complaints are over, then says so and takes nothing', async () => {
    const { db } = house.deps;
    const [candidate] = voting.list.candidates;
    if (!candidate) throw new Error('nobody stands');
    house.setTime(during);
    const made = await transact(db, async (tx) =>
      accept(await linkCandidacyIn(tx, house.deps, candidate.candidacyId, house.deps.clock())),
    );
    const link = `/es/candidatura/${made.ok ? made.value : ''}`;
    expect((await house.ask(link)).status).toBe(200);
    house.setTime(past);
    const answer = await house.ask(link);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store']);
    expect(wordsIn(html)).toContain('Este enlace ya terminó');
    expect(html).not.toContain(candidate.name);
    expect((await house.ask(`${link}/retiro`, { form: {} })).status).toBe(410);
    expect(await db.selectFrom('candidacy_withdrawal').selectAll().execute()).toEqual([]);
  });
});
