import type { Note } from '../../dialogues/types.ts';
import type { Item, ItemForm, Wording } from '../types.ts';

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

type Made = Pick<Item, 'section' | 'version'> & {
  readonly id: string;
  readonly themeId: string | null;
  readonly noteIds: readonly string[];
};

/**
 * The items that one made of these notes says again: of its place, made of no other notes, and nobody changed them since.
 * What has an address as a recommendation stays: to take it out is to withdraw it, which a person decides.
 */
export const repeatedBy = <I extends Made>(
  { place, noteIds }: { readonly place: Pick<Made, 'section' | 'themeId'>; readonly noteIds: readonly string[] },
  items: readonly I[],
  published: ReadonlySet<string>,
): readonly I[] =>
  items.filter(
    (item) =>
      item.section === place.section &&
      item.themeId === place.themeId &&
      item.version === 1 &&
      item.noteIds.length > 0 &&
      item.noteIds.every((id) => noteIds.includes(id)) &&
      !published.has(item.id),
  );
