import { expect, test } from 'vitest';
import { readCharter } from '../read-charter.ts';
import { filesOf, readAgain, riverBasin, withChanges } from './charter-files.ts';
import { translationGaps } from './translation-gaps.ts';

test('pmm-lac says everything in Spanish and in English', () => {
  expect(readCharter('pmm-lac').languages).toEqual(['es', 'en']);
  expect(translationGaps(readCharter('pmm-lac'))).toEqual([]);
});

test('the small charter says everything in Portuguese and in French', () => {
  expect(translationGaps(readCharter(riverBasin))).toEqual([]);
});

test('a text without one of the languages is listed with its place', () => {
  const folder = 'charters/pmm-lac';
  const files = withChanges(
    filesOf(folder),
    ['mesas.json', 'mesas.1.title.en', undefined],
    ['charter.json', 'zones.0.city.en', undefined],
  );
  expect(translationGaps(readAgain(files, folder))).toEqual([
    { place: 'zones[0].city', languages: ['en'] },
    { place: 'mesas[1].title', languages: ['en'] },
  ]);
});
