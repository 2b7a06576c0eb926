import { homeZone } from '../../charter/rules/home-zone.ts';
import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import { dayOf } from '../../dialogues/pages/titles.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Fact, ReportBlock, ReportModel, ReportSection } from '../pdf/model.ts';
import type { StoredRelease } from '../store/releases.ts';
import type { ContentSection, ContentTheme, NamingChecks, ReportContent } from '../types.ts';
import { printedBlocks } from './printed-blocks.ts';
import { printedNumbers } from './printed-numbers.ts';
import { readingOrder } from './ReportSections.tsx';
import { objectivesLine, officeLine } from './words.ts';

/** An edition as it goes to print: offices and figures, no name of a person. */
type PrintedEdition = {
  readonly content: ReportContent;
  readonly digest: string;
  readonly releases: readonly Pick<StoredRelease, 'office' | 'body'>[];
  readonly checks: NamingChecks;
  readonly at: Temporal.Instant;
};

type Context = { readonly reader: Reader; readonly charter: Charter; readonly edition: PrintedEdition };

/** The report as a document, in the reader's language. */
export function printedReport(reader: Reader, charter: Charter, edition: PrintedEdition): ReportModel {
  const { content, at } = edition;
  const context = { reader, charter, edition };
  const held = reader.date(Temporal.PlainDate.from(content.dialogue.heldOn));
  const kind = reader.text(content.kind);
  return {
    language: reader.language,
    kind,
    title: reader.text(content.title),
    subtitle: `${reader.text(content.dialogue.title)}\n${held}`,
    mechanism: reader.text(content.mechanism.name),
    shortTitle: `${kind} ${content.dialogue.slug}`,
    date: reader.t('reports.about.edition.value', { edition: content.edition, day: dayOf(reader, charter, at) }),
    isoDate: at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString(),
    address: `${reader.origin}${reader.to(`/informes/${content.dialogue.slug}`)}`,
    promise: reader.t('reports.print.promise', { releases: charter.report.releases }),
    contentsTitle: reader.t('reports.print.contents'),
    loom: loomOf(content, charter),
    sections: sectionsOf(context),
    colophon: { title: reader.t('reports.about.title'), facts: colophonOf(context) },
  };
}

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
function sectionsOf(context: Context): readonly ReportSection[] {
  const { reader, charter, edition } = context;
  const parts = readingOrder(edition.content);
  const first = parts.findIndex((part) => 'own' in part);
  const last = parts.findLastIndex((part) => 'own' in part);
  const whole = (some: typeof parts) => some.flatMap((part) => ('own' in part ? [] : [wholePart(context, part)]));
  return [
    ...onNewPage([...openingOf(context), ...whole(parts.slice(0, Math.max(0, first)))]),
    ...printedNumbers(reader, charter, edition.content),
    ...parts.flatMap((part) => ('own' in part ? themePart(context, part) : [])),
    ...onNewPage([...whole(parts.slice(last + 1)), ...panelsOf(context)]),
  ];
}

const onNewPage = ([first, ...rest]: readonly ReportSection[]): readonly ReportSection[] =>
  first ? [{ ...first, newPage: true }, ...rest] : [];

const plain = { newPage: false, kicker: null, mesa: null } as const;

/** What the report says of itself, and what this edition corrects. */
function openingOf({ reader, edition: { content } }: Context): readonly ReportSection[] {
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

const wholePart = ({ reader }: Context, { title, items }: ContentSection): ReportSection => ({
  ...plain,
  heading: reader.text(title),
  level: 1,
  blocks: printedBlocks(reader, items),
});

function themePart(
  { reader, charter }: Context,
  { theme, own }: { readonly theme: ContentTheme; readonly own: readonly ContentSection[] },
): readonly ReportSection[] {
  const [leading] = theme.objectives;
  const mesa = leading === undefined ? null : (mesaOfObjective(charter, leading)?.n ?? null);
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
function panelsOf({ reader, edition: { content } }: Context): readonly ReportSection[] {
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

function colophonOf({ reader, charter, edition: { content, digest, releases, checks, at } }: Context): readonly Fact[] {
  const approved = checks.approved.reduce((sum, one) => sum + one.places, 0);
  return [
    {
      label: reader.t('reports.about.edition'),
      value: reader.t('reports.about.edition.value', { edition: content.edition, day: dayOf(reader, charter, at) }),
    },
    {
      label: reader.t('reports.about.released'),
      value: releases.map(({ office, body }) => officeLine(reader, charter, office, body)).join('; '),
    },
    {
      label: reader.t('reports.about.names'),
      value: [
        reader.t('reports.about.names.searched', { known: reader.number(checks.known) }),
        reader.t('reports.about.names.found', { found: checks.found, notNames: checks.notNames, approved }),
      ].join(' '),
    },
    {
      label: reader.t('reports.about.rules'),
      value: reader.t('reports.about.rules.value', { version: content.charterVersion }),
    },
    ...(content.themes.some(({ example }) => example)
      ? [{ label: reader.t('reports.numbers.title'), value: reader.t('ui.example.mark') }]
      : []),
    { label: reader.t('reports.about.digest'), value: digest },
  ];
}
