import { expect, test } from 'vitest';
import { lately } from './lately.ts';

test('what was worked out lately is not worked out again, until there is too much of it', () => {
  const known = lately<string>();
  let worked = 0;
  const ask = (key: number): string =>
    known(String(key), () => {
      worked += 1;
      return `value ${key}`;
    });
  expect([ask(0), ask(0), ask(1), ask(0)]).toEqual(['value 0', 'value 0', 'value 1', 'value 0']);
  expect(worked).toBe(2);
  for (let key = 2; key <= 5000; key += 1) ask(key);
  expect(worked).toBe(5001);
  expect(ask(5000)).toBe('value 5000');
  expect(worked).toBe(5001);
  expect(ask(0)).toBe('value 0');
  expect(worked).toBe(5002);
});
