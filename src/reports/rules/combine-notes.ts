import type { Note } from '../../dialogues/types.ts';
import type { ItemForm, Wording } from '../types.ts';

/**
 * What an item written from several notes says at first: their texts one after the other, each in its language, and
 * every objective that one of them was tagged with.
 */
export function wordingFromNotes(
  notes: readonly Pick<Note, 'text' | 'language' | 'objectives'>[],
  form: ItemForm,
): Wording {
  const byLanguage = Map.groupBy(notes, ({ language }) => language);
  return {
    form,
    text: Object.fromEntries(
      [...byLanguage].map(([language, own]) => [language, own.map(({ text }) => text).join(' ')]),
    ),
    objectives: [...new Set(notes.flatMap(({ objectives }) => objectives))].sort((a, b) => a - b),
  };
}
