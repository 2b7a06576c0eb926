import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDialogue } from '../dialogues/testing/gathering.ts';
import { makeListedElection } from '../elections/testing/listed-election.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.signIn({ name: 'Ana', mandates: [{ office: 'operator', body: 'mechanism' }] });
  await makeDialogue(house, { day: '2026-03-12', slug: '2026' });
  await makeDialogue(house, { day: '2026-12-03', slug: '2026-2' });
});
afterAll(() => house.close());

const home = async (at: string) => {
  house.setTime(at);
  return (await house.ask('/es')).text();
};

test('the loom tells two dialogues of one year apart by their month', async () => {
  const html = await home('2026-11-20T12:00:00Z');
  expect([...html.matchAll(/<text class="label"[^>]*>([^<]*)</g)].map(([, label]) => label)).toEqual([
    'marzo de 2026 · tema 1',
    'marzo de 2026 · tema 2',
    'diciembre de 2026 · tema 1',
    'diciembre de 2026 · tema 2',
  ]);
});

test.each([
  ['2026-12-03T13:59:59Z', 'Lo que sigue Diálogo de diciembre jueves, 3 de diciembre de 2026 San José 08:00 – 10:00'],
  ['2026-12-03T14:01:00Z', 'En curso Diálogo de diciembre jueves, 3 de diciembre de 2026 San José 08:00 – 10:00'],
  ['2026-12-03T16:10:00Z', 'En curso Diálogo de diciembre jueves, 3 de diciembre de 2026 San José 10:30 – 12:30'],
  ['2026-12-03T18:30:00Z', 'Lo que sigue Todavía no hay un encuentro convocado'],
])('at %s the home page says what is next, or under way', async (at, said) => {
  expect(wordsIn(await home(at)).replaceAll('\u00a0', ' ')).toContain(said);
});

test('the list of dialogues says which one is under way', async () => {
  house.setTime('2026-12-03T14:00:00Z');
  expect(wordsIn(await (await house.ask('/es/conversatorios')).text())).toContain(
    'jueves, 3 de diciembre de 2026 · En curso',
  );
});

test('home tells what elections wait for, as long as they do', async () => {
  await makeListedElection(house, { votingFrom: '2026-11-22T06:00:00Z', slug: 'mesa-1-2026' });
  const said = async (at: string) => wordsIn(await home(at)).replaceAll('\u00a0', ' ');
  const waits = (moment: string) => new RegExp(`Lo que sigue .* ${moment}: .*Diálogo de diciembre`);
  expect(await said('2026-11-22T05:59:59Z')).toMatch(waits('Comienzo de la votación'));
  expect(await said('2026-11-22T06:01:00Z')).toMatch(waits('Fin de la votación'));
  expect(await said('2026-11-27T06:02:00Z')).not.toContain('Fin de la votación');
});
