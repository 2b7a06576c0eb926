import type { Charter } from '../../charter/types.ts';
import { titleOf } from '../../dialogues/pages/titles.ts';
import type { Dialogue, Note, Theme } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Language, Reader } from '../../platform/reader.ts';
import { textName } from '../../platform/text-fields.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import { formsIn, type Part } from '../rules/outline.ts';
import type { Item } from '../types.ts';
import { type Conflicting, VersionedForm } from './VersionedForm.tsx';
import { type DoneCode, WorkPage, workPath } from './WorkPage.tsx';
import { beginning, foreign } from './words.ts';

type Common = { reader: Reader; charter: Charter; dialogue: Dialogue; part: Part<Theme>; form: FormState };

type Props = Common & {
  item: Item;
  notes: readonly Note[];
  /** Other items made of some of them. */
  alike: readonly Item[];
  conflict: Conflicting | null;
  done: DoneCode | null;
};

/** One item: its text in every language side by side. */
export function ItemPage(props: Props) {
  const { reader, dialogue, part, item, notes, form, conflict, done } = props;
  const action = `${reader.to(workPath(dialogue))}/puntos/${item.id}`;
  const back = `${reader.to(workPath(dialogue))}/seccion/${part.key}#${item.id}`;
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.item.title')}
      which={`«${beginning(reader.text(item.wording.text), 60)}»`}
      lead={<PartLink reader={reader} dialogue={dialogue} part={part} />}
      done={done}
      failed={form.reasons.length > 0 || conflict !== null}
      wide
    >
      <VersionedForm
        reader={reader}
        action={action}
        back={back}
        form={form}
        version={item.version}
        keep={`report-item-${item.id}`}
        conflict={conflict}
      >
        {itemFields(props)}
      </VersionedForm>
      <SourceNotes {...props} notes={notes} />
      <AlikeItems {...props} />
      <section>
        <h2>{reader.t('reports.item.remove.title')}</h2>
        <p>{reader.t('reports.item.remove.text')}</p>
        <Form reader={reader} action={`${action}/retiro`} submit={reader.t('reports.item.remove')} danger />
      </section>
    </WorkPage>
  );
}

function partTitle(reader: Reader, { section, theme }: Part<Theme>): string {
  const title = reader.text(section.title);
  return theme ? `${reader.t('reports.theme', { n: theme.n })} · ${title}` : title;
}

function PartLink({ reader, dialogue, part }: Pick<Common, 'reader' | 'dialogue' | 'part'>) {
  return <a href={`${reader.to(workPath(dialogue))}/seccion/${part.key}`}>{partTitle(reader, part)}</a>;
}

/** A text written anew. */
export function NewItemPage({ once, ...props }: Common & { once: string }) {
  const { reader, dialogue, part, form } = props;
  const base = `${reader.to(workPath(dialogue))}/seccion/${part.key}`;
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.item.new')}
      which={partTitle(reader, part)}
      lead={<PartLink reader={reader} dialogue={dialogue} part={part} />}
      failed={form.reasons.length > 0}
      wide
    >
      <div class="wide-form">
        <Form
          reader={reader}
          action={`${base}/nuevo`}
          submit={reader.t('reports.item.add')}
          reasons={form.reasons}
          once={once}
          keep={`report-new-${dialogue.id}-${part.key}`}
          aside={<a href={base}>{reader.t('reports.item.back')}</a>}
        >
          {itemFields(props)}
        </Form>
      </div>
    </WorkPage>
  );
}

/** Called, not mounted: the form finds the labels of its fields in what it is given. */
function itemFields({ reader, charter, part, form }: Common) {
  const forms = formsIn(part.section);
  return (
    <>
      {languageFields({ reader, languages: charter.languages, form, name: 'text', rows: 9 })}
      {forms.length > 1 && (
        <Select
          reader={reader}
          form={form}
          name="form"
          label={reader.t('reports.item.form')}
          options={forms.map((one) => ({ value: one, label: reader.t(`reports.form.${one}`) }))}
        />
      )}
      <Disclosure summary={reader.t('reports.item.objectives')} open={part.section.content === 'recommendations'}>
        <div class="objective-choices">
          <Checkboxes
            reader={reader}
            form={form}
            name="objectives"
            label={reader.t('reports.item.objectives')}
            optional
            options={charter.compact.objectives.map(({ n, short }) => ({
              value: String(n),
              label: `${n} · ${reader.text(short)}`,
            }))}
          />
        </div>
      </Disclosure>
    </>
  );
}

type LanguageProps = {
  reader: Reader;
  languages: readonly Language[];
  form: FormState;
  name: 'text' | 'title' | 'summary' | 'correction';
  rows: number;
  hint?: string;
};

/** One field a language, side by side where there is room. */
export function languageFields({ reader, languages, form, name, rows, hint }: LanguageProps) {
  return (
    <div class="columns">
      {languages.map((language) => (
        <TextArea
          reader={reader}
          form={form}
          name={textName(name, language)}
          label={reader.t(`reports.field.${name}`, { language: languageTitle(reader, language) })}
          rows={rows}
          lang={language}
          optional={name === 'summary'}
          hint={hint}
        />
      ))}
    </div>
  );
}

/** What the item was written from: the words as they were noted, never whose they were. */
function SourceNotes({ reader, charter, part, notes }: Props) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>{reader.t('reports.part.from-notes', { count: notes.length })}</h2>
      <ul class="bullets">
        {notes.map(({ text, language, kind, questionId }) => {
          const question = part.theme?.questions.find(({ id }) => id === questionId);
          return (
            <li>
              <span lang={language}>{text}</span>
              <p class="meta">
                {titleOf(reader, charter.dialogue.noteKinds, kind)}
                {question &&
                  ` · ${reader.t('reports.part.question', { n: question.n })}: ${reader.text(question.text)}`}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What may say the same: nobody sees it from the item alone. */
function AlikeItems({ reader, dialogue, alike }: Props) {
  if (alike.length === 0) return null;
  return (
    <section>
      <h2>{reader.t('reports.item.alike.title', { count: alike.length })}</h2>
      <p>{reader.t('reports.item.alike.text')}</p>
      <ul class="bullets">
        {alike.map(({ id, wording }) => (
          <li>
            <a href={`${reader.to(workPath(dialogue))}/puntos/${id}`} lang={foreign(reader, wording.text)}>
              {beginning(reader.text(wording.text), 120)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
