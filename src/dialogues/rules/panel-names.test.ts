import { expect, test } from 'vitest';
import { namedTwice } from './panel-names.ts';

const seats = (...names: (string | null)[]) => names.map((personName) => ({ personName }));

test('a person with more than one seat is named once, however the name is written', () => {
  expect(namedTwice(seats('Eva Núñez', null, 'Ana', 'EVA NUNEZ', 'eva núñez'))).toEqual(['Eva Núñez']);
});

test('seats of one person each, or of nobody by name, name no one', () => {
  expect(namedTwice(seats('Eva', 'Ana', null, null))).toEqual([]);
});
