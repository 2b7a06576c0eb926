import { homeZone } from '../../charter/rules/home-zone.ts';
import { mesaOfAll } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { ReportBlock, ReportModel, ReportSection } from '../pdf/model.ts';
import type { ContentSection, ContentTheme, ReportContent } from '../types.ts';
import { printedBlocks } from './printed-blocks.ts';
import { colophonOf, editionLine, type PrintedContext, type PrintedEdition } from './printed-colophon.ts';
import { printedNumbers } from './printed-numbers.ts';
import { readingOrder } from './ReportSections.tsx';
import { objectivesLine } from './words.ts';

/** The report as a document, in the reader's language. */
export function printedReport(reader: Reader, charter: Charter, edition: PrintedEdition): ReportModel {
  const { content, at } = edition;
  const context = { reader, charter, edition };
  const held = reader.date(Temporal.PlainDate.from(content.dialogue.heldOn));
  const kind = reader.text(content.kind);
  const address = `${reader.origin}${reader.to(`/informes/${content.dialogue.slug}`)}`;
  const draft = edition.unpublished ? draftOf(reader) : null;
  return {
    language: reader.language,
    kind,
    draft,
    title: reader.text(content.title),
    subtitle: `${reader.text(content.dialogue.title)}\n${held}`,
    mechanism: reader.text(content.mechanism.name),
    shortTitle: `${kind} ${content.dialogue.slug}`,
    date: editionLine(context),
    isoDate: at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString(),
    address: draft ? reader.t('reports.draft.footer') : address,
    promise: draft ? '' : reader.t('reports.print.promise', { releases: charter.report.releases }),
    otherScript: reader.t('reports.print.other-script'),
    contentsTitle: reader.t('reports.print.contents'),
    loom: loomOf(content, charter),
    sections: sectionsOf(context),
    colophon: { title: reader.t('reports.about.title'), facts: colophonOf(context) },
  };
}

const draftOf = (reader: Reader): NonNullable<ReportModel['draft']> => ({
  mark: reader.t('reports.draft.mark'),
  notice: reader.t('reports.draft.notice'),
});

function loomOf({ themes }: ReportContent, charter: Charter): ReportModel['loom'] {
  const threads = charter.mesas.flatMap(({ n, objectives }) => objectives.map((objective) => ({ objective, mesa: n })));
  return {
    threads: threads.map(({ mesa }) => mesa),
    wefts: themes.map(({ objectives }) =>
      threads.flatMap(({ objective }, index) => (objectives.includes(objective) ? [index] : [])),
    ),
  };
}

/** As on the page, with the numbers after what stands before the themes. A new page where something else begins. */
function sectionsOf(context: PrintedContext): readonly ReportSection[] {
  const { reader, charter, edition } = context;
  const parts = readingOrder(edition.content);
  const first = parts.findIndex((part) => 'own' in part);
  const last = parts.findLastIndex((part) => 'own' in part);
  const whole = (some: typeof parts) => some.flatMap((part) => ('own' in part ? [] : [wholePart(context, part)]));
  return [
    ...onNewPage([
      ...openingOf(context),
      ...whole(parts.slice(0, Math.max(0, first))),
      ...printedNumbers(reader, charter, edition.content),
    ]),
    ...parts.flatMap((part) => ('own' in part ? themePart(context, part) : [])),
    ...onNewPage([...whole(parts.slice(last + 1)), ...panelsOf(context)]),
  ];
}

const onNewPage = ([first, ...rest]: readonly ReportSection[]): readonly ReportSection[] =>
  first ? [{ ...first, newPage: true }, ...rest] : [];

const plain = { newPage: false, kicker: null, mesa: null } as const;

/** What the report says of itself, and what this edition corrects. */
function openingOf({ reader, edition: { content } }: PrintedContext): readonly ReportSection[] {
  const { summary, correction, edition } = content;
  const opening = (heading: string, block: ReportBlock): ReportSection => ({
    ...plain,
    heading,
    level: 1,
    blocks: [block],
  });
  return [
    ...(summary ? [opening(reader.t('reports.print.summary'), { kind: 'lead', text: reader.text(summary) })] : []),
    ...(correction
      ? [
          opening(reader.t('reports.page.correction', { edition }), {
            kind: 'paragraph',
            text: reader.text(correction),
          }),
        ]
      : []),
  ];
}

const wholePart = ({ reader }: PrintedContext, { title, items }: ContentSection): ReportSection => ({
  ...plain,
  heading: reader.text(title),
  level: 1,
  blocks: printedBlocks(reader, items),
});

function themePart(
  { reader, charter }: PrintedContext,
  { theme, own }: { readonly theme: ContentTheme; readonly own: readonly ContentSection[] },
): readonly ReportSection[] {
  const mesa = mesaOfAll(charter, theme.objectives)?.n ?? null;
  const opening = own.filter(({ content }) => content === 'introduction');
  const objectives = objectivesLine(reader, theme.objectives);
  return [
    {
      heading: reader.text(theme.title),
      level: 1,
      newPage: true,
      kicker: reader.t('reports.theme', { n: theme.n }),
      mesa,
      blocks: [
        ...(objectives ? [{ kind: 'note' as const, text: objectives }] : []),
        ...opening.flatMap(({ items }) => printedBlocks(reader, items)),
      ],
    },
    ...own
      .filter((section) => !opening.includes(section))
      .map(
        (section): ReportSection => ({
          ...plain,
          mesa,
          heading: reader.text(section.title),
          level: 2,
          blocks: printedBlocks(reader, section.items),
        }),
      ),
  ];
}

/** Who spoke: institutions. */
function panelsOf({ reader, edition: { content } }: PrintedContext): readonly ReportSection[] {
  const themes = content.themes.filter(({ panel }) => panel.length > 0);
  if (themes.length === 0) return [];
  const header = [
    reader.t('reports.panel.institution'),
    reader.t('reports.numbers.sector'),
    reader.t('reports.panel.country'),
  ];
  return [
    {
      ...plain,
      heading: reader.t('reports.panel.title'),
      level: 1,
      blocks: [
        { kind: 'note', text: reader.t('reports.panel.note') },
        ...themes.map(
          ({ n, title, panel }): ReportBlock => ({
            kind: 'table',
            title: `${reader.t('reports.theme', { n })} · ${reader.text(title)}`,
            note: null,
            header,
            rows: panel.map(({ sector, institution, country }) => [
              institution,
              reader.text(sector),
              reader.country(country),
            ]),
            numeric: [],
          }),
        ),
      ],
    },
  ];
}
