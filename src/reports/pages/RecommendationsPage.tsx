import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Pagination } from '../../ui/components/Pagination.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { Telar } from '../../ui/components/Telar.tsx';
import type { Filter, Recommended } from '../store/recommendations.ts';
import type { Recommendation } from '../types.ts';
import { RecommendationThread } from './RecommendationThread.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  recommendations: readonly Recommendation[];
  /** Themes that were recommended on, whatever the filter says. */
  themes: readonly Recommended[];
  filter: Filter;
  page: number;
  pages: number;
  count: number;
};

/** Everything that was recommended, to be found by objective or by dialogue. */
export function RecommendationsPage(props: Props) {
  const { reader, charter, recommendations, themes, filter, page, pages, count } = props;
  const title = reader.t('reports.recommendations.title');
  const lead = reader.t('reports.recommendations.lead', { dialogue: reader.text(charter.dialogue.title) });
  const isWhole = filter.objective === null && filter.dialogue === null;
  if (themes.length === 0) return <NoneYet reader={reader} title={title} lead={lead} />;
  return (
    <Layout
      reader={reader}
      title={isWhole ? title : `${title}: ${filterLine(props)}`}
      description={lead}
      wide
      example={recommendations.some(({ dialogue }) => dialogue.example)}
      {...(!isWhole && { robots: 'noindex' })}
    >
      <PageHead title={title} lead={lead} />
      <FilterForm {...props} />
      {isWhole && page === 1 && <Loom reader={reader} charter={charter} themes={themes} />}
      <section id="lista" aria-labelledby="lista-titulo">
        <h2 id="lista-titulo">{isWhole ? reader.t('reports.recommendations.all', { count }) : filterLine(props)}</h2>
        {!isWhole && (
          <p>
            {reader.t('reports.recommendations.count', { count })}{' '}
            <a href={reader.to('/recomendaciones')}>{reader.t('reports.recommendations.clear')}</a>
          </p>
        )}
        <Groups reader={reader} charter={charter} recommendations={recommendations} />
      </section>
      <Pagination reader={reader} page={page} pages={pages} href={(n) => hrefOf(reader, filter, n)} />
    </Layout>
  );
}

function hrefOf(reader: Reader, { objective, dialogue }: Filter, page: number): string {
  const query = new URLSearchParams({
    ...(objective !== null && { objetivo: String(objective) }),
    ...(dialogue !== null && { conversatorio: dialogue }),
    pagina: String(page),
  });
  return `${reader.to('/recomendaciones')}?${query}#lista`;
}

/** `Objetivo 7: Reducir vulnerabilidades · Primer Conversatorio` */
function filterLine({ reader, charter, themes, filter }: Props): string {
  const objective = charter.compact.objectives.find(({ n }) => n === filter.objective);
  const dialogue = themes.find(({ dialogue }) => dialogue.slug === filter.dialogue)?.dialogue;
  return [
    ...(objective
      ? [reader.t('reports.recommendations.objective', { n: objective.n, title: reader.text(objective.short) })]
      : []),
    ...(dialogue ? [reader.text(dialogue.title)] : []),
  ].join(' · ');
}

function NoneYet({ reader, title, lead }: { reader: Reader; title: string; lead: string }) {
  return (
    <Layout reader={reader} title={title} description={lead}>
      <PageHead title={title} lead={lead} />
      <EmptyState
        title={reader.t('reports.recommendations.none')}
        action={{ label: reader.t('reports.list.empty.action'), href: reader.to('/conversatorios') }}
      >
        <p>{reader.t('reports.list.empty.text')}</p>
      </EmptyState>
    </Layout>
  );
}

function FilterForm({ reader, charter, themes, filter }: Props) {
  const dialogues = [...new Map(themes.map(({ dialogue }) => [dialogue.slug, dialogue])).values()];
  const counts = new Map<number, number>();
  for (const n of themes.flatMap(({ objectives }) => objectives.flat())) counts.set(n, (counts.get(n) ?? 0) + 1);
  return (
    <Form
      reader={reader}
      action={reader.to('/recomendaciones')}
      method="get"
      submit={reader.t('reports.recommendations.filter')}
    >
      <Select
        reader={reader}
        form={emptyForm}
        name="objetivo"
        label={reader.t('reports.recommendations.by-objective')}
        optional
        prompt={reader.t('reports.recommendations.any')}
        value={filter.objective === null ? '' : String(filter.objective)}
        options={charter.compact.objectives.map(({ n, short }) => ({
          value: String(n),
          label: `${n} · ${reader.text(short)} (${reader.number(counts.get(n) ?? 0)})`,
        }))}
      />
      {dialogues.length > 1 && (
        <Select
          reader={reader}
          form={emptyForm}
          name="conversatorio"
          label={reader.t('reports.recommendations.by-dialogue')}
          optional
          prompt={reader.t('reports.recommendations.any')}
          value={filter.dialogue ?? ''}
          options={dialogues.map(({ slug, title }) => ({ value: slug, label: reader.text(title) }))}
        />
      )}
    </Form>
  );
}

const mostWefts = 6;
const inTime = (one: Recommended, other: Recommended): number =>
  Temporal.PlainDate.compare(one.dialogue.heldOn, other.dialogue.heldOn) || one.n - other.n;

/** Which objectives each theme was recommended on, as they came. */
function Loom({ reader, charter, themes }: { reader: Reader; charter: Charter; themes: readonly Recommended[] }) {
  return (
    <Telar
      reader={reader}
      title={reader.t('reports.recommendations.loom')}
      note={reader.t('reports.recommendations.loom.note')}
      threads={charter.compact.objectives.map(({ n, short }) => ({
        n,
        short: reader.text(short),
        mesa: mesaOfObjective(charter, n)?.n ?? 0,
        href: `${reader.to('/recomendaciones')}?objetivo=${n}`,
      }))}
      rows={themes
        .slice(0, mostWefts)
        .toSorted(inTime)
        .map(({ dialogue, n, objectives }) => ({
          label: reader.t('reports.recommendations.loom.theme', {
            year: String(dialogue.heldOn.year),
            n,
            count: objectives.length,
          }),
          objectives: [...new Set(objectives.flat())],
        }))}
    />
  );
}

type GroupsProps = { reader: Reader; charter: Charter; recommendations: readonly Recommendation[] };

function Groups({ reader, charter, recommendations }: GroupsProps) {
  return (
    <>
      {[...Map.groupBy(recommendations, ({ dialogue, theme }) => `${dialogue.slug} ${theme.n}`).values()].map((own) => {
        const [first] = own;
        if (!first) return null;
        return (
          <>
            <h3>
              <span class="kicker">
                {reader.text(first.dialogue.title)} · {reader.t('reports.theme', { n: first.theme.n })}
              </span>{' '}
              {reader.text(first.theme.title)}
            </h3>
            {own.map((recommendation) => (
              <RecommendationThread reader={reader} charter={charter} {...recommendation} />
            ))}
          </>
        );
      })}
    </>
  );
}
