import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { loadExample } from './load.ts';

let houses: House[] = [];
let house: House;
beforeEach(async () => {
  house = await prepared();
});
afterEach(async () => {
  for (const one of houses) await one.close();
  houses = [];
});

async function prepared(): Promise<House> {
  const made = await openHouse();
  houses.push(made);
  await prepareHouse(made.deps);
  return made;
}

/** How many rows each part of the example has in the database, and the record of all of it. */
async function rowsIn({ deps }: House): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from organization) as organizations, (select count(*) from person) as people,
      (select count(*) from mandate) as mandates, (select count(*) from dialogue) as dialogues,
      (select count(*) from note) as notes, (select count(*) from recommendation) as recommendations,
      (select count(*) from application) as applications, (select count(*) from invitation) as invitations,
      (select count(*) from record_entry) as entries`.execute(deps.db);
  return rows[0];
}

/** Loads it with a process that ends when it asks for the `last` piece of chance. */
function loadUntil(last: number): Promise<boolean> {
  let drawn = 0;
  return loadExample({
    ...house.deps,
    random(bytes) {
      drawn += 1;
      if (drawn === last) throw new Error('ended');
      return house.deps.random(bytes);
    },
  });
}

test('ended on the way, nothing of it is there, and the next start loads the whole; a third loads nothing', {
  timeout: 60_000,
}, async () => {
  const whole = await prepared();
  let draws = 0;
  const random = (bytes: number) => {
    draws += 1;
    return whole.deps.random(bytes);
  };
  expect(await loadExample({ ...whole.deps, random })).toBe(true);
  const empty = await rowsIn(house);
  for (const last of [1, Math.ceil(draws / 2), draws]) {
    await expect(loadUntil(last)).rejects.toThrow('ended');
    expect(await rowsIn(house)).toEqual(empty);
  }
  expect(await loadExample(house.deps)).toBe(true);
  const loaded = await rowsIn(house);
  expect(loaded).toEqual(await rowsIn(whole));
  expect(await loadExample(house.deps)).toBe(false);
  expect(await rowsIn(house)).toEqual(loaded);
});
