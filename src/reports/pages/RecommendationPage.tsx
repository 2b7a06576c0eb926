import { mesaOfAll } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Thread } from '../../ui/components/Thread.tsx';
import type { Recommendation } from '../types.ts';
import { Words } from './Prose.tsx';
import { beginning, foreign, recommendedOn } from './words.ts';

type Neighbour = { readonly slug: string; readonly code: string };
type Props = {
  reader: Reader;
  charter: Charter;
  recommendation: Recommendation;
  /** From how many notes it was written, by guiding question. */
  sources: readonly { readonly question: number | null; readonly notes: number }[];
  previous: Neighbour | null;
  next: Neighbour | null;
};

/** One recommendation at the address it keeps. */
export function RecommendationPage(props: Props) {
  const { reader, charter, recommendation } = props;
  const { code, text, objectives, dialogue, withdrawnIn, report, slug } = recommendation;
  const words = reader.text(text);
  const title = reader.t('reports.recommendation.title', { code });
  return (
    <Layout
      reader={reader}
      title={`${title}: ${beginning(words, 60)}`}
      description={beginning(words, 300)}
      example={dialogue.example}
      {...(withdrawnIn !== null && { robots: 'noindex' })}
    >
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.t('reports.recommendations.title'), href: reader.to('/recomendaciones') },
          { label: reader.t('reports.recommendation.report'), href: `${reader.to(`/informes/${report}`)}#${slug}` },
        ]}
      />
      <PageHead title={title} />
      {withdrawnIn !== null && (
        <Notice
          reader={reader}
          kind="attention"
          title={reader.t('reports.recommendation.withdrawn', { edition: withdrawnIn })}
        >
          <p>{reader.t('reports.recommendation.withdrawn.text')}</p>
        </Notice>
      )}
      <div class="recommendation">
        <Thread mesa={mesaOfAll(charter, objectives)?.n} lang={foreign(reader, text)}>
          <Words text={words} />
        </Thread>
      </div>
      {objectives.length > 0 && (
        <ObjectiveTags reader={reader} objectives={recommendedOn(reader, charter, objectives)} />
      )}
      <Particulars {...props} />
      <Neighbours {...props} />
    </Layout>
  );
}

function Particulars({ reader, recommendation, sources }: Props) {
  const { slug, code, dialogue, theme, report } = recommendation;
  const address = `${reader.origin}${reader.to(`/recomendaciones/${slug}`)}`;
  const source = sources.map(({ question, notes }) =>
    question === null
      ? reader.t('reports.recommendation.notes.other', { notes })
      : reader.t('reports.recommendation.notes', { notes, question }),
  );
  return (
    <DefinitionList
      items={[
        {
          term: reader.t('reports.recommendation.theme'),
          value: `${reader.t('reports.theme', { n: theme.n })}: ${reader.text(theme.title)}`,
        },
        {
          term: reader.t('reports.recommendation.dialogue'),
          value: (
            <>
              <a href={reader.to(`/conversatorios/${dialogue.slug}`)}>{reader.text(dialogue.title)}</a>,{' '}
              {reader.date(dialogue.heldOn)}
            </>
          ),
        },
        {
          term: reader.t('reports.recommendation.report'),
          value: <a href={`${reader.to(`/informes/${report}`)}#${slug}`}>{reader.t('reports.recommendation.read')}</a>,
        },
        ...(source.length > 0 ? [{ term: reader.t('reports.recommendation.source'), value: reader.list(source) }] : []),
        { term: reader.t('reports.about.address'), value: <a href={address}>{address}</a> },
        {
          term: reader.t('reports.about.cite'),
          value: reader.t('reports.recommendation.citation', {
            code,
            dialogue: reader.text(dialogue.title),
            year: String(dialogue.heldOn.year),
            address,
          }),
        },
      ]}
    />
  );
}

function Neighbours({ reader, previous, next }: Props) {
  if (!previous && !next) return null;
  return (
    <nav class="pagination" aria-label={reader.t('reports.recommendation.neighbours')}>
      {previous && (
        <a rel="prev" href={reader.to(`/recomendaciones/${previous.slug}`)}>
          ← {previous.code}
        </a>
      )}
      {next && (
        <a rel="next" href={reader.to(`/recomendaciones/${next.slug}`)}>
          {next.code} →
        </a>
      )}
    </nav>
  );
}
