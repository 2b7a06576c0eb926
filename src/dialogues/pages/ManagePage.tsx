import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TaskList } from '../../ui/components/TaskList.tsx';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import type { Requirement } from '../rules/convening.ts';
import type { Readiness } from '../rules/readiness.ts';
import type { Standing } from '../rules/standing.ts';
import type { Dialogue, Theme } from '../types.ts';
import { CancelledNotice } from './CancelledNotice.tsx';
import { DialogueSteps } from './DialogueSteps.tsx';
import { EndOfDialogue } from './EndOfDialogue.tsx';
import { ManagedPage, managePath, themePath } from './ManagedPage.tsx';
import { stagePath } from './PanelPage.tsx';
import { type PreparationItem, readinessItem, requirementItem } from './preparation-items.ts';
import { longDay, zonesFor } from './titles.ts';
import { tookPlaceField } from './took-place-field.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  themes: readonly Theme[];
  standing: Standing;
  reportPath: string | null;
  requirements: readonly Requirement[];
  readiness: readonly Readiness[];
  /** It has begun already: whoever announces it says that it took place. */
  past: boolean;
  /** Whether it may be called off, or deleted while it is prepared. */
  mayEnd: boolean;
  /** Why it could not be announced, or deleted. */
  refused: readonly Reason[];
  /** Whether this person may invite too. */
  mayInvite: boolean;
  /** Whether they see the notes that are taken, and the report while it is written. */
  maySee: { readonly notes: boolean; readonly reportWork: boolean };
  done: ManageDone | null;
};

export const manageDone = ['created', 'saved', 'theme-added', 'theme-removed', 'convened', 'cancelled'] as const;
type ManageDone = (typeof manageDone)[number];

/** Where a dialogue is prepared: what is done, what is missing, and the one act that announces it. */
export function ManagePage(props: Props) {
  const { reader, charter, dialogue, refused, done } = props;
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      title={reader.text(dialogue.title)}
      lead={longDay(reader, dialogue.heldOn)}
      failed={refused.length > 0}
      done={done && `dialogues.convene.done.${done}`}
    >
      <CancelledNotice reader={reader} charter={charter} dialogue={dialogue} />
      {dialogue.cancelledAt === null ? <Preparation {...props} /> : <PublicLink {...props} />}
    </ManagedPage>
  );
}

/** What is done, what is missing, and everything that can be changed. */
function Preparation(props: Props) {
  const { reader, charter, dialogue, themes, standing, reportPath, refused } = props;
  const announced = dialogue.convenedAt !== null;
  const context = { reader, charter, dialogue, themes };
  const needed = announced ? [] : props.requirements.map((one) => requirementItem(context, one));
  const useful = props.readiness.map((one) => readinessItem(context, one));
  const ready = needed.every((item) => item.done);
  return (
    <>
      {announced && <ErrorSummary reader={reader} form={{ reasons: refused }} />}
      <DialogueSteps reader={reader} charter={charter} standing={standing} reportPath={reportPath} />
      {!announced && (
        <section>
          <h2>{reader.t(ready ? 'dialogues.convene.ready' : 'dialogues.convene.missing')}</h2>
          {!ready && <Missing reader={reader} items={needed} />}
          {(ready || refused.length > 0) && <Announce {...props} />}
        </section>
      )}
      {useful.some((item) => !item.done) && (
        <section>
          <h2>{reader.t('dialogues.convene.before-the-day')}</h2>
          <Missing reader={reader} items={useful} />
        </section>
      )}
      {themes.map((theme) => (
        <ThemeLinks {...props} theme={theme} />
      ))}
      <DialogueLinks {...props} />
      {props.mayEnd && <EndOfDialogue reader={reader} dialogue={dialogue} />}
    </>
  );
}

function PublicLink({ reader, dialogue }: Props) {
  return (
    <p>
      <ButtonLink look="quiet" href={reader.to(`/conversatorios/${dialogue.slug}`)}>
        {reader.t('dialogues.convene.public-page')}
      </ButtonLink>
    </p>
  );
}

function Missing({ reader, items }: { reader: Reader; items: readonly PreparationItem[] }) {
  return (
    <TaskList
      reader={reader}
      level={3}
      tasks={items
        .filter(({ done }) => !done)
        .map(({ title, href, missing }) => ({
          title,
          href,
          detail: missing.join(' '),
          action: reader.t('dialogues.convene.complete'),
        }))}
    />
  );
}

function Announce({ reader, dialogue, refused, past }: Props) {
  return (
    <>
      {past && <p>{reader.t('dialogues.convene.past.text', { day: longDay(reader, dialogue.heldOn) })}</p>}
      <p>{reader.t('dialogues.convene.announce-text')}</p>
      <Form
        reader={reader}
        action={reader.to(`${managePath(dialogue)}/convocatoria`)}
        reasons={refused}
        submit={reader.t('dialogues.convene.announce')}
        aside={<a href={reader.to(`/conversatorios/${dialogue.slug}`)}>{reader.t('dialogues.convene.preview')}</a>}
      >
        {past && tookPlaceField(reader, { values: {}, reasons: refused })}
      </Form>
    </>
  );
}

/** Everything about one theme, each with whether it is done. */
function ThemeLinks({
  reader,
  charter,
  dialogue,
  theme,
  requirements,
  readiness,
  mayInvite,
}: Props & { theme: Theme }) {
  const { t } = reader;
  const parts = [...requirements, ...readiness].filter((one) => one.theme === theme.n);
  const link = (part: (typeof parts)[number]['part'], path: string, label: string) => {
    const found = parts.find((one) => one.part === part);
    return (
      <li>
        <a href={reader.to(themePath(dialogue, theme, path))}>{label}</a>
        {found && (
          <span class="soft">
            {' '}
            · {t(found.reasons.length === 0 ? 'dialogues.convene.done' : 'dialogues.convene.lacks')}
          </span>
        )}
      </li>
    );
  };
  return (
    <section id={`tema-${theme.n}`}>
      <h2>{t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}</h2>
      <div class="columns">
        <ZoneTimes reader={reader} zones={zonesFor(reader, charter)} from={theme.startsAt} until={theme.endsAt} />
        <ul class="links">
          {link('theme', '', t('dialogues.convene.theme.title'))}
          {link('questions', 'preguntas', t('dialogues.theme.questions'))}
          {link('agenda', 'agenda', t('dialogues.agenda.title'))}
          {link('panel', stagePath.planned, t('dialogues.convene.panel.planned'))}
          {link('panel-held', stagePath.held, t('dialogues.convene.panel.held'))}
          {link('team', 'equipo', t('dialogues.convene.team.title'))}
          {link('interpretation', 'interpretacion', t('dialogues.convene.interpretation.title'))}
          {link('room', 'sala', t('dialogues.convene.room.title'))}
          {dialogue.convenedAt !== null && mayInvite && (
            <li>
              <a href={reader.to(`/conversatorios/${dialogue.slug}/asistencia/${theme.n}`)}>
                {t('dialogues.convene.attendance')}
              </a>
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}

function DialogueLinks({ reader, dialogue, mayInvite, maySee }: Props) {
  const announced = dialogue.convenedAt !== null;
  return (
    <section>
      <h2>{reader.t('dialogues.convene.all')}</h2>
      <div class="actions">
        {!announced && (
          <ButtonLink look="quiet" href={reader.to(`${managePath(dialogue)}/temas/nuevo`)}>
            {reader.t('dialogues.convene.theme.new')}
          </ButtonLink>
        )}
        <ButtonLink look="quiet" href={reader.to(`${managePath(dialogue)}/datos`)}>
          {reader.t('dialogues.convene.data.title')}
        </ButtonLink>
        {announced && mayInvite && (
          <ButtonLink look="quiet" href={reader.to(`/conversatorios/${dialogue.slug}/invitaciones`)}>
            {reader.t('dialogues.convene.invitations')}
          </ButtonLink>
        )}
        {announced && maySee.notes && (
          <ButtonLink look="quiet" href={reader.to(`/conversatorios/${dialogue.slug}/relatoria`)}>
            {reader.t('dialogues.notes.title')}
          </ButtonLink>
        )}
        {announced && maySee.reportWork && (
          <ButtonLink look="quiet" href={reader.to(`/conversatorios/${dialogue.slug}/informe`)}>
            {reader.t('dialogues.page.report-work')}
          </ButtonLink>
        )}
        <ButtonLink look="quiet" href={reader.to(`/conversatorios/${dialogue.slug}`)}>
          {reader.t(announced ? 'dialogues.convene.public-page' : 'dialogues.convene.preview')}
        </ButtonLink>
      </div>
    </section>
  );
}
