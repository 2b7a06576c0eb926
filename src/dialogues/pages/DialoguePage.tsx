import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Contents, WithContents } from '../../ui/components/Contents.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Standing } from '../rules/standing.ts';
import { hasBegun } from '../rules/theme-changes.ts';
import type { Participation } from '../store/numbers.ts';
import type { Dialogue, Theme } from '../types.ts';
import { CancelledNotice } from './CancelledNotice.tsx';
import { DialogueSteps } from './DialogueSteps.tsx';
import { langOf, PublicTheme, themeAnchor } from './PublicTheme.tsx';
import { RuleNote } from './RuleNote.tsx';
import { longDay } from './titles.ts';
import { ZoneChoice } from './ZoneChoice.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  themes: readonly Theme[];
  standing: Standing;
  participation: readonly Participation[];
  members: ReadonlyMap<string, string>;
  at: Temporal.Instant;
  /** When it was last changed after it was announced. */
  changedAt: Temporal.Instant | null;
  reportPath: string | null;
  /** They asked for a choice of zones. */
  choosesZone: boolean;
  /** Shown as it will be, to those who prepare it. */
  mayManage: boolean;
  /** Whether this person sees the notes that are taken, and the report while it is written. */
  maySee: { readonly notes: boolean; readonly reportWork: boolean };
};

/** One dialogue as everyone sees it. */
export function DialoguePage(props: Props) {
  const { reader, charter, dialogue, themes, standing, participation, members, reportPath } = props;
  const title = reader.text(dialogue.title);
  return (
    <Layout
      reader={reader}
      title={title}
      description={reader.text(dialogue.summary)}
      example={dialogue.example}
      {...(dialogue.convenedAt === null && { robots: 'noindex' })}
      wide
      enhance
    >
      <WithContents
        head={<Head {...props} />}
        contents={
          <Contents
            title={reader.t('dialogues.page.contents')}
            items={[
              ...themes.map((theme) => ({
                label: reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) }),
                href: `#${themeAnchor(theme)}`,
              })),
              { label: reader.t('dialogues.page.access'), href: '#acceso' },
            ]}
          >
            {dialogue.convenedAt !== null && themes.length > 0 && (
              <p>
                <a href={reader.to(`/conversatorios/${dialogue.slug}/calendario.ics`)}>
                  {reader.t('dialogues.calendar.link')}
                </a>
              </p>
            )}
          </Contents>
        }
      >
        <section>
          <h2 class="unseen">{reader.t('dialogues.page.standing')}</h2>
          {dialogue.cancelledAt === null ? (
            <DialogueSteps reader={reader} charter={charter} standing={standing} reportPath={reportPath} />
          ) : (
            <CancelledNotice reader={reader} charter={charter} dialogue={dialogue} />
          )}
          {reportPath && (
            <p>
              <ButtonLink href={reader.to(reportPath)}>{reader.t('dialogues.page.report')}</ButtonLink>
            </p>
          )}
        </section>
        {themes.map((theme) => (
          <PublicTheme
            reader={reader}
            charter={charter}
            theme={theme}
            participation={participation.find(({ themeId }) => themeId === theme.id) ?? null}
            members={members}
            begun={hasBegun(theme, props.at)}
          />
        ))}
        <ZoneChoice
          reader={reader}
          charter={charter}
          path={`/conversatorios/${dialogue.slug}`}
          choosing={props.choosesZone}
        />
        <Access {...props} />
      </WithContents>
    </Layout>
  );
}

function Head({ reader, charter, dialogue, changedAt, mayManage, maySee }: Props) {
  const work = (below: string, label: MessageKey) => (
    <ButtonLink look="quiet" href={reader.to(`/conversatorios/${dialogue.slug}/${below}`)}>
      {reader.t(label)}
    </ButtonLink>
  );
  return (
    <>
      <Breadcrumb reader={reader} trail={[{ label: reader.dialogues, href: reader.to('/conversatorios') }]} />
      {dialogue.convenedAt === null && (
        <Notice reader={reader} kind="attention">
          <p>{reader.t('dialogues.page.preparing')}</p>
        </Notice>
      )}
      <div lang={langOf(reader, dialogue.title)}>
        <PageHead
          title={reader.text(dialogue.title)}
          kicker={reader.text(charter.dialogue.title)}
          lead={reader.text(dialogue.summary)}
        >
          <p>
            <time datetime={dialogue.heldOn.toString()}>
              <strong>{longDay(reader, dialogue.heldOn)}</strong>
            </time>
            {dialogue.venue && <> · {reader.text(dialogue.venue)}</>}
          </p>
        </PageHead>
      </div>
      {changedAt && (
        <p class="note">
          {reader.t('dialogues.page.changed', { moment: reader.moment(changedAt, reader.zone ?? homeZone(charter)) })}{' '}
          <a href={reader.to('/registro')}>{reader.t('dialogues.page.record')}</a>
        </p>
      )}
      {(mayManage || maySee.notes || maySee.reportWork) && (
        <p class="actions">
          {mayManage && work('gestion', 'dialogues.list.manage')}
          {maySee.notes && work('relatoria', 'dialogues.notes.title')}
          {maySee.reportWork && work('informe', 'dialogues.page.report-work')}
        </p>
      )}
    </>
  );
}

/** Who may come, what of it becomes public and what never does. */
function Access({ reader, charter, dialogue, standing }: Props) {
  const closed = charter.dialogue.access === 'personal-invitation';
  const isAhead = standing.current < 2 && dialogue.cancelledAt === null;
  return (
    <section id="acceso">
      <h2>{reader.t('dialogues.page.access')}</h2>
      <p>{reader.t(closed ? 'dialogues.page.closed' : 'dialogues.page.open')}</p>
      {closed && isAhead && (
        <p>
          {reader.t('dialogues.page.how-invited')}{' '}
          <a href={reader.to('/mesas')}>{reader.t('dialogues.page.how-invited-link')}</a>
        </p>
      )}
      <RuleNote reader={reader} charter={charter} rule="dialogue-access" />
      <h3>{reader.t('dialogues.page.public')}</h3>
      <p>{reader.t('dialogues.page.public-text', { report: reader.text(charter.report.title) })}</p>
      <h3>{reader.t('dialogues.page.not-public')}</h3>
      <p>{reader.t('dialogues.page.not-public-text')}</p>
      <RuleNote reader={reader} charter={charter} rule="report-non-attribution" />
    </section>
  );
}
