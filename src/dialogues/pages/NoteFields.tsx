import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes, Radios } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { fieldId, sentValues } from '../../ui/components/Field.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { languageName } from '../../ui/navigation.ts';
import type { NoteWording } from '../rules/notes.ts';
import type { Theme } from '../types.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  theme: Theme;
  form: FormState;
  /** What stands in the fields before anything was sent. */
  wording?: NoteWording | undefined;
};

/** A bullet's fields: there is none for who said it. */
export function NoteFields({ reader, charter, theme, form, wording }: Props) {
  const { t } = reader;
  const field = { reader, form };
  return (
    <>
      <TextArea
        {...field}
        name="text"
        label={t('dialogues.notes.text')}
        hint={t('dialogues.notes.text.hint')}
        rows={3}
        value={wording?.text}
      />
      <Radios
        {...field}
        name="kind"
        label={t('dialogues.notes.kind')}
        options={charter.dialogue.noteKinds.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        value={wording?.kind}
        inline
      />
      <Select
        {...field}
        name="question"
        label={t('dialogues.notes.question')}
        options={[
          ...theme.questions.map(({ id, n, text }) => ({ value: id, label: `${n}. ${reader.text(text)}` })),
          { value: '', label: t('dialogues.notes.general') },
        ]}
        value={wording ? (wording.questionId ?? '') : theme.questions[0]?.id}
      />
      <Tags reader={reader} charter={charter} theme={theme} form={form} wording={wording} />
      {charter.languages.length > 1 && (
        <Radios
          {...field}
          name="language"
          label={t('dialogues.notes.language')}
          options={charter.languages.map((language) => ({
            value: language,
            label: <span lang={language}>{languageName(language)}</span>,
          }))}
          value={wording?.language ?? reader.language}
          inline
        />
      )}
      {charter.languages.length === 1 && <input type="hidden" name="language" value={charter.languages[0]} />}
    </>
  );
}

/** Objectives of the theme at hand, the others and the principles one step away. */
function Tags({ reader, charter, theme, form, wording }: Props) {
  const { objectives, principles } = charter.compact;
  const chosen = sentValues(form, 'objectives', wording?.objectives.map(String));
  const chosenPrinciples = sentValues(form, 'principles', wording?.principles);
  const option = ({ n, short }: (typeof objectives)[number]) => ({
    value: `${n}`,
    label: (
      <>
        <b>{n}</b> {reader.text(short)}
      </>
    ),
  });
  const ofTheme = objectives.filter(({ n }) => theme.objectives.includes(n));
  const others = objectives.filter(({ n }) => !theme.objectives.includes(n));
  const field = { reader, form, name: 'objectives', values: chosen, inline: true, optional: true };
  return (
    <>
      {ofTheme.length > 0 && (
        <Checkboxes {...field} label={reader.t('dialogues.notes.objectives')} options={ofTheme.map(option)} />
      )}
      {others.length > 0 && (
        <Disclosure
          summary={reader.t('dialogues.notes.objectives.other')}
          open={others.some(({ n }) => chosen.includes(`${n}`))}
        >
          <Checkboxes
            {...field}
            form={{ ...form, reasons: [] }}
            id={`${fieldId('objectives')}-others`}
            label={reader.t('dialogues.notes.objectives.other')}
            options={others.map(option)}
          />
        </Disclosure>
      )}
      <Disclosure summary={reader.t('dialogues.notes.principles')} open={chosenPrinciples.length > 0}>
        <Checkboxes
          {...field}
          name="principles"
          values={chosenPrinciples}
          label={reader.t('dialogues.notes.principles')}
          options={principles.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        />
      </Disclosure>
    </>
  );
}
