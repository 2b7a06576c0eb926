import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { wordsIn } from '../src/testing/words.ts';
import { loadExample } from './load.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
  await loadExample(house.deps);
});
afterAll(() => house.close());

test('a seat of an agency is vacant, and a round for it is open: the one that held a seat longest ago is proposed', async () => {
  const words = wordsIn(await (await house.ask('/es/mesa-de-vinculacion')).text());
  expect(words).toContain('Agencia (GT-SC), asiento 1 Iris Villafranca Soler datos de ejemplo PNUD');
  expect(words).toContain('Agencia (GT-SC), asiento 2 Vacante desde el 31 de octubre de 2026');
  expect(words).toContain('Ronda abierta hasta el 28 de noviembre de 2026. Se propone a: OACNUDH.');
  expect(words).toContain('Paridad de género: no se cumple.');
  expect(words).not.toContain('Lo que todavía no coincide');
});
