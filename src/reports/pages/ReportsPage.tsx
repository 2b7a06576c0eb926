import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { recommendationsIn } from '../rules/recommendation-changes.ts';
import type { Publication } from '../types.ts';
import { Prose } from './Prose.tsx';

type Props = { reader: Reader; charter: Charter; publications: readonly Publication[] };

/** Every published report, the latest first. */
export function ReportsPage({ reader, charter, publications }: Props) {
  const title = reader.t('reports.list.title');
  const lead = reader.t('reports.list.lead', { dialogue: reader.text(charter.dialogue.title) });
  return (
    <Layout
      reader={reader}
      title={title}
      description={lead}
      example={publications.some(({ content }) => content.dialogue.example)}
    >
      <PageHead title={title} lead={lead} />
      {publications.length === 0 ? (
        <EmptyState
          title={reader.t('reports.list.empty')}
          action={{ label: reader.t('reports.list.empty.action'), href: reader.to('/conversatorios') }}
        >
          <p>{reader.t('reports.list.empty.text')}</p>
        </EmptyState>
      ) : (
        <ul class="rows">
          {publications.map((publication) => (
            <ReportRow reader={reader} publication={publication} />
          ))}
        </ul>
      )}
      <p>
        <a href={`${reader.to('/reglas')}#report`}>{reader.t('reports.list.rules')}</a>
      </p>
    </Layout>
  );
}

function ReportRow({ reader, publication: { slug, edition, content } }: { reader: Reader; publication: Publication }) {
  const { dialogue, title, summary, themes } = content;
  const figures = [
    reader.t('reports.list.themes', { count: themes.length }),
    reader.t('reports.list.recommendations', { count: recommendationsIn(content).length }),
    reader.t('reports.list.edition', { edition }),
  ];
  return (
    <li>
      <p class="kicker">
        {reader.text(dialogue.title)} · {reader.date(Temporal.PlainDate.from(dialogue.heldOn))}
      </p>
      <h2>
        <a href={reader.to(`/informes/${slug}`)}>{reader.text(title)}</a>
      </h2>
      {summary && <Prose reader={reader} texts={summary} />}
      <p class="meta">{figures.join(' · ')}</p>
    </li>
  );
}
