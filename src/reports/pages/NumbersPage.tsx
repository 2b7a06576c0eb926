import type { Charter } from '../../charter/types.ts';
import { titleOf } from '../../dialogues/pages/titles.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { DataTable } from '../../ui/components/DataTable.tsx';
import type { Cell, SessionNumbers as Counted } from '../rules/numbers.ts';
import type { PublishedTable } from '../rules/small-cells.ts';
import type { ContentTheme, ReportContent } from '../types.ts';
import { genderTitles, sessionRows } from './numbers-rows.ts';
import { SessionNumbers } from './SessionNumbers.tsx';
import { WorkPage } from './WorkPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  content: ReportContent;
  /** Exact counts by the number of the theme. */
  counted: ReadonlyMap<number, Counted>;
};

/** The exact counts beside what is published of them: who edits sees what is merged and why. */
export function NumbersPage({ reader, charter, dialogue, content, counted }: Props) {
  const { threshold } = content.numbers;
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.work.numbers')}
      lead={reader.t('reports.counts.lead', { threshold })}
      wide
    >
      {content.themes.map((theme) => {
        const exact = counted.get(theme.n);
        return (
          <section>
            <h2>{`${reader.t('reports.theme', { n: theme.n })} · ${reader.text(theme.title)}`}</h2>
            <div class="split">
              <div>
                <h3>{reader.t('reports.counts.published')}</h3>
                <SessionNumbers reader={reader} charter={charter} content={content} theme={theme} />
              </div>
              {exact && theme.numbers && (
                <div>
                  <h3>{reader.t('reports.counts.exact')}</h3>
                  <p class="note">{reader.t('reports.counts.exact.note')}</p>
                  <Exact {...{ reader, charter, content, theme, exact }} />
                </div>
              )}
            </div>
          </section>
        );
      })}
    </WorkPage>
  );
}

type ExactProps = Pick<Props, 'reader' | 'charter' | 'content'> & { theme: ContentTheme; exact: Counted };

function Exact({ reader, charter, content, theme, exact }: ExactProps) {
  if (!theme.numbers) return null;
  const published = sessionRows(reader, content, theme.numbers);
  const shown = (rows: typeof published.sectors) => new Set(rows?.filter(({ rest }) => !rest).map(({ key }) => key));
  const titled = (key: MessageKey) => reader.t('reports.counts.of', { title: reader.t(key), n: theme.n });
  const tables = [
    {
      caption: titled('reports.numbers.sectors'),
      of: reader.t('reports.numbers.sector'),
      cells: exact.bySector,
      table: theme.numbers.bySector,
      shown: shown(published.sectors),
      title: (key: string) => titleOf(reader, charter.dialogue.sectors, key),
    },
    {
      caption: titled('reports.numbers.genders'),
      of: reader.t('reports.numbers.gender'),
      cells: exact.byGender,
      table: theme.numbers.byGender,
      shown: shown(published.genders),
      title: genderTitles(reader, charter.genders),
    },
    {
      caption: titled('reports.numbers.countries'),
      of: reader.t('ui.map.country'),
      cells: exact.byCountry,
      table: theme.numbers.byCountry,
      shown: shown(published.countries),
      title: (key: string) => reader.country(key),
    },
  ];
  return (
    <>
      {tables.map(({ caption, of, cells, table, shown, title }) => (
        <DataTable
          caption={caption}
          columns={[
            { label: of },
            { label: reader.t('reports.numbers.persons'), numeric: true },
            { label: reader.t('reports.counts.as') },
          ]}
          rows={cells.map(({ key, count }: Cell) => [
            title(key),
            reader.number(count),
            reader.t(
              shown.has(key) || (count === 0 && !isMerged(table, key))
                ? 'reports.counts.apart'
                : 'reports.counts.together',
            ),
          ])}
        />
      ))}
    </>
  );
}

/** Nobody's answer may stand among those put together too: that nobody gave it would otherwise be told. */
const isMerged = (table: PublishedTable, key: string): boolean =>
  table.kind === 'shown' && table.merged?.keys.includes(key) === true;
