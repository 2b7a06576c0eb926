import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { textName } from '../../platform/text-fields.ts';
import { Fieldset } from '../../ui/components/Fieldset.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import { minutesName } from '../forms/preparing.ts';
import { buildAgenda } from '../rules/agenda.ts';
import { agendaLengths, askedParts } from '../rules/agenda-lengths.ts';
import type { Dialogue, InterpretationChannel, Theme } from '../types.ts';
import { AgendaTable } from './AgendaTable.tsx';
import { ManagedPage, themePath } from './ManagedPage.tsx';
import { RuleNote } from './RuleNote.tsx';
import { titleOf } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  form: FormState;
  done: 'saved' | null;
};

/** How long each part lasts, and when it therefore begins. */
export function AgendaPage({ reader, charter, dialogue, theme, form, done }: Props) {
  const { order, talks, minutesEach } = charter.dialogue;
  const lengths = agendaLengths(order, theme.minutes);
  const agenda = buildAgenda(theme, charter.dialogue, lengths);
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t('dialogues.agenda.title')}
      lead={reader.t('dialogues.convene.agenda.lead', { talks, minutes: minutesEach })}
      failed={form.reasons.length > 0}
      done={done && 'dialogues.convene.done.saved'}
      wide
    >
      <RuleNote reader={reader} charter={charter} rule="dialogue-format" />
      {agenda.ok ? (
        <AgendaTable reader={reader} charter={charter} theme={reader.text(theme.title)} items={agenda.value} />
      ) : (
        <ul>
          {agenda.reasons.map((reason) => (
            <li>{reader.reason(reason)}</li>
          ))}
        </ul>
      )}
      {askedParts(order).length > 0 && (
        <Form
          reader={reader}
          action={reader.to(themePath(dialogue, theme, 'agenda'))}
          reasons={form.reasons}
          submit={reader.t('dialogues.convene.save')}
        >
          {askedParts(order).map((part) => (
            <TextField
              reader={reader}
              form={form}
              name={minutesName(part)}
              type="text"
              inputmode="numeric"
              expects="year"
              label={reader.t('dialogues.convene.agenda.minutes', { part: titleOf(reader, order, part) })}
              value={`${lengths[part] ?? 0}`}
            />
          ))}
        </Form>
      )}
    </ManagedPage>
  );
}

/** Where each language of the interpretation is heard. */
export function InterpretationPage({
  reader,
  charter,
  dialogue,
  theme,
  form,
  done,
  channels,
}: Props & { channels: readonly InterpretationChannel[] }) {
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t('dialogues.convene.interpretation.title')}
      lead={reader.t('dialogues.convene.interpretation.lead')}
      failed={form.reasons.length > 0}
      done={done && 'dialogues.convene.done.saved'}
    >
      <RuleNote reader={reader} charter={charter} rule="dialogue-interpretation" />
      <Form
        reader={reader}
        action={reader.to(themePath(dialogue, theme, 'interpretacion'))}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.save')}
      >
        {charter.dialogue.interpretation.map((language) => {
          const channel = channels.find((one) => one.language === language);
          const title = languageTitle(reader, language);
          return (
            <Fieldset legend={title}>
              <TextField
                reader={reader}
                form={form}
                name={textName('label', language)}
                label={reader.t('dialogues.convene.interpretation.label', { language: title })}
                hint={reader.t('dialogues.convene.interpretation.label-hint')}
                value={channel?.label}
                optional
              />
              <TextField
                reader={reader}
                form={form}
                name={textName('url', language)}
                label={reader.t('dialogues.convene.interpretation.url', { language: title })}
                hint={reader.t('dialogues.convene.interpretation.url-hint')}
                inputmode="url"
                spellcheck={false}
                value={channel?.url ?? undefined}
                optional
              />
            </Fieldset>
          );
        })}
      </Form>
    </ManagedPage>
  );
}
