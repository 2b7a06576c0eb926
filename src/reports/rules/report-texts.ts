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

/** What the dialogue and its themes are called, which the report prints: by `dialogue`, `theme-1`. */
const titles = ({ dialogue, themes }: ReportContent): readonly WrittenText[] => [
  { id: 'dialogue', texts: dialogue.title },
  ...themes.map(({ n, title }) => ({ id: `theme-${n}`, texts: title })),
];

/** Whatever a reader reads that is not the charter's, text by text, to be searched for names. */
export const wordings = (content: ReportContent): readonly ReportText[] =>
  [...writtenTexts(content), ...titles(content)].flatMap(({ id, texts }) =>
    Object.entries(texts).map(([language, text]) => ({ id, language, text })),
  );

/**
 * What the institutions of panels are called: `panel-1-2` is the second of theme 1. They are named in public, so they are
 * searched for persons alone.
 */
export const institutions = ({ themes, languages: [language = ''] }: ReportContent): readonly ReportText[] =>
  themes.flatMap(({ n, panel }) =>
    panel.map(({ institution }, at) => ({ id: `panel-${n}-${at + 1}`, language, text: institution })),
  );

/** All that is searched. */
export const searchedTexts = (content: ReportContent): readonly ReportText[] => [
  ...wordings(content),
  ...institutions(content),
];

/** Number of the theme whose title, or panel's, a text is; null: it is neither. */
export function themeOfTitle(textId: string): number | null {
  const n = /^(?:theme|panel)-(\d+)/.exec(textId)?.[1];
  return n === undefined ? null : Number(n);
}

/** The languages of the charter in which a text is not written. */
export const missingLanguages = (texts: Texts, languages: readonly string[]): readonly string[] =>
  languages.filter((language) => !texts[language]?.trim());
