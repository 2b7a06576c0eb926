import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { DialogueId, Theme, ThemeId } from '../../dialogues/types.ts';
import { readerFor } from '../../platform/languages.ts';
import { assembleReport } from '../rules/assemble-report.ts';
import { searchedTexts } from '../rules/report-texts.ts';
import type { Item, ItemId, Publication, PublicationId, ReportContent, ReportId } from '../types.ts';
import { AboutReport } from './AboutReport.tsx';
import { printedReport } from './printed-report.ts';
import { ReportLayout } from './ReportPage.tsx';

// Concept note of the first Conversatorio, 8 August 2023, Result: no actor will be identified by name. What a reader
// of the page or the document reads and nobody searched would be a gap in that.

const charter = readCharter('pmm-lac');
const at = Temporal.Instant.from('2026-11-18T14:00:00Z');
const both = (text: string) => ({ es: `${text} es`, en: `${text} en` });

const theme: Theme = {
  id: 't1' as ThemeId,
  dialogueId: 'd' as DialogueId,
  n: 1,
  title: both('tema'),
  introduction: both('introducción'),
  startsAt: at,
  endsAt: at.add({ hours: 2 }),
  objectives: [7],
  questions: [{ id: 'q', n: 1, text: both('pregunta') }],
  panel: [
    {
      id: 's',
      stage: 'held',
      position: 1,
      sector: 'civil-society',
      institution: 'institución',
      organizationId: null,
      personName: 'persona',
      gender: 'woman',
      country: 'PE',
    },
  ],
  minutes: {},
  published: ['held'],
};
const forms = ['point', 'paragraph', 'heading'] as const;
const items = charter.report.sections.flatMap(({ key, scope }): Item[] =>
  forms.map((form) => ({
    id: `${key}-${form}` as ItemId,
    section: key,
    themeId: scope === 'theme' ? theme.id : null,
    version: 1,
    wording: { form, text: both('texto'), objectives: [7] },
    noteIds: [],
  })),
);
const rows = Array.from({ length: 40 }, (_, n) => ({
  key: `${n}`,
  country: n % 2 ? 'PE' : 'CL',
  sector: n % 2 ? 'civil-society' : 'un',
  gender: n % 3 ? 'woman' : 'man',
}));
const whole = assembleReport(
  {
    dialogue: {
      id: 'd' as DialogueId,
      slug: '2026',
      title: both('diálogo'),
      summary: both('resumen'),
      heldOn: Temporal.PlainDate.from('2026-11-18'),
      venue: both('lugar'),
      charterVersion: '1.0',
      example: true,
      convenedAt: at,
      cancelledAt: null,
      cancelledFor: null,
    },
    themes: [theme],
    heading: { version: 1, edition: 2, title: both('título'), summary: both('sumario'), correction: both('corrige') },
    items,
    attendance: new Map([[theme.id, { rows, example: true }]]),
    published: new Map(),
    edition: 2,
    slug: '2026',
    last: null,
  },
  charter,
);

/** Not text: keys, addresses, dates, codes. */
const isKey =
  /(^|\.)(slug|heldOn|charterVersion|languages|key|keys|columns|kind|content|country|id|form|code)(\.\d+)*$/;

/** Every text of the report with a word of its own in it, and where it stands: `themes.title`. */
const marks = new Map<string, string>();
function marked(value: unknown, path: string): unknown {
  if (typeof value === 'string' && !isKey.test(path)) {
    const mark = `marca${marks.size + 1}x`;
    marks.set(mark, path.replace(/\.(\d+|es|en)(?=\.|$)/g, ''));
    return `${value} ${mark}`;
  }
  if (Array.isArray(value)) return value.map((one, n) => marked(one, `${path}.${n}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, marked(one, path ? `${path}.${key}` : key)]),
  );
}

test('whatever is printed of a report is searched for names, but for what the charter says', () => {
  const content = marked(whole, '') as ReportContent;
  const searched = searchedTexts(content).map(({ text }) => text);
  const checks = { known: 1, found: 0, notNames: 0, approved: [] };
  const edition = { content, digest: '', releases: [], checks, at, unpublished: null };
  const publication: Publication = {
    ...{ content, checks, at, edition: 2, slug: '2026', digest: '' },
    id: 'publication' as PublicationId,
    reportId: 'report' as ReportId,
    dialogueId: 'dialogue' as DialogueId,
  };
  const printed = (['es', 'en'] as const).map((language) => {
    const reader = readerFor({ language, languages: ['es', 'en'], path: '/', origin: 'https://example.org' });
    const page = (
      <ReportLayout reader={reader} charter={charter} content={content}>
        <AboutReport {...{ reader, charter, publication }} editions={[]} releases={[]} entry={null} />
      </ReportLayout>
    );
    return `${page} ${JSON.stringify(printedReport(reader, charter, edition))}`;
  });
  const read = [...marks].filter(([mark]) => printed.some((text) => text.includes(mark)));
  const paths = (isSearched: boolean) => [
    ...new Set(
      read.filter(([mark]) => searched.some((text) => text.includes(mark)) === isSearched).map(([, path]) => path),
    ),
  ];
  expect(paths(true)).toEqual([
    'dialogue.title',
    'title',
    'summary',
    'correction',
    'themes.title',
    'themes.panel.institution',
    'sections.items.text',
  ]);
  expect(paths(false)).toEqual([
    'mechanism.name',
    'kind',
    'themes.panel.sector',
    'sections.title',
    'numbers.sectors.title',
    'numbers.genders.title',
  ]);
});
