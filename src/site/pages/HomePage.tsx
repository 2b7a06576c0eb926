import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import { courseOf } from '../../dialogues/rules/standing.ts';
import type { Election } from '../../elections/types.ts';
import type { MembershipNumbers } from '../../membership/store/directory.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { MesaCard } from '../../ui/components/MesaCard.tsx';
import { type LoomRow, Telar } from '../../ui/components/Telar.tsx';
import { dayNames } from '../rules/day-names.ts';
import type { DialogueLine } from '../store.ts';
import { Next, sessionsOf } from './HomeNext.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  members: MembershipNumbers;
  dialogues: readonly DialogueLine[];
  elections: readonly Election[];
  at: Temporal.Instant;
};

/** What this is, what is next, what came out last. */
export function HomePage(props: Props) {
  const { reader, charter, members, dialogues, elections, at } = props;
  const next = dialogues.findLast(
    ({ report, themes }) => report === null && courseOf(sessionsOf(themes), at) !== 'over',
  );
  const last = dialogues.find(({ report }) => report !== null);
  return (
    <Layout
      reader={reader}
      title={reader.text(charter.shortName)}
      description={reader.text(charter.purpose)}
      wide
      example={members.example}
    >
      <div class="split">
        <Opening {...props} reportSlug={last?.report?.slug ?? null} />
        <Loom {...props} />
      </div>
      <div class="columns ruled">
        <Next reader={reader} charter={charter} dialogue={next ?? null} elections={elections} at={at} />
        <section>
          <p class="kicker">{reader.t('site.home.join-kicker')}</p>
          <h2>
            <a href={reader.to('/sumarse')}>{reader.t('site.home.join-title')}</a>
          </h2>
          <p>{reader.t('site.home.join-text')}</p>
        </section>
        <section>
          <p class="kicker">{reader.t('site.home.trust-kicker')}</p>
          <h2>
            <a href={reader.to('/registro')}>{reader.t('site.home.trust-title')}</a>
          </h2>
          <p>
            {reader.t('site.home.trust-text')} <a href={reader.to('/reglas')}>{reader.t('site.mechanism.rules')}</a>
          </p>
        </section>
      </div>
      <Last reader={reader} dialogue={last ?? null} />
      <Mesas {...props} />
    </Layout>
  );
}

function Opening({ reader, charter, members, reportSlug }: Props & { reportSlug: string | null }) {
  return (
    <header class="page-head">
      <h1>{reader.text(charter.headline)}</h1>
      <p class="lead">{reader.text(charter.purpose)}</p>
      {members.total > 0 && (
        <p>
          <a href={reader.to('/miembros')}>
            {reader.t('site.home.members', { organizations: members.total, countries: members.byCountry.size })}
          </a>
        </p>
      )}
      <p class="actions">
        <ButtonLink href={reader.to('/sumarse')}>{reader.t('site.join')}</ButtonLink>
        {reportSlug !== null && (
          <ButtonLink look="quiet" href={reader.to(`/informes/${reportSlug}`)}>
            {reader.t('site.home.last-report')}
          </ButtonLink>
        )}
      </p>
    </header>
  );
}

/** The loom: which objectives were spoken of, and which were recommended on. */
function Loom({ reader, charter, dialogues }: Props) {
  const shown = dialogues.toReversed();
  const days = dayNames(
    shown.map(({ heldOn }) => heldOn),
    reader.locale,
  );
  const said = shown.flatMap((dialogue, index): LoomRow[] => [
    ...dialogue.themes.map(({ n, objectives }) => ({
      label: reader.t('site.home.loom-theme', { day: days[index] ?? '', n }),
      objectives,
    })),
    ...(dialogue.report
      ? [
          {
            label: reader.t('site.home.loom-recommendations', { day: days[index] ?? '' }),
            objectives: [...new Set(dialogue.report.recommendations.flatMap(({ objectives }) => objectives))],
          },
        ]
      : []),
  ]);
  if (said.length === 0) return null;
  return (
    <Telar
      reader={reader}
      title={reader.t('site.home.loom-title')}
      note={reader.t('site.home.loom-note', { objectives: charter.compact.objectives.length })}
      threads={charter.compact.objectives.map(({ n, short }) => ({
        n,
        short: reader.text(short),
        mesa: mesaOfObjective(charter, n)?.n ?? 0,
        href: `${reader.to('/recomendaciones')}?objetivo=${n}`,
      }))}
      rows={said}
    />
  );
}

function Last({ reader, dialogue }: { reader: Reader; dialogue: DialogueLine | null }) {
  if (!dialogue?.report) {
    return <EmptyState title={reader.t('site.home.no-report')}>{reader.t('site.home.no-report-text')}</EmptyState>;
  }
  const { slug, publishedOn, themes, recommendations } = dialogue.report;
  return (
    <section>
      <p class="kicker">
        {reader.t('site.home.last')} · {reader.date(Temporal.PlainDate.from(publishedOn))}
      </p>
      <h2>
        <a href={reader.to(`/informes/${slug}`)}>{reader.text(dialogue.title)}</a>
      </h2>
      <p>{reader.t('site.home.held', { day: reader.date(dialogue.heldOn) })}</p>
      <p>{reader.text(dialogue.summary)}</p>
      <Facts
        reader={reader}
        facts={[
          ...themes.flatMap(({ n, participants, countries }) =>
            participants === null || countries === null
              ? []
              : [{ value: participants, label: reader.t('site.home.participants', { n, countries }) }],
          ),
          {
            value: recommendations.length,
            label: reader.t('site.home.recommendations'),
            href: reader.to('/recomendaciones'),
          },
        ]}
      />
    </section>
  );
}

function Mesas({ reader, charter, members: { byMesa } }: Props) {
  return (
    <section>
      <h2>{reader.t('site.mechanism.mesas', { n: charter.mesas.length })}</h2>
      <div class="columns">
        {charter.mesas.map((mesa) => (
          <MesaCard
            reader={reader}
            mesa={{
              n: mesa.n,
              title: reader.text(mesa.title),
              href: reader.to(`/mesas/${mesa.n}`),
              objectives: mesa.objectives,
            }}
          >
            <p>{reader.t('mesas.members', { n: byMesa.get(mesa.n) ?? 0 })}</p>
          </MesaCard>
        ))}
      </div>
    </section>
  );
}
