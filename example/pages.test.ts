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
    'Es inventado lo demás: las personas, las otras organizaciones, las elecciones, los actos, sus fechas',
  );
});

test('an organization that was made up says so', async () => {
  expect(await page('/es/miembros/casa-ponte-dos-rios')).toContain('organización inventada para el ejemplo');
});
