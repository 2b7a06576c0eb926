import { homeZone } from '../../charter/rules/home-zone.ts';
import { objectivesOfMesa } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { fieldId } from '../../ui/components/Field.tsx';
import { Fieldset } from '../../ui/components/Fieldset.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import type { Interval } from '../rules/agenda.ts';
import type { Dialogue, Theme } from '../types.ts';
import { ManagedPage, managePath, themePath } from './ManagedPage.tsx';
import { zonesFor } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  /** Null: a new one. */
  theme: Theme | null;
  /** The hours that stand in the form before anything was sent. */
  hours: Interval;
  form: FormState;
  once: string;
};

/** A theme: what it is about, which objectives it deals with, when it is held by the clocks of which city. */
export function ThemeFormPage(props: Props) {
  const { reader, charter, dialogue, theme, form, once } = props;
  const announced = dialogue.convenedAt !== null;
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      {...(theme && { theme })}
      title={reader.t(theme ? 'dialogues.convene.theme.title' : 'dialogues.convene.theme.new')}
      {...(announced && { lead: reader.t('dialogues.convene.data.announced') })}
      failed={form.reasons.length > 0}
    >
      {theme && (
        <>
          <h2>{reader.t('dialogues.convene.theme.hours-now')}</h2>
          <ZoneTimes reader={reader} zones={zonesFor(reader, charter)} from={theme.startsAt} until={theme.endsAt} />
        </>
      )}
      <Form
        reader={reader}
        action={reader.to(theme ? themePath(dialogue, theme) : `${managePath(dialogue)}/temas/nuevo`)}
        reasons={form.reasons}
        submit={reader.t(theme ? 'dialogues.convene.save' : 'dialogues.convene.theme.add')}
        once={once}
        keep={theme ? `theme-${theme.id}` : `theme-new-${dialogue.id}`}
      >
        {texts(props)}
        <ObjectiveFields {...props} />
        {hoursFields(props)}
      </Form>
      {theme && !announced && (
        <Disclosure summary={reader.t('dialogues.convene.theme.remove')}>
          <form method="post" action={reader.to(themePath(dialogue, theme, 'retiro'))}>
            <p>{reader.t('dialogues.convene.theme.remove-text')}</p>
            <Button look="danger">{reader.t('dialogues.convene.theme.remove-submit')}</Button>
          </form>
        </Disclosure>
      )}
    </ManagedPage>
  );
}

function texts({ reader, charter, dialogue, theme, form }: Props) {
  const { languages } = charter;
  const needed = dialogue.convenedAt === null ? 'first' : 'all';
  return [
    textInputs({
      reader,
      form,
      languages,
      name: 'title',
      label: reader.t('dialogues.convene.theme.name'),
      needed,
      texts: theme?.title ?? null,
    }),
    textInputs({
      reader,
      form,
      languages,
      name: 'introduction',
      label: reader.t('dialogues.convene.theme.introduction'),
      hint: reader.t('dialogues.convene.theme.introduction-hint'),
      needed,
      texts: theme?.introduction ?? null,
      rows: 5,
    }),
  ];
}

/** Objectives under the mesa that covers them; what is wrong is said once, above the first. */
function ObjectiveFields({ reader, charter, theme, form }: Props) {
  const chosen = theme?.objectives.map(String) ?? [];
  return (
    <Fieldset legend={reader.t('dialogues.convene.theme.objectives')}>
      {charter.mesas.map((mesa, index) => (
        <Checkboxes
          reader={reader}
          form={index === 0 ? form : { ...form, reasons: [] }}
          name="objectives"
          id={index === 0 ? fieldId('objectives') : `${fieldId('objectives')}-mesa-${mesa.n}`}
          label={`${reader.t('ui.mesa', { n: mesa.n })} · ${reader.text(mesa.title)}`}
          values={chosen}
          options={objectivesOfMesa(charter, mesa).map((objective) => ({
            value: `${objective.n}`,
            mesa: mesa.n,
            label: (
              <>
                <b>{objective.n}</b> {reader.text(objective.short)}
              </>
            ),
          }))}
        />
      ))}
    </Fieldset>
  );
}

function hoursFields({ reader, charter, hours, form }: Props) {
  const zone = homeZone(charter);
  const local = (at: Temporal.Instant): string =>
    at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const { sessionMinutes } = charter.dialogue;
  return (
    <Fieldset legend={reader.t('dialogues.convene.theme.hours')}>
      <Select
        reader={reader}
        form={form}
        name="zone"
        label={reader.t('dialogues.convene.theme.zone')}
        hint={reader.t('dialogues.convene.theme.zone-hint')}
        options={charter.zones.map((each) => ({ value: each.zone, label: reader.text(each.city) }))}
        value={zone}
      />
      <DateTimeField
        reader={reader}
        form={form}
        name="starts"
        label={reader.t('dialogues.convene.theme.starts')}
        value={local(hours.startsAt)}
      />
      <DateTimeField
        reader={reader}
        form={form}
        name="ends"
        label={reader.t('dialogues.convene.theme.ends')}
        hint={reader.t('dialogues.convene.theme.ends-hint', { minutes: sessionMinutes })}
        value={local(hours.endsAt)}
      />
    </Fieldset>
  );
}
