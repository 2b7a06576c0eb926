import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Result } from '../../platform/result.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Dialogue } from '../types.ts';
import { NoteFields } from './NoteFields.tsx';
import { NoteList, type NoteListProps } from './NoteList.tsx';
import { UnsentNotes } from './UnsentNotes.tsx';

export const notesDone = ['note-written', 'note-corrected', 'note-withdrawn'] as const;

type Props = NoteListProps & {
  dialogue: Dialogue;
  form: FormState;
  once: string;
  done: (typeof notesDone)[number] | null;
  /** Whether bullets can be written now. */
  taking: Result<null>;
  reportPath: string | null;
  /** Whose unsent bullets a browser keeps, and of what: nobody else's are sent in their name. */
  keeper: string;
};

/** One screen to write on while people speak, beside what everyone wrote so far. */
export function NotesPage(props: Props) {
  const { reader, dialogue, theme, path, taking, form, writes, reportPath } = props;
  const { t, to } = reader;
  const title = reader.text(theme.title);
  return (
    <Layout
      reader={reader}
      title={`${t('dialogues.notes.title')} · ${title}`}
      current="/conversatorios"
      robots="noindex"
      example={dialogue.example}
      failed={form.reasons.length > 0}
      enhance
      wide
    >
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.text(dialogue.title), href: to(`/conversatorios/${dialogue.slug}`) },
          { label: t('dialogues.notes.title'), href: to(`/conversatorios/${dialogue.slug}/relatoria`) },
        ]}
      />
      <PageHead title={t('dialogues.theme.title', { n: theme.n, title })} kicker={t('dialogues.notes.title')}>
        <p class="soft">
          {t('dialogues.notes.reminder')} <a href={`${to('/reglas')}#report`}>{t('dialogues.notes.reminder.rule')}</a>
        </p>
      </PageHead>
      {!taking.ok && (
        <Notice reader={reader} kind="attention">
          <p>
            {taking.reasons.map((reason) => reader.reason(reason)).join(' ')}{' '}
            {reportPath && <a href={to(reportPath)}>{t('dialogues.notes.closed.report')}</a>}
          </p>
        </Notice>
      )}
      {!writes && <GivenBack reader={reader} texts={writtenIn(form.values)} />}
      <div class={writes ? 'noting' : undefined}>
        {writes ? <Writing {...props} /> : <UnsentNotes reader={reader} keeper={props.keeper} />}
        <div data-note-list={to(`${path}/lista`)} data-note-changes={to(`${path}/vivo`)}>
          <NoteList {...props} />
        </div>
      </div>
      <script type="module" src={assetUrl('notes.js')} />
    </Layout>
  );
}

const doneWords = {
  'note-written': 'dialogues.notes.saved',
  'note-corrected': 'dialogues.notes.corrected',
  'note-withdrawn': 'dialogues.notes.withdrawn',
} as const;

function Writing({ reader, charter, theme, path, form, once, done, keeper }: Props) {
  const { t, to } = reader;
  return (
    <section aria-labelledby="escribir">
      <h2 id="escribir">{t('dialogues.notes.new')}</h2>
      <div
        data-notes={keeper}
        data-saved={t('dialogues.notes.saved')}
        data-draft={t('dialogues.notes.draft')}
        data-unsent={t('dialogues.notes.waiting.one')}
        data-refused={t('dialogues.notes.waiting.refused')}
        data-correct={t('dialogues.notes.waiting.correct')}
        data-discard={t('dialogues.notes.waiting.discard')}
        data-finish={t('dialogues.notes.waiting.finish')}
        data-text={reader.reason({ code: 'note-empty' })}
        data-kind={reader.reason({ code: 'note-kind-unknown' })}
        data-fault={t('ui.form.summary', { count: 1 })}
        data-faults={t('ui.form.summary', { count: 2 })}
        data-error={t('ui.form.error')}
      >
        <p class="done-line" role="status">
          {done && t(doneWords[done])}
        </p>
        <Form reader={reader} action={to(path)} reasons={form.reasons} submit={t('dialogues.notes.save')} once={once}>
          <NoteFields reader={reader} charter={charter} theme={theme} form={form} />
        </Form>
      </div>
      <div class="waiting" data-waiting hidden>
        <h2>{t('dialogues.notes.waiting')}</h2>
        <p>{t('dialogues.notes.waiting.text')}</p>
        <p data-signed-out hidden>
          {t('dialogues.notes.waiting.sign-in')}{' '}
          <a href={`${to('/entrar')}?volver=${encodeURIComponent(path)}`}>
            {t('dialogues.notes.waiting.sign-in.action')}
          </a>
        </p>
        <ul class="bullets" />
      </div>
    </section>
  );
}
