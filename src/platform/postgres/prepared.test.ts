import { expect, test } from 'vitest';
import { preparedName } from './prepared.ts';

const ask = (statement: string, times: number) => Array.from({ length: times }, () => preparedName(statement)).at(-1);

test('what is asked often gets a name, once and for good; what is asked rarely none', () => {
  expect(ask('select 1', 4)).toBe(null);
  const name = preparedName('select 1');
  expect(name).toMatch(/^p\d+$/);
  expect(ask('select 1', 3)).toBe(name);
  expect(ask(' with a as (select 2) select * from a', 5)).not.toBe(name);
});

test('only what reads is named', () => {
  expect(ask("set time zone 'UTC'", 9)).toBe(null);
  expect(ask('begin', 9)).toBe(null);
});

test('at most 150 names', () => {
  for (let n = 0; n < 150; n += 1) ask(`select ${n} as often`, 5);
  expect(ask('select 1 as late', 9)).toBe(null);
});
