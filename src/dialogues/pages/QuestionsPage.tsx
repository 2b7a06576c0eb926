import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import type { Dialogue, GuidingQuestion, Theme } from '../types.ts';
import { ManagedPage, themePath } from './ManagedPage.tsx';
import { langOf } from './PublicTheme.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  form: FormState;
  /** Why a question could not be moved or removed. */
  refused: FormState['reasons'];
  once: string;
  done: 'question-added' | 'question-saved' | 'question-moved' | 'question-removed' | null;
};

/** The questions that guide the conversation, in their order. */
export function QuestionsPage({ reader, charter, dialogue, theme, form, refused, once, done }: Props) {
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t('dialogues.theme.questions')}
      lead={reader.t('dialogues.convene.questions.lead')}
      failed={form.reasons.length + refused.length > 0}
      done={done && `dialogues.convene.done.${done}`}
    >
      <ErrorSummary reader={reader} form={{ reasons: refused }} />
      {theme.questions.length === 0 ? (
        <EmptyState title={reader.t('dialogues.convene.questions.none')} />
      ) : (
        <ol class="rows">
          {theme.questions.map((question) => (
            <Question reader={reader} dialogue={dialogue} theme={theme} question={question} />
          ))}
        </ol>
      )}
      <h2 id="agregar">{reader.t('dialogues.convene.questions.add')}</h2>
      <Form
        reader={reader}
        action={reader.to(themePath(dialogue, theme, 'preguntas'))}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.questions.add-submit')}
        once={once}
        keep={`question-new-${theme.id}`}
      >
        {questionFields({ reader, charter, dialogue, form, question: null })}
      </Form>
    </ManagedPage>
  );
}

type QuestionProps = Pick<Props, 'reader' | 'dialogue' | 'theme'> & { question: GuidingQuestion };

function Question({ reader, dialogue, theme, question }: QuestionProps) {
  const path = themePath(dialogue, theme, `preguntas/${question.id}`);
  const { n } = question;
  return (
    <li id={`pregunta-${n}`}>
      <p lang={langOf(reader, question.text)}>
        <b>{n}.</b> {reader.text(question.text)}
      </p>
      <div class="actions">
        <a href={reader.to(path)}>{reader.t('dialogues.convene.questions.change', { n })}</a>
        {n > 1 && <Move reader={reader} path={path} place={n - 1} label="dialogues.convene.questions.up" n={n} />}
        {n < theme.questions.length && (
          <Move reader={reader} path={path} place={n + 1} label="dialogues.convene.questions.down" n={n} />
        )}
      </div>
      <Disclosure summary={reader.t('dialogues.convene.questions.remove', { n })}>
        <form method="post" action={reader.to(`${path}/retiro`)}>
          <Button look="danger">{reader.t('dialogues.convene.questions.remove-submit', { n })}</Button>
        </form>
      </Disclosure>
    </li>
  );
}

type MoveProps = {
  reader: Reader;
  path: string;
  place: number;
  n: number;
  label: 'dialogues.convene.questions.up' | 'dialogues.convene.questions.down';
};

/** Names the place it goes to, not a direction: sent twice, it is there once. */
function Move({ reader, path, place, n, label }: MoveProps) {
  return (
    <form method="post" action={reader.to(`${path}/lugar`)}>
      <button type="submit" class="link" name="place" value={`${place}`}>
        {reader.t(label, { n })}
      </button>
    </form>
  );
}

type OneProps = Omit<Props, 'done' | 'refused'> & { question: GuidingQuestion };

export function QuestionPage({ reader, charter, dialogue, theme, form, once, question }: OneProps) {
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t('dialogues.convene.questions.one', { n: question.n })}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(themePath(dialogue, theme, `preguntas/${question.id}`))}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.save')}
        once={once}
        keep={`question-${question.id}`}
        aside={<a href={reader.to(themePath(dialogue, theme, 'preguntas'))}>{reader.t('dialogues.convene.back')}</a>}
      >
        {questionFields({ reader, charter, dialogue, form, question })}
      </Form>
    </ManagedPage>
  );
}

type FieldsProps = Pick<Props, 'reader' | 'charter' | 'dialogue' | 'form'> & { question: GuidingQuestion | null };

const questionFields = ({ reader, charter, dialogue, form, question }: FieldsProps) =>
  textInputs({
    reader,
    form,
    languages: charter.languages,
    name: 'text',
    label: reader.t('dialogues.convene.questions.text'),
    needed: dialogue.convenedAt === null ? 'first' : 'all',
    texts: question?.text ?? null,
    rows: 3,
  });
