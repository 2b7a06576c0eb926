import type { ReportSection } from '../../charter/dialogue-types.ts';
import type { ItemForm } from '../types.ts';

/** One section of a report; of those of themes, one for each theme. */
export type Part<T> = { readonly key: string; readonly section: ReportSection; readonly theme: T | null };

/**
 * The sections of a report in the order in which it is read: where the charter's first section of themes stands come
 * all of them, theme by theme (results report of the first Conversatorio, Contents). `key` tells a part from all
 * others: `conclusions`, `advances.1`.
 */
export function outline<T extends { readonly n: number }>(
  sections: readonly ReportSection[],
  themes: readonly T[],
): readonly Part<T>[] {
  const ofThemes = sections.filter(({ scope }) => scope === 'theme');
  const first = sections.findIndex(({ scope }) => scope === 'theme');
  const whole = (section: ReportSection) => ({ key: section.key, section, theme: null });
  const isWhole = ({ scope }: ReportSection): boolean => scope === 'report';
  return [
    ...sections.slice(0, Math.max(0, first)).map(whole),
    ...themes.flatMap((theme) => ofThemes.map((section) => ({ key: `${section.key}.${theme.n}`, section, theme }))),
    ...sections.slice(Math.max(0, first)).filter(isWhole).map(whole),
  ];
}

/** Are its items edited from the rapporteurs' notes? Those of other sections are written as text. */
export const takesNotes = ({ content }: Pick<ReportSection, 'content'>): boolean =>
  content === 'notes' || content === 'recommendations';

/** The forms an item of a section may have: what stands among recommendations is one. */
export const formsIn = ({ content }: Pick<ReportSection, 'content'>): readonly [ItemForm, ...ItemForm[]] => {
  if (content === 'recommendations') return ['point'];
  return content === 'notes' ? ['point', 'paragraph', 'heading'] : ['paragraph', 'point', 'heading'];
};
