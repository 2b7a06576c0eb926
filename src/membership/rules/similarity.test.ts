import { expect, test } from 'vitest';
import { matchWords, sameWord, trigramSimilarity } from './similarity.ts';

test('trigrams are counted as pg_trgm counts them', () => {
  // select similarity('word', 'two words') in the PostgreSQL manual compares whole texts; by word: 4 of 7 trigrams.
  expect(trigramSimilarity('word', 'words')).toBe(4 / 7);
  expect(trigramSimilarity('red', 'red')).toBe(1);
  expect(trigramSimilarity('red', 'casa')).toBe(0);
});

test.each<[string, string, boolean]>([
  ['migrante', 'migrantes', true],
  ['refugiados', 'refujiados', true],
  ['refugio', 'refujio', true],
  ['tochan', 'tcohan', true],
  ['puente', 'puentes', true],
  ['norte', 'corte', false],
  ['emigrantes', 'inmigrantes', false],
  ['nacional', 'internacional', false],
  ['paraguay', 'uruguay', false],
  ['red', 'res', false],
  ['albergue1', 'albergue2', false],
])('%s and %s are one word: %s', (a, b, same) => {
  expect(sameWord(a, b)).toBe(same);
  expect(sameWord(b, a)).toBe(same);
});

test('words are matched once each, equal ones first', () => {
  expect(matchWords(['migrante', 'migrantes', 'casa'], ['migrantes', 'red'])).toEqual({
    shared: ['migrantes'],
    onlyA: ['migrante', 'casa'],
    onlyB: ['red'],
  });
});
