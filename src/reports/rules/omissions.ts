import type { ReportSection } from '../../charter/dialogue-types.ts';
import type { Texts } from '../../platform/reader.ts';
import type { ReportContent } from '../types.ts';
import { outline } from './outline.ts';

/** Something that a report could say and does not; `theme`: its number, null for the whole report. */
export type Omission =
  | { readonly kind: 'summary' }
  /** Letters or signs that the page shows and the document cannot. */
  | { readonly kind: 'letters'; readonly theme: null }
  /** `part`: its key in the outline. */
  | { readonly kind: 'section'; readonly theme: number | null; readonly part: string; readonly title: Texts }
  | { readonly kind: 'notes'; readonly theme: number; readonly count: number }
  | { readonly kind: 'attendance' | 'panel'; readonly theme: number };

/**
 * What would come out empty, in part (`isDrawnWhole`: whether the document shows all of the texts) or unused, in the
 * order of the report: no summary, sections without a text (annexes are as wished), and by theme notes of the rapporteurs that no text was written from, no attendance, no panel. Whoever
 * releases a report is told; nothing of it stands in the way.
 */
export function omissions(
  content: ReportContent,
  sections: readonly ReportSection[],
  unusedNotes: ReadonlyMap<number, number>,
  isDrawnWhole: boolean,
): readonly Omission[] {
  const empty = outline(sections, content.themes).flatMap(({ key, section, theme }): readonly Omission[] => {
    const written = content.sections.some((one) => one.key === section.key && one.theme === (theme?.n ?? null));
    if (written || section.content === 'annex') return [];
    return [{ kind: 'section', theme: theme?.n ?? null, part: key, title: section.title }];
  });
  return [
    ...(content.summary === null ? [{ kind: 'summary' } as const] : []),
    ...(isDrawnWhole ? [] : [{ kind: 'letters', theme: null } as const]),
    ...empty,
    ...content.themes.flatMap(({ n, numbers, panel }): readonly Omission[] => {
      const count = unusedNotes.get(n) ?? 0;
      return [
        ...(count > 0 ? [{ kind: 'notes', theme: n, count } as const] : []),
        ...(numbers === null ? [{ kind: 'attendance', theme: n } as const] : []),
        ...(panel.length === 0 ? [{ kind: 'panel', theme: n } as const] : []),
      ];
    }),
  ];
}
