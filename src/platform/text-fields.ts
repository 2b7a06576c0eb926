import type { z } from 'zod';
import { optionalText, text } from './fields.ts';
import type { Language, Texts } from './reader.ts';

/** One field for each language: `title.es`, `title.en`. */
export const textName = (name: string, language: Language): string => `${name}.${language}`;

/** Which languages a text must be written in: `first` while it is being prepared, `all` once it is public. */
export type Needed = 'all' | 'first' | 'none';

/** A text's fields, one a language, for a form's schema; `textsIn` reads them back. */
export function textFields(
  name: string,
  languages: readonly Language[],
  max: number,
  needed: Needed,
): Record<string, z.ZodType<string | null>> {
  return Object.fromEntries(
    languages.map((language, index) => {
      const required = needed === 'all' || (needed === 'first' && index === 0);
      return [textName(name, language), required ? text(max) : optionalText(max)];
    }),
  );
}

/** What was written, in the languages it was written in; null where that is none. */
export function textsIn(
  values: Readonly<Record<string, unknown>>,
  name: string,
  languages: readonly Language[],
): Texts | null {
  const written = languages.flatMap((language) => {
    const value = values[textName(name, language)];
    return typeof value === 'string' && value !== '' ? [[language, value] as const] : [];
  });
  return written.length > 0 ? Object.fromEntries(written) : null;
}

/** A title on one line: line breaks belong in longer texts, and in no calendar. */
export const onOneLine = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, words.replace(/\s+/g, ' ')]));
