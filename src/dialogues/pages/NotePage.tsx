import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { type FormState, writtenIn } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { GivenBack } from '../../ui/components/GivenBack.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { KeptWording, LastWording } from '../store/notes.ts';
import type { Dialogue, Theme } from '../types.ts';
import { NoteFields } from './NoteFields.tsx';
import { about } from './NoteList.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  /** The theme's notes, below the language; this note is at `/vinetas/<id>` under it. */
  path: string;
  note: LastWording;
  /** Every wording, the last first. */
  wordings: readonly KeptWording[];
  form: FormState;
  /** Against withdrawing it. */
  withdrawal: readonly Reason[];
  /** Someone else was faster: what the form holds is not saved yet. */
  conflict: boolean;
  once: string;
  taking: Result<null>;
};

/** One bullet: to correct or withdraw it, with every wording it had. */
export function NotePage(props: Props) {
  const { reader, dialogue, theme, path, note, form, withdrawal, conflict, taking } = props;
  const { t, to } = reader;
  const title = t(note.withdrawn ? 'dialogues.notes.withdrawn.title' : 'dialogues.notes.correct.title');
  return (
    <Layout
      reader={reader}
      title={title}
      current="/conversatorios"
      robots="noindex"
      example={dialogue.example}
      failed={form.reasons.length > 0 || withdrawal.length > 0 || conflict}
      enhance
    >
      <Breadcrumb
        reader={reader}
        trail={[
          { label: t('dialogues.notes.title'), href: to(`/conversatorios/${dialogue.slug}/relatoria`) },
          { label: t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) }), href: to(path) },
        ]}
      />
      <ErrorSummary reader={reader} form={{ reasons: withdrawal }} />
      <PageHead title={title}>
        <p class="soft">{t('dialogues.notes.reminder')}</p>
      </PageHead>
      {!taking.ok && (
        <Notice reader={reader} kind="attention">
          <p>{taking.reasons.map((reason) => reader.reason(reason)).join(' ')}</p>
        </Notice>
      )}
      {!taking.ok && <GivenBack reader={reader} texts={writtenIn(form.values)} />}
      {conflict && <Conflict {...props} />}
      {taking.ok && (note.withdrawn ? <AsNew {...props} /> : <Correcting {...props} />)}
      {taking.ok && !note.withdrawn && !conflict && <Withdrawing {...props} />}
      <History {...props} />
      <p>
        <a href={to(path)}>{t('dialogues.notes.back')}</a>
      </p>
    </Layout>
  );
}

/** Both texts, whole. */
function Conflict({ reader, charter, note, wordings }: Props) {
  const [last] = wordings;
  const zone = reader.zone ?? homeZone(charter);
  return (
    <>
      <Notice reader={reader} kind="attention" title={reader.t('dialogues.notes.conflict.title')}>
        <p>
          {last && reader.t('dialogues.notes.conflict.text', { writer: last.writer, time: reader.time(last.at, zone) })}
        </p>
        <p>{reader.t('dialogues.notes.conflict.help')}</p>
      </Notice>
      <section>
        <h2>{reader.t('dialogues.notes.conflict.theirs')}</h2>
        <blockquote class="thread">
          <p class="said" lang={note.language} dir="auto">
            {note.text}
          </p>
          <p class="meta">{about(reader, charter, note)}</p>
        </blockquote>
      </section>
    </>
  );
}

function Correcting({ reader, charter, theme, path, note, form, once, conflict }: Props) {
  const { t, to } = reader;
  return (
    <section>
      {conflict && <h2>{t('dialogues.notes.conflict.mine')}</h2>}
      <Form
        reader={reader}
        action={to(`${path}/vinetas/${note.id}`)}
        reasons={form.reasons}
        submit={t(conflict ? 'dialogues.notes.conflict.save' : 'dialogues.notes.correct.save')}
        once={once}
        keep={`note-${note.id}`}
        again={conflict || form.reasons.length > 0}
        aside={
          conflict && (
            <>
              <button type="submit" class="button quiet" formaction={to(path)}>
                {t('dialogues.notes.also-new')}
              </button>
              <a href={to(path)}>{t('dialogues.notes.conflict.leave')}</a>
            </>
          )
        }
      >
        <input type="hidden" name="base" value={baseOf(form, note, conflict)} />
        <NoteFields reader={reader} charter={charter} theme={theme} form={form} wording={note} />
      </Form>
    </section>
  );
}

/** Shown again after a refusal, the form still stands on what its writer saw; after a conflict, on what is there now. */
const baseOf = ({ values }: FormState, { version }: LastWording, conflict: boolean): string =>
  !conflict && typeof values.base === 'string' ? values.base : `${version}`;

function AsNew({ reader, charter, theme, path, note, form, once }: Props) {
  const { t, to } = reader;
  return (
    <section>
      <p>{t('dialogues.notes.withdrawn.text')}</p>
      <Form
        reader={reader}
        action={to(path)}
        reasons={form.reasons}
        submit={t('dialogues.notes.as-new')}
        once={once}
        keep={`note-as-new-${note.id}`}
      >
        <NoteFields reader={reader} charter={charter} theme={theme} form={form} wording={note} />
      </Form>
    </section>
  );
}

function Withdrawing({ reader, path, note }: Props) {
  const { t, to } = reader;
  return (
    <Disclosure summary={t('dialogues.notes.withdraw')}>
      <form action={to(`${path}/vinetas/${note.id}/retiro`)} method="post">
        <p>{t('dialogues.notes.withdraw.text')}</p>
        <input type="hidden" name="base" value={`${note.version}`} />
        <Button look="danger">{t('dialogues.notes.withdraw.action')}</Button>
      </form>
    </Disclosure>
  );
}

function History({ reader, charter, wordings }: Props) {
  const zone = reader.zone ?? homeZone(charter);
  return (
    <section>
      <h2>{reader.t('dialogues.notes.history')}</h2>
      {wordings.map((wording) => (
        <div class="thread">
          <p class="said" lang={wording.language} dir="auto">
            {wording.text}
          </p>
          <p class="meta">{about(reader, charter, wording)}</p>
          <p class="meta">
            {reader.t('dialogues.notes.history.line', {
              version: wording.version,
              writer: wording.writer,
              moment: reader.moment(wording.at, zone),
            })}
          </p>
        </div>
      ))}
    </section>
  );
}
