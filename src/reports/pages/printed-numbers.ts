import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { drawCountryMap } from '../pdf/country-map.ts';
import type { Count, MapBlock, ReportBlock, ReportSection } from '../pdf/model.ts';
import type { ContentTheme, ReportContent } from '../types.ts';
import { mapKey, type NumberRow, sessionRows } from './numbers-rows.ts';
import { factsOf } from './SessionNumbers.tsx';

/** Every session in numbers, as sections of the printed report. */
export function printedNumbers(reader: Reader, charter: Charter, content: ReportContent): readonly ReportSection[] {
  if (!content.themes.some(({ numbers }) => numbers)) return [];
  return [
    {
      heading: reader.t('reports.numbers.title'),
      level: 1,
      newPage: false,
      kicker: null,
      mesa: null,
      blocks: [],
    },
    ...content.themes.map(
      (theme): ReportSection => ({
        heading: `${reader.t('reports.theme', { n: theme.n })} · ${reader.text(theme.title)}`,
        kicker: null,
        level: 2,
        newPage: false,
        mesa: null,
        blocks: blocksOf(reader, charter, content, theme),
      }),
    ),
  ];
}

function blocksOf(
  reader: Reader,
  charter: Charter,
  content: ReportContent,
  theme: ContentTheme,
): readonly ReportBlock[] {
  if (!theme.numbers) return [{ kind: 'note', text: reader.t('reports.numbers.none') }];
  const { sectors, genders, countries, notes } = sessionRows(reader, content, theme.numbers);
  const persons = reader.t('reports.numbers.persons');
  const titled = (title: string) => (theme.example ? `${title} (${reader.t('ui.example.mark')})` : title);
  const withheld = [sectors ? null : notes.sectors, genders ? null : notes.genders, countries ? null : notes.countries];
  return [
    {
      kind: 'figures',
      items: factsOf(reader, theme).map(({ value, label }) => ({ label, value: reader.number(value) })),
    },
    ...(sectors
      ? [
          {
            kind: 'bars' as const,
            title: titled(reader.t('reports.numbers.sectors')),
            note: notes.sectors,
            columns: [reader.t('reports.numbers.sector'), persons] as const,
            counts: counts(reader, sectors),
          },
        ]
      : []),
    ...(genders
      ? [
          {
            kind: 'shares' as const,
            title: titled(reader.t('reports.numbers.genders')),
            note: notes.genders,
            alt: said(reader, genders),
            columns: [reader.t('reports.numbers.gender'), persons] as const,
            counts: counts(reader, genders),
          },
        ]
      : []),
    ...(countries
      ? [
          {
            ...mapOf(reader, charter, { rows: countries, least: content.numbers.threshold }, notes.countries),
            title: titled(reader.t('reports.numbers.countries')),
          },
        ]
      : []),
    ...withheld
      .filter((note) => note !== null)
      .slice(0, 1)
      .map((text) => ({ kind: 'note', text }) as const),
  ];
}

function mapOf(
  reader: Reader,
  charter: Charter,
  { rows, least }: { readonly rows: readonly NumberRow[]; readonly least: number },
  note: string | null,
): Omit<MapBlock, 'title'> {
  const values = new Map(rows.filter(({ rest }) => !rest).map(({ key, value }) => [key, value]));
  return {
    kind: 'map',
    note,
    alt: said(reader, rows),
    ...drawCountryMap(
      charter.region.countries.map(({ code }) => code),
      values,
      { ...mapKey(reader, rows), least },
    ),
    columns: [reader.t('ui.map.country'), reader.t('reports.numbers.persons')],
    counts: counts(reader, rows),
  };
}

const counts = (reader: Reader, rows: readonly NumberRow[]): readonly Count[] =>
  rows.map(({ label, value, rest }) => ({ label, value, figure: reader.number(value), quiet: rest }));

const said = (reader: Reader, rows: readonly NumberRow[]): string =>
  `${rows.map(({ label, value }) => `${label} ${reader.number(value)}`).join(', ')}.`;
