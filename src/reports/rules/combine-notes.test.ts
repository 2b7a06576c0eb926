import { expect, test } from 'vitest';
import { wordingFromNotes } from './combine-notes.ts';
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
