import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { wordsIn } from '../src/testing/words.ts';
import { loadExample } from './load.ts';

/** What visitors read where the example is loaded. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  await loadExample(house.deps);
}, 60_000);
afterAll(() => house.close());

const page = async (path: string): Promise<string> => {
  const answer = await house.ask(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return wordsIn(await answer.text()).replaceAll('\u00a0', ' ');
};

test('the panels of 2023 are counted by subregion, and judged by no figure that came after them', async () => {
  const said = await page('/es/conversatorios/2023');
  expect(said).toMatch(/Subregiones [^.:]+: \d/);
  expect(said).not.toMatch(/Subregiones (No se cumple|Se cumple)|que deben estar/);
});

test('how votes are counted and kept secret is said to be what it is, a decision of this charter', async () => {
  const said = await page('/es/elecciones/mesa-1-2027');
  expect(said).toContain('Sistema de recuento');
  expect(said).toContain('Nivel de secreto');
  expect(said).not.toMatch(/Cómo se cuentan los votos \(?Términos de Referencia/);
});

test.each([
  '/es/informes/2023',
  '/es/conversatorios/2023',
  '/es/registro',
  '/es/registro/3',
  '/es/mesas',
  '/es/mesa-de-vinculacion',
  '/es/recomendaciones',
  '/es',
])('%s says what is real there and what was made up', async (path) => {
  expect(await page(path)).toContain(
    'Lo demás es inventado: personas, otras organizaciones, elecciones, actos, fechas y reparto de las cifras.',
  );
});

test('an organization that was made up says so', async () => {
  expect(await page('/es/miembros/casa-ponte-dos-rios')).toContain('organización inventada para el ejemplo');
});

test('home says first what is next, an election before a dialogue of next year, and of each theme its own numbers', async () => {
  const said = await page('/es');
  const next = said.indexOf('Lo que sigue');
  const vote = said.indexOf('Fin de la votación: ', next);
  const dialogue = said.indexOf('jueves, 18 de marzo de 2027', next);
  expect([next, vote, dialogue].toSorted((one, other) => one - other)).toEqual([next, vote, dialogue]);
  expect(next).toBeGreaterThan(0);
  expect(said).toContain('Lo último que salió · 20 de noviembre de 2026');
  expect(said).toContain('Informe del encuentro del 8 de agosto de 2023.');
  expect(said).toContain('participantes de 28 países · tema 1 181');
  expect(said).toContain('participantes de 27 países · tema 2 141');
  expect(said).toContain('recomendaciones en total 21');
});

test('a recommendation has a mesa’s colour only where all its objectives are that mesa’s, and names the mesas', async () => {
  const html = await (await house.ask('/es/recomendaciones')).text();
  const threads = [...html.matchAll(/<div class="thread( mesa-\d)?".*?<p class="meta">(.*?)<\/p>/gs)].map(
    ([, colour = '', meta = '']) => `${colour.replace(' mesa-', '')}: ${wordsIn(meta).replace(/.* · /, '')}`,
  );
  expect(threads.length).toBeGreaterThan(10);
  expect(threads.filter((thread) => !/^(\d): Mesa \1$|^: Mesas \d/.test(thread))).toEqual([]);
});
