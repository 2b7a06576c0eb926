import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDialogue } from '../dialogues/testing/gathering.ts';
import { findActor } from '../mandates/store/actors.ts';
import { json } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { reportTasks } from './collect-tasks.ts';
import {
  type Colleague,
  colleague,
  type HeldSession,
  holdSession,
  itemSaying,
  release,
  rewrite,
  translateAll,
} from './testing/session.ts';

let house: House;
let session: HeldSession;
let member: Colleague;
let agency: Colleague;
let rapporteur: Colleague;
let guest: Colleague;
beforeAll(async () => {
  house = await openHouse();
  session = await holdSession(house);
  member = await colleague(house, 'Integrante Uno', 'liaison-member', 'liaison');
  agency = await colleague(house, 'Agencia Dos', 'agency-focal-point', 'working-group');
  rapporteur = await colleague(house, 'Relato Tres', 'rapporteur', `theme:${session.themes[0]}`);
  guest = await colleague(house, 'Delegada Cuatro', 'delegate', 'mesa:1');
});
afterAll(() => house.close());

/** What the person’s own page would list of reports. */
async function tasksOf({ token }: Colleague): Promise<readonly string[]> {
  const { db, charter, clock } = house.deps;
  const actor = await findActor(db, charter, digest(token), clock());
  if (!actor) throw new Error('not signed in');
  const tasks = await reportTasks(house.deps, actor, clock());
  return tasks.map(({ kind, path, count }) => `${kind} ${path} ${count}`);
}

test('what is next for each: begin, write, judge names, release; nothing once it is published', async () => {
  const { work } = session;
  expect(wordsIn(await deskOf(house, undefined).page('/recomendaciones'))).toContain(
    'Todavía no hay recomendaciones publicadas',
  );
  expect(wordsIn(await deskOf(house, undefined).page('/informes'))).toContain('Todavía no hay informes publicados');

  expect(await tasksOf(guest)).toEqual([]);
  expect(await tasksOf(rapporteur)).toEqual([`start ${work} 0`]);
  await member.send(work);
  expect(await tasksOf(rapporteur)).toEqual([`edit ${work} 6`]);
  expect(await tasksOf(member)).toEqual([`edit ${work} 6`]);

  await translateAll(house, member, session);
  const item = await itemSaying(house, session, 'Los trámites tardan.');
  await rewrite(member, session, item, { 'text.es': 'Lo dijo Delegada Cuatro.' });
  expect(await tasksOf(member)).toEqual([`judge-names ${work}/nombres 1`]);
  expect(await tasksOf(rapporteur)).toEqual([`edit ${work} 0`]);

  await rewrite(member, session, await itemSaying(house, session, 'Lo dijo Delegada Cuatro.'), {
    'text.es': 'Tardan.',
  });
  expect(await tasksOf(member)).toEqual([`release ${work}/liberacion 0`]);
  expect(await tasksOf(rapporteur)).toEqual([]);
  await release(member, session);
  expect(await tasksOf(member)).toEqual([]);
  expect(await tasksOf(agency)).toEqual([`release ${work}/liberacion 0`]);
  await release(agency, session);
  expect(await tasksOf(agency)).toEqual([]);
  expect(await tasksOf(member)).toEqual([]);
}, 60_000);

test('of a dialogue that was called off there is no report to work on; one that was published stays', async () => {
  const { db, clock } = house.deps;
  const published = await db.selectFrom('report_publication').select('slug').executeTakeFirstOrThrow();
  const { id: never } = await makeDialogue(house, { day: '2026-11-18', slug: '2026-2' });
  const open = async () => {
    const paths = [`/informes/${published.slug}`, session.work, '/conversatorios/2026-2/informe'];
    return Promise.all(paths.map(async (path) => (await member.ask(path)).status));
  };
  expect(await open()).toEqual([200, 200, 200]);
  for (const id of [session.id, never]) {
    await db
      .insertInto('dialogue_cancellation')
      .values({ dialogue_id: id, reason: json({ es: 'x' }), by: null, at: clock() })
      .execute();
  }
  expect(await open()).toEqual([200, 404, 404]);
  expect((await member.ask('/conversatorios/2026-2/informe', { form: {} })).status).toBe(404);
  expect((await deskOf(house, undefined).ask(`/informes/${published.slug}`)).status).toBe(200);
  await db.deleteFrom('dialogue_cancellation').execute();
});

test('before a session has ended nothing is asked', async () => {
  house.setTime('2026-11-18T14:30:00Z');
  expect(await tasksOf(member)).toEqual([]);
});
