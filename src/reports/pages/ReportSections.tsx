import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import type { ContentItem, ContentSection, ContentTheme, ReportContent } from '../types.ts';
import { Prose, Words } from './Prose.tsx';
import { RecommendationThread } from './RecommendationThread.tsx';
import { foreign, recommendedOn } from './words.ts';

type Common = { reader: Reader; charter: Charter };

/** `advances-1`, `conclusions`: where a section begins on the page. */
export const sectionId = ({ key, theme }: Pick<ContentSection, 'key' | 'theme'>): string =>
  theme === null ? key : `${key}-${theme}`;
export const themeId = (n: number): string => `tema-${n}`;

/** What is read in order: sections of the whole, and the themes with theirs where the first of them stands. */
export function readingOrder({
  sections,
  themes,
}: ReportContent): readonly (
  | ContentSection
  | { readonly theme: ContentTheme; readonly own: readonly ContentSection[] }
)[] {
  const first = sections.findIndex(({ theme }) => theme !== null);
  const last = sections.findLastIndex(({ theme }) => theme !== null);
  if (first < 0) return sections;
  return [
    ...sections.slice(0, first),
    ...themes
      .map((theme) => ({ theme, own: sections.filter((section) => section.theme === theme.n) }))
      .filter(({ own }) => own.length > 0),
    ...sections.slice(last + 1),
  ];
}

export function ReportSections({ reader, charter, content }: Common & { content: ReportContent }) {
  return (
    <>
      {readingOrder(content).map((part) =>
        'own' in part ? (
          <ThemeSections reader={reader} charter={charter} {...part} />
        ) : (
          <section id={sectionId(part)}>
            <h2>{reader.text(part.title)}</h2>
            <Items reader={reader} charter={charter} items={part.items} level={3} />
          </section>
        ),
      )}
    </>
  );
}

function ThemeSections({
  reader,
  charter,
  theme,
  own,
}: Common & { theme: ContentTheme; own: readonly ContentSection[] }) {
  return (
    <section id={themeId(theme.n)}>
      <h2>
        <span class="kicker">{reader.t('reports.theme', { n: theme.n })}</span> {reader.text(theme.title)}
      </h2>
      <ObjectiveTags reader={reader} objectives={recommendedOn(reader, charter, theme.objectives)} />
      {own.map((section) => (
        <>
          {section.content !== 'introduction' && <h3 id={sectionId(section)}>{reader.text(section.title)}</h3>}
          <Items reader={reader} charter={charter} items={section.items} level={4} />
        </>
      ))}
    </section>
  );
}

type ItemsProps = Common & { items: readonly ContentItem[]; level: 3 | 4 };

/** Items as they follow one another: points that stand together are one list. */
function Items({ reader, charter, items, level }: ItemsProps) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <>
      {runs(items).map(([first, ...rest]) => {
        if (first.code) {
          const { code, slug = '', text, objectives } = first;
          return <RecommendationThread {...{ reader, charter, code, slug, text, objectives }} id={slug} />;
        }
        if (first.form === 'heading') {
          return <Heading lang={foreign(reader, first.text)}>{reader.text(first.text)}</Heading>;
        }
        if (first.form === 'paragraph') return <Prose reader={reader} texts={first.text} />;
        return (
          <ul class="bullets">
            {[first, ...rest].map(({ text }) => (
              <li lang={foreign(reader, text)}>
                <Words text={reader.text(text)} />
              </li>
            ))}
          </ul>
        );
      })}
    </>
  );
}

type Run = readonly [ContentItem, ...ContentItem[]];

/** Neighbouring points as one run; everything else is a run of its own. */
function runs(items: readonly ContentItem[]): readonly Run[] {
  const all: [ContentItem, ...ContentItem[]][] = [];
  for (const item of items) {
    const last = all.at(-1);
    if (item.form === 'point' && !item.code && last?.[0].form === 'point' && !last[0].code) last.push(item);
    else all.push([item]);
  }
  return all;
}
