import type { Texts } from '../../platform/reader.ts';
import type { ReportContent } from '../types.ts';
import type { ReportText } from './attribution.ts';

const headingTexts = ['title', 'summary', 'correction'] as const;
/** Whose text it is: an item's id, or one of the heading's. */
type TextId = (typeof headingTexts)[number] | (string & {});

type WrittenText = { readonly id: TextId; readonly texts: Texts };

/** Everything a person wrote that would be read, in whichever languages it is written so far. */
export function writtenTexts({ title, summary, correction, sections }: ReportContent): readonly WrittenText[] {
  const heading = [
    { id: 'title', texts: title },
    { id: 'summary', texts: summary },
    { id: 'correction', texts: correction },
  ];
  return [
    ...heading.flatMap(({ id, texts }) => (texts ? [{ id, texts }] : [])),
    ...sections.flatMap(({ items }) => items.map(({ id, text }) => ({ id, texts: text }))),
  ];
}

/** The same text by text, to be searched for names. */
export const searchedTexts = (content: ReportContent): readonly ReportText[] =>
  writtenTexts(content).flatMap(({ id, texts }) =>
    Object.entries(texts).map(([language, text]) => ({ id, language, text })),
  );

/** The languages of the charter in which a text is not written. */
export const missingLanguages = (texts: Texts, languages: readonly string[]): readonly string[] =>
  languages.filter((language) => !texts[language]?.trim());
