import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { BarChart } from '../../ui/components/BarChart.tsx';
import type { ChartProps } from '../../ui/components/Chart.tsx';
import { CountryMap } from '../../ui/components/CountryMap.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { ShareBar } from '../../ui/components/ShareBar.tsx';
import type { ContentTheme, ReportContent } from '../types.ts';
import { mapKey, type NumberRow, sessionRows } from './numbers-rows.ts';

type Props = { reader: Reader; charter: Charter; content: ReportContent; theme: ContentTheme };

/** One session in numbers: how many, from how many countries, by sector, gender and country, small counts merged. */
export function SessionNumbers({ reader, charter, content, theme }: Props) {
  const { numbers, example } = theme;
  if (!numbers) return <p>{reader.t('reports.numbers.none')}</p>;
  const { sectors, genders, countries, notes } = sessionRows(reader, content, numbers);
  const unit = reader.t('reports.numbers.persons');
  const noted = (note: string | null) => note !== null && { note };
  const titled = (key: MessageKey) => reader.t('reports.numbers.of-theme', { title: reader.t(key), n: theme.n });
  return (
    <>
      <Facts reader={reader} facts={factsOf(reader, theme)} />
      {sectors && (
        <BarChart
          reader={reader}
          title={titled('reports.numbers.sectors')}
          of={reader.t('reports.numbers.sector')}
          unit={unit}
          rows={sectors}
          whole
          example={example}
          {...noted(notes.sectors)}
        />
      )}
      {genders && (
        <GenderChart
          reader={reader}
          title={titled('reports.numbers.genders')}
          rows={genders}
          unit={unit}
          example={example}
          {...noted(notes.genders)}
        />
      )}
      {countries && (
        <CountryMap
          reader={reader}
          title={titled('reports.numbers.countries')}
          region={charter.region.countries.map(({ code }) => code)}
          values={new Map(countries.filter(({ rest }) => !rest).map(({ key, value }) => [key, value]))}
          unit={unit}
          least={content.numbers.threshold}
          {...mapKey(reader, countries)}
          example={example}
          {...noted(notes.countries)}
        />
      )}
      {[sectors ? null : notes.sectors, genders ? null : notes.genders, countries ? null : notes.countries]
        .filter((note) => note !== null)
        .slice(0, 1)
        .map((note) => (
          <p class="note">{note}</p>
        ))}
    </>
  );
}

export function factsOf(reader: Reader, { numbers, panel }: ContentTheme) {
  const { participants, countries } = numbers ?? { participants: null, countries: null };
  return [
    ...(participants === null
      ? []
      : [{ value: participants, label: reader.t('reports.numbers.participants', { n: participants }) }]),
    ...(countries === null
      ? []
      : [{ value: countries, label: reader.t('reports.numbers.in.countries', { n: countries }) }]),
    ...(panel.length > 0
      ? [{ value: panel.length, label: reader.t('reports.numbers.voices', { n: panel.length }) }]
      : []),
  ];
}

/** As parts of a whole while there are few answers to tell apart, otherwise as bars. */
function GenderChart(props: ChartProps & { rows: readonly NumberRow[]; unit: string }) {
  const common = { ...props, of: props.reader.t('reports.numbers.gender') };
  return props.rows.length <= 4 ? <ShareBar {...common} /> : <BarChart {...common} whole />;
}
