import { expect, test } from 'vitest';
import { aboutName, findOnList } from './host-list.ts';

const entries = [
  { name: 'José Núñez', institution: 'Red Ñandutí' },
  { name: 'Ana María Núñez', institution: '' },
  { name: 'Eva', institution: 'Casa del Sur' },
];
const names = (words: string) => findOnList(entries, words).map(({ name }) => name);

test('a name is found by the beginnings of its words, without accents', () => {
  expect(names('nun')).toEqual(['José Núñez', 'Ana María Núñez']);
  expect(names('MARIA nun')).toEqual(['Ana María Núñez']);
  expect(names('uñez')).toEqual([]);
});

test('or by the institution; without words everyone', () => {
  expect(names('nandu')).toEqual(['José Núñez']);
  expect(names(' ')).toHaveLength(3);
});

test('a name that is listed is asked about once: it may be another person', () => {
  const listed = [{ name: 'Ana Pérez' }, { name: 'José Núñez' }];
  const reasons = [{ code: 'already-on-list', field: 'name', params: { name: 'José Núñez' } }];
  expect(aboutName({ name: 'NUÑEZ, Jose', another: false }, listed)).toEqual(reasons);
  expect(aboutName({ name: 'José Núñez', another: true }, listed)).toEqual([]);
  expect(aboutName({ name: 'José', another: false }, listed)).toEqual([]);
});
