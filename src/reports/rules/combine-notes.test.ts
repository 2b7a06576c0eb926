import { expect, test } from 'vitest';
import { repeatedBy, wordingFromNotes } from './combine-notes.ts';
import { documentName } from './document-name.ts';

test('several notes are one text a language, with every objective once', () => {
  const notes = [
    { text: 'Uno.', language: 'es', objectives: [16, 7] },
    { text: 'Two.', language: 'en', objectives: [7] },
    { text: 'Tres.', language: 'es', objectives: [] },
  ];
  expect(wordingFromNotes(notes, 'point')).toEqual({
    form: 'point',
    text: { es: 'Uno. Tres.', en: 'Two.' },
    objectives: [7, 16],
  });
});

test('a document is saved under a name that tells report, edition and language', () => {
  expect(documentName({ slug: '2023', edition: 1 }, 'es')).toBe('informe-2023-es');
  expect(documentName({ slug: '2023', edition: 2 }, null)).toBe('informe-2023-ed2');
});

test('an item that says these notes’ words and no others is said again; a changed, a published and an elsewhere one is not', () => {
  const place = { section: 'advances', themeId: 'one' };
  const item = (id: string, noteIds: readonly string[], other = {}) => ({
    ...place,
    id,
    version: 1,
    noteIds,
    ...other,
  });
  const items = [
    item('single', ['a']),
    item('pair', ['a', 'b']),
    item('wider', ['a', 'c']),
    item('written', []),
    item('changed', ['b'], { version: 2 }),
    item('published', ['b']),
    item('elsewhere', ['a'], { section: 'challenges' }),
    item('of another theme', ['a'], { themeId: 'two' }),
  ];
  const repeated = repeatedBy({ place, noteIds: ['a', 'b'] }, items, new Set(['published']));
  expect(repeated.map(({ id }) => id)).toEqual(['single', 'pair']);
});
