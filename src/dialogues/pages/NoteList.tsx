import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { BulletList } from '../../ui/components/Thread.tsx';
import type { NoteWording } from '../rules/notes.ts';
import type { LastWording } from '../store/notes.ts';
import type { Note, Theme } from '../types.ts';
import { titleOf } from './titles.ts';

export type NoteListProps = {
  reader: Reader;
  charter: Charter;
  theme: Theme;
  /** The notes' own page, below the language. */
  path: string;
  notes: readonly Note[];
  withdrawn: readonly LastWording[];
  /** The reader may write and correct now. */
  writes: boolean;
};

/** Everyone's bullets so far, question by question. A script brings what others write meanwhile into this element. */
export function NoteList(props: NoteListProps) {
  const { reader, theme, notes, withdrawn } = props;
  const questions = [...theme.questions.map(({ id }) => id), null];
  return (
    <div id="notas">
      <Totals {...props} />
      <nav id="preguntas" aria-label={reader.t('dialogues.notes.jump')}>
        <ul class="jump">
          {questions.map((question) => (
            <li>
              <a href={`#${placeOf(theme, question)}`}>
                {shortTitle(props, question)} <b>{notes.filter(({ questionId }) => questionId === question).length}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {questions.map((question) => (
        <Question {...props} question={question} />
      ))}
      {withdrawn.length > 0 && (
        <section id="retiradas">
          <Disclosure summary={reader.t('dialogues.notes.withdrawn.list', { n: withdrawn.length })}>
            <Bullets {...props} bullets={withdrawn} action={reader.t('dialogues.notes.withdrawn.open')} />
          </Disclosure>
        </section>
      )}
    </div>
  );
}

function Totals({ reader, charter, notes }: NoteListProps) {
  const rows = charter.dialogue.noteKinds.map(({ key, title }) => ({
    title: reader.text(title),
    count: notes.filter(({ kind }) => kind === key).length,
  }));
  return (
    <section id="totales" aria-label={reader.t('dialogues.notes.totals')}>
      <dl class="tally">
        {[...rows, { title: reader.t('dialogues.notes.totals.all'), count: notes.length }].map(({ title, count }) => (
          <div>
            <dt>{title}</dt>
            <dd>{reader.number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Question(props: NoteListProps & { question: string | null }) {
  const { reader, theme, path, notes, question, writes } = props;
  const place = placeOf(theme, question);
  const asked = theme.questions.find(({ id }) => id === question);
  const bullets = notes.filter(({ questionId }) => questionId === question);
  return (
    <section id={place}>
      <h2 class="asked">{asked ? `${asked.n}. ${reader.text(asked.text)}` : reader.t('dialogues.notes.general')}</h2>
      {bullets.length === 0 ? (
        <p class="soft">{reader.t('dialogues.notes.none')}</p>
      ) : (
        <Bullets {...props} bullets={bullets} action={writes ? reader.t('dialogues.notes.correct') : null} />
      )}
      {writes && (
        <p>
          <a
            class="write-here"
            href={`${reader.to(path)}?pregunta=${question ?? ''}#field-text`}
            data-question={question ?? ''}
            aria-label={`${reader.t('dialogues.notes.write-here')}: ${shortTitle(props, question)}`}
          >
            {reader.t('dialogues.notes.write-here')}
          </a>
        </p>
      )}
    </section>
  );
}

type BulletsProps = NoteListProps & {
  bullets: readonly (NoteWording & { readonly id: string })[];
  /** What the link beside each says; null: it has none. */
  action: string | null;
};

function Bullets({ reader, charter, path, bullets, action }: BulletsProps) {
  return (
    <BulletList
      items={bullets.map((note) => ({
        id: `nota-${note.id}`,
        lang: note.language === reader.language ? undefined : note.language,
        text: <bdi>{note.text}</bdi>,
        meta: (
          <>
            {about(reader, charter, note)}
            {action && (
              <a
                id={`ver-${note.id}`}
                href={reader.to(`${path}/vinetas/${note.id}`)}
                aria-describedby={`nota-${note.id}`}
              >
                {action}
              </a>
            )}
          </>
        ),
      }))}
    />
  );
}

/** Its kind and its tags, in one line. */
export function about(reader: Reader, charter: Charter, { kind, objectives, principles }: NoteWording) {
  const tags = [
    objectives.length > 0 &&
      reader.t('dialogues.notes.objectives.short', { list: reader.list(objectives.map(String)) }),
    principles.length > 0 &&
      reader.t('dialogues.notes.principles.short', {
        list: reader.list(principles.map((key) => titleOf(reader, charter.compact.principles, key))),
      }),
  ].filter((tag) => tag !== false);
  return (
    <span>
      <b>{titleOf(reader, charter.dialogue.noteKinds, kind)}</b>
      {tags.map((tag) => ` · ${tag}`)}
    </span>
  );
}

const placeOf = ({ questions }: Theme, question: string | null): string =>
  question === null ? 'general' : `pregunta-${questions.find(({ id }) => id === question)?.n}`;

const shortTitle = ({ reader, theme }: NoteListProps, question: string | null): string => {
  const asked = theme.questions.find(({ id }) => id === question);
  return asked ? reader.t('dialogues.notes.question.n', { n: asked.n }) : reader.t('dialogues.notes.general');
};
