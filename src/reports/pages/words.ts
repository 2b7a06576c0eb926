import type { Charter } from '../../charter/types.ts';
import { tagged } from '../../dialogues/pages/titles.ts';
import { bodyTitle, officeTitle } from '../../mandates/pages/body-title.ts';
import type { Body } from '../../mandates/types.ts';
import type { Reader, Texts } from '../../platform/reader.ts';
import type { TaggedObjective } from '../../ui/components/ObjectiveTags.tsx';

/** The language to mark a text with where it is not the reader's. */
export function foreign(reader: Reader, texts: Texts): string | undefined {
  const language = reader.languageOf(texts);
  return language === reader.language ? undefined : language;
}

/** `Objetivos 7 y 16`; null where there is none. */
export const objectivesLine = (reader: Reader, objectives: readonly number[]): string | null =>
  objectives.length === 0
    ? null
    : reader.t('reports.objectives', { count: objectives.length, list: reader.list(objectives.map(String)) });

/** `Punto focal de una agencia · Grupo de Trabajo`; the body is left out where the office says it: `Integrante de la Mesa`. */
export const officeLine = (reader: Reader, charter: Charter, office: string, body: Body): string =>
  [officeTitle(reader, charter, office), bodyTitle(reader, charter, body)]
    .filter((part, index, [title = '']) => index === 0 || !title.includes(part))
    .join(' · ');

/** Objectives that lead to what was recommended on them. */
export const recommendedOn = (
  reader: Reader,
  charter: Charter,
  objectives: readonly number[],
): readonly TaggedObjective[] =>
  tagged(reader, charter, objectives).map((tag) => ({
    ...tag,
    href: `${reader.to('/recomendaciones')}?objetivo=${tag.n}`,
  }));

/** The beginning of a text, for a title or a list: whole words, at most so many characters or so. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/u, '')}…`;
}
