import { afterAll, beforeAll, expect, test } from 'vitest';
import { riverBasin } from '../charter/testing/charter-files.ts';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { candidacyRecords } from './personal-records.ts';
import { findElection } from './store/elections.ts';
import { publishedList } from './store/lists.ts';
import { type Member, makeMembers } from './testing/members.ts';

let house: House;
let members: readonly Member[];
let boatman: string;
let keeper: string;

beforeAll(async () => {
  house = await openHouse({ charter: riverBasin, at: '2026-11-20T12:00:00Z' });
  const made = await transact(house.deps.db, async (tx) =>
    accept(
      await makeMembers(tx, house.deps, 4, { body: 'mesa:1', since: Temporal.Instant.from('2026-01-01T00:00:00Z') }),
    ),
  );
  members = made.ok ? made.value : [];
  const office = {
    office: 'boatman',
    body: 'mesa:1',
    startsAt: '2025-01-01T00:00:00Z',
    endsAt: '2026-12-31T00:00:00Z',
  } as const;
  boatman = (await house.signIn({ name: 'Barqueira', email: 'barqueira@rio.example', mandates: [office] })).token;
  keeper = (
    await house.signIn({
      name: 'Guarda',
      email: 'guarda@rio.example',
      mandates: [{ office: 'ford-keeper', body: 'liaison' }],
    })
  ).token;
  await house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2027-02-01T00:00:00Z') })
    .execute();
});
afterAll(() => house.close());

const send = async (path: string, as: string | undefined, form: Record<string, string>) => {
  const answer = await house.ask(`/pt${path}`, { as, form });
  expect([path, answer.status, answer.status === 303 ? '' : wordsIn(await answer.text())]).toEqual([path, 303, '']);
  return answer.headers.get('location') ?? '';
};

test('Another charter: its contest, its lengths, no parity, no question about gender; whoever held the office once waits', async () => {
  const once = () => crypto.randomUUID();
  await send('/elecciones/nueva', boatman, {
    body: 'mesa:1',
    contest: 'boats',
    seats: '2',
    candidaciesUntil: '2026-11-28T00:00',
    objectionsUntil: '2026-11-30T00:00',
    votingFrom: '2026-12-02T00:00',
    votingUntil: '2026-12-04T00:00',
    complaintsUntil: '2026-12-06T00:00',
    termFrom: '2027-01-05',
    once: once(),
  });
  const home = '/elecciones/mesa-1-2027';
  await send(`${home}/gestion/convocatoria`, boatman, {});
  const organization = members[0]?.organizationId ?? '';
  const form = { who: 'other', organization, name: 'Barqueira', email: 'barqueira@rio.example', language: 'pt' };
  const speaker = members[0]?.representative.token;
  const refused = await house.ask(`/pt${home}/proponer`, { as: speaker, form: { ...form, once: once() } });
  expect([refused.status, wordsIn(await refused.text())]).toEqual([
    422,
    expect.stringContaining('Não se permite a reeleição imediata neste cargo.'),
  ]);
  await send(`${home}/proponer`, speaker, { ...form, name: 'Rui', email: 'rui@rio.example', once: once() });
  const link = (await linkTo(house, 'rui@rio.example')).replace('/pt', '');
  const page = await (await house.ask(`/pt${link}`)).text();
  expect(page).not.toContain('name="gender"');
  await send(`${link}/aceptacion`, undefined, { consent: 'yes', language: 'pt', 'statement.lives-here': 'Moro aqui.' });
  const { id, person_id } = await house.deps.db
    .selectFrom('candidacy')
    .select(['id', 'person_id'])
    .executeTakeFirstOrThrow();
  await send(`${home}/gestion/candidaturas/${id}/decision`, keeper, { outcome: 'admitted' });
  house.setTime('2026-11-30T04:00:00Z');
  await send(`${home}/gestion/lista`, keeper, {});
  const election = await findElection(house.deps.db, 'mesa-1-2027');
  const list = election && (await publishedList(house.deps.db, election.id));
  expect([list?.bounds, list?.relaxed, list?.candidates.map(({ name, groups }) => [name, groups])]).toEqual([
    [],
    [],
    [['Rui', {}]],
  ]);

  const personId = person_id as Parameters<typeof candidacyRecords.read>[1];
  expect(await candidacyRecords.read(house.deps.db, personId)).toMatchObject([
    { state: 'admitted', statements: { pt: { 'lives-here': 'Moro aqui.' } } },
  ]);
  await house.deps.db.transaction().execute((tx) => candidacyRecords.erase(tx, personId, house.deps.clock()));
  expect(await candidacyRecords.read(house.deps.db, personId)).toMatchObject([{ state: 'withdrawn', statements: {} }]);
  expect((await house.ask(`/pt${link}`)).status).toBe(404);
});
