import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCharter } from '../charter/read-charter.ts';
import { riverBasin } from '../charter/testing/charter-files.ts';
import { deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import {
  type Colleague,
  colleague,
  type HeldSession,
  holdSession,
  itemSaying,
  itemsIn,
  noteAttendance,
  release,
  rewrite,
  translateAll,
} from './testing/session.ts';

let house: House;
let session: HeldSession;
let keeper: Colleague;
let helper: Colleague;
beforeAll(async () => {
  // Its own texts are in Portuguese and French; the house speaks to people in languages it has messages for.
  house = await openHouse({ charter: { ...readCharter(riverBasin), languages: ['es', 'en'] } });
  session = await holdSession(house, [
    { key: 'finding', theme: 1, kind: 'finding', text: 'O rio sobe.', objectives: [1] },
    { key: 'wish', theme: 1, kind: 'wish', text: 'Una barca para la escuela.', objectives: [1, 4] },
    { key: 'other', theme: 2, kind: 'wish', text: 'Pescar con permiso.', objectives: [5] },
  ]);
  keeper = await colleague(house, 'Rio Guarda', 'ford-keeper', 'liaison');
  helper = await colleague(house, 'Lua Ajuda', 'helper', 'working-group');
});
afterAll(() => house.close());

test('another charter: its own kinds, sections, threshold and offices, and nobody may be named', async () => {
  await noteAttendance(house, session.themes[0], [
    { country: 'BR', sector: 'villages', gender: 'woman', persons: 9 },
    { country: 'GF', sector: 'town-halls', gender: 'man', persons: 7 },
    { country: 'SR', sector: 'agencies', gender: 'undisclosed', persons: 2 },
  ]);
  expect((await helper.ask(session.work, { form: {} })).status).toBe(403);
  await keeper.send(session.work);
  expect((await itemsIn(house, session)).map(({ section }) => section)).toEqual(['findings', 'wishes', 'wishes']);
  await translateAll(house, keeper, session);
  await keeper.send(`${session.work}/titulo`, { 'title.es': 'Cuaderno', 'title.en': 'Notebook', base: '1' });

  const town = { 'name.es': 'Prefeitura do Oiapoque', 'name.en': 'City Hall of Oiapoque', acronym: '', country: 'BR' };
  await keeper.send(`${session.work}/nombres/instituciones`, town);
  const item = await itemSaying(house, session, 'O rio sobe.');
  await rewrite(keeper, session, item, { 'text.es': 'A Prefeitura do Oiapoque dijo.' });
  const names = await keeper.page(`${session.work}/nombres`);
  expect(names).not.toContain('government-initiative');
  const form = {
    places: /name="places" value="([^"]+)"/.exec(names)?.[1] ?? '',
    entity: /name="entity" value="([^"]+)"/.exec(names)?.[1] ?? '',
    resolution: 'government-initiative',
    reason: 'Iniciativa propia.',
  };
  expect(await keeper.refused(`${session.work}/nombres`, form)).toEqual([
    '¿Por qué puede quedar? Las reglas en vigor no permiten nombrar a nadie en el informe.',
  ]);
  await rewrite(keeper, session, await itemSaying(house, session, 'A Prefeitura do Oiapoque dijo.'), {
    'text.es': 'O rio sobe.',
  });

  await release(keeper, session);
  expect((await release(helper, session)).headers.get('location')).toBe(`/es${session.work}?hecho=published`);
  const page = wordsIn(await deskOf(house, undefined).page('/informes/2026'));
  for (const words of [
    'Ce qui a été vu',
    'Ce qui est demandé',
    'Una barca para la escuela.',
    'T2·R1',
    'grupos de menos de 3 personas',
  ]) {
    expect(page).toContain(words);
  }
  expect(page).not.toMatch(/Mesa de Vinculación|GT-SC|Surinam/);
  expect(wordsIn(await deskOf(house, undefined).page('/recomendaciones?objetivo=5'))).toContain('Pescar con permiso.');
}, 60_000);
