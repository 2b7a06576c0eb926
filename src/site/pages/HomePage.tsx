import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { MembershipNumbers } from '../../membership/store/directory.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { MesaCard } from '../../ui/components/MesaCard.tsx';
import { type LoomRow, Telar } from '../../ui/components/Telar.tsx';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import type { DialogueLine } from '../store.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  members: MembershipNumbers;
  dialogues: readonly DialogueLine[];
  today: Temporal.PlainDate;
};

/** What this is, what is next, what came out last. */
export function HomePage(props: Props) {
  const { reader, charter, members, dialogues, today } = props;
  const next = dialogues
    .filter(({ heldOn, report }) => report === null && Temporal.PlainDate.compare(heldOn, today) >= 0)
    .at(-1);
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
        <Next reader={reader} charter={charter} dialogue={next ?? null} />
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
  const said = dialogues.toReversed().flatMap((dialogue): LoomRow[] => [
    ...dialogue.themes.map(({ n, objectives }) => ({
      label: reader.t('site.home.loom-theme', { year: String(dialogue.heldOn.year), n }),
      objectives,
    })),
    ...(dialogue.report
      ? [
          {
            label: reader.t('site.home.loom-recommendations', { year: String(dialogue.heldOn.year) }),
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

function Next({ reader, charter, dialogue }: Pick<Props, 'reader' | 'charter'> & { dialogue: DialogueLine | null }) {
  const [first] = dialogue?.themes ?? [];
  return (
    <section>
      <p class="kicker">{reader.t('site.home.next')}</p>
      {dialogue ? (
        <>
          <h2>
            <a href={reader.to(`/conversatorios/${dialogue.slug}`)}>{reader.text(dialogue.title)}</a>
          </h2>
          {first ? (
            <ZoneTimes
              reader={reader}
              from={Temporal.Instant.from(first.startsAt)}
              zones={charter.zones.map(({ zone, city }) => ({ zone, city: reader.text(city) }))}
            />
          ) : (
            <p>{reader.date(dialogue.heldOn)}</p>
          )}
        </>
      ) : (
        <>
          <h2>{reader.t('site.home.next-none')}</h2>
          <p>{reader.t('site.home.next-none-text', { months: charter.cadence.dialogueMonths })}</p>
        </>
      )}
    </section>
  );
}

function Last({ reader, dialogue }: { reader: Reader; dialogue: DialogueLine | null }) {
  if (!dialogue?.report) {
    return <EmptyState title={reader.t('site.home.no-report')}>{reader.t('site.home.no-report-text')}</EmptyState>;
  }
  const [first] = dialogue.themes;
  const { participants = null, countries = null } = dialogue.report.numbers ?? {};
  return (
    <section>
      <p class="kicker">
        {reader.t('site.home.last')} · {reader.date(dialogue.heldOn)}
      </p>
      <h2>
        <a href={reader.to(`/informes/${dialogue.report.slug}`)}>{reader.text(dialogue.title)}</a>
      </h2>
      <p>{reader.text(dialogue.summary)}</p>
      <Facts
        reader={reader}
        facts={[
          ...(first && participants !== null && countries !== null
            ? [
                { value: participants, label: reader.t('site.home.participants', { n: first.n }) },
                { value: countries, label: reader.t('site.home.countries') },
              ]
            : []),
          {
            value: dialogue.report.recommendations.length,
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
