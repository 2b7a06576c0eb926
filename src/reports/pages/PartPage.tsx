import type { Charter } from '../../charter/types.ts';
import { titleOf } from '../../dialogues/pages/titles.ts';
import type { Dialogue, Note, Theme } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Checkboxes, type ChoiceOption } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { Part } from '../rules/outline.ts';
import { takesNotes } from '../rules/outline.ts';
import { missingLanguages } from '../rules/report-texts.ts';
import type { Item } from '../types.ts';
import { Words } from './Prose.tsx';
import { type DoneCode, WorkPage, workPath } from './WorkPage.tsx';
import { foreign, objectivesLine } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  part: Part<Theme>;
  items: readonly Item[];
  /** Notes of the theme whose kind goes to this section. */
  notes: readonly Note[];
  /** Notes that an item of the report was written from. */
  used: ReadonlySet<string>;
  form: FormState;
  once: string;
  done: DoneCode | null;
};

/** A section of the report: what it says, beside the notes it is written from. */
export function PartPage(props: Props) {
  const { reader, dialogue, part, items, form, done } = props;
  const { section, theme } = part;
  const base = `${reader.to(workPath(dialogue))}/seccion/${part.key}`;
  const add = (
    <p class="actions">
      <ButtonLink look="quiet" href={`${base}/nuevo`}>
        {reader.t('reports.part.write')}
      </ButtonLink>
    </p>
  );
  const list = (
    <section>
      <h2>{reader.t('reports.part.items', { count: items.length })}</h2>
      {items.length === 0 ? <EmptyState title={reader.t('reports.part.empty')} /> : <ItemList {...props} />}
      {add}
    </section>
  );
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.text(section.title)}
      {...(theme && { lead: `${reader.t('reports.theme', { n: theme.n })} · ${reader.text(theme.title)}` })}
      done={done}
      failed={form.reasons.length > 0}
      wide
    >
      {takesNotes(section) && theme ? (
        <div class="split">
          {list}
          <Notes {...props} theme={theme} />
        </div>
      ) : (
        list
      )}
    </WorkPage>
  );
}

function ItemList({ reader, charter, dialogue, items }: Props) {
  return (
    <ol class="rows plain">
      {items.map((item, index) => {
        const { id, wording, noteIds } = item;
        const missing = missingLanguages(wording.text, charter.languages);
        const about = [
          reader.t(`reports.form.${wording.form}`),
          objectivesLine(reader, wording.objectives),
          noteIds.length > 0 ? reader.t('reports.part.from-notes', { count: noteIds.length }) : null,
          missing.length > 0
            ? reader.t('reports.work.in-languages', {
                list: reader.list(missing.map((language) => languageTitle(reader, language))),
              })
            : null,
        ].filter((one) => one !== null);
        return (
          <li id={id}>
            <p lang={foreign(reader, wording.text)}>
              <b>{index + 1}.</b> <Words text={reader.text(wording.text)} />
            </p>
            <p class="meta">{about.join(' · ')}</p>
            <div class="row-actions">
              <a
                href={`${reader.to(workPath(dialogue))}/puntos/${id}`}
                aria-label={reader.t('reports.part.edit.label', { n: index + 1 })}
              >
                {reader.t('reports.part.edit')}
              </a>
              <MoveForms reader={reader} dialogue={dialogue} items={items} index={index} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type MoveProps = { reader: Reader; dialogue: Dialogue; items: readonly Item[]; index: number };

/** Says before which item this one is to stand: pressed twice, it stands there once. */
function MoveForms({ reader, dialogue, items, index }: MoveProps) {
  const id = items[index]?.id ?? '';
  const action = `${reader.to(workPath(dialogue))}/puntos/${id}/orden`;
  const moves = [
    ...(index > 0 ? [{ key: 'up' as const, before: items[index - 1]?.id ?? '' }] : []),
    ...(index < items.length - 1 ? [{ key: 'down' as const, before: items[index + 2]?.id ?? '' }] : []),
  ];
  return (
    <>
      {moves.map(({ key, before }) => (
        <form method="post" action={action}>
          <input type="hidden" name="before" value={before} />
          <button type="submit" class="link" aria-label={reader.t(`reports.part.${key}.label`, { n: index + 1 })}>
            {reader.t(`reports.part.${key}`)}
          </button>
        </form>
      ))}
    </>
  );
}

/** The rapporteurs' notes, by kind and guiding question; several ticked become one item. */
function Notes({ reader, charter, dialogue, part, theme, notes, used, form, once }: Props & { theme: Theme }) {
  const own = charter.dialogue.noteKinds
    .filter(({ section }) => section === part.section.key)
    .flatMap(({ key }) => notes.filter(({ kind }) => kind === key));
  const optionsOf = (some: readonly Note[]) =>
    some.map((note) => ({
      value: note.id,
      label: <span lang={note.language}>{note.text}</span>,
      hint: noteHint(reader, charter, theme, note),
    }));
  const [left, taken] = [own.filter(({ id }) => !used.has(id)), own.filter(({ id }) => used.has(id))];
  const field = { reader, form, name: 'notes' };
  return (
    <section>
      <h2>{reader.t('reports.part.notes', { count: own.length })}</h2>
      {own.length === 0 ? (
        <EmptyState title={reader.t('reports.part.no-notes')} />
      ) : (
        <Form
          reader={reader}
          action={`${reader.to(workPath(dialogue))}/seccion/${part.key}`}
          submit={reader.t('reports.part.join')}
          once={once}
          reasons={form.reasons}
        >
          {left.length === 0 ? (
            <p>{reader.t('reports.part.all-used')}</p>
          ) : (
            <Checkboxes
              {...field}
              label={reader.t('reports.part.choose')}
              hint={reader.t('reports.part.choose.hint')}
              options={optionsOf(left)}
            />
          )}
          {taken.length > 0 && (
            <UsedNotes
              {...field}
              {...(left.length > 0 && { id: 'field-notes-used' })}
              open={left.length === 0 && form.reasons.length > 0}
              options={optionsOf(taken)}
            />
          )}
        </Form>
      )}
    </section>
  );
}

type UsedProps = {
  reader: Reader;
  form: FormState;
  name: string;
  id?: string;
  open: boolean;
  options: readonly ChoiceOption[];
};

/** Notes that an item was written from may be used in another. */
function UsedNotes({ reader, open, options, ...field }: UsedProps) {
  return (
    <Disclosure summary={reader.t('reports.part.used', { count: options.length })} open={open}>
      <Checkboxes
        {...field}
        reader={reader}
        label={reader.t('reports.part.choose.again')}
        hint={reader.t('reports.part.choose.again.hint')}
        options={options}
      />
    </Disclosure>
  );
}

/** `Desafío · pregunta 3 · objetivos 7 y 8`. */
function noteHint(reader: Reader, charter: Charter, theme: Theme, note: Note): string {
  const question = theme.questions.find(({ id }) => id === note.questionId);
  return [
    titleOf(reader, charter.dialogue.noteKinds, note.kind),
    question ? reader.t('reports.part.question', { n: question.n }) : null,
    objectivesLine(reader, note.objectives),
  ]
    .filter((one) => one !== null)
    .join(' · ');
}
