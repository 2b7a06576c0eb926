import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes, Radios } from '../../ui/components/Choices.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Fieldset } from '../../ui/components/Fieldset.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { longest } from '../forms.ts';
import { readDraft } from '../rules/draft.ts';
import { representativeFields } from '../rules/joining-steps.ts';
import { representativeSlots } from '../rules/representative-slots.ts';
import { suggestedMesas } from '../rules/suggested-mesas.ts';
import type { JoiningApplication } from '../types.ts';
import { countryOptions } from './country-options.ts';
import { ObjectiveFields } from './ObjectiveFields.tsx';
import { mesaName } from './words.ts';

type Props = { reader: Reader; charter: Charter; form: FormState; application: JoiningApplication };

export function OrganizationFields({ reader, charter, form, application }: Props) {
  const { t } = reader;
  const field = { reader, form };
  const assisted = application.assistedMesa !== null;
  return (
    <>
      <TextField {...field} name="name" label={t('membership.field.name')} autocomplete="organization" />
      <TextField
        {...field}
        name="acronym"
        label={t('membership.field.acronym')}
        hint={t('membership.field.acronym-hint')}
        expects="short"
        optional
      />
      <Radios
        {...field}
        name="group"
        label={t('membership.field.group')}
        hint={t('membership.field.group-hint')}
        options={charter.groups.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
      />
      <Select
        {...field}
        name="countries"
        label={t('membership.field.country')}
        hint={t('membership.field.country-hint')}
        prompt={t('membership.field.country-prompt')}
        options={countryOptions(reader, charter)}
        autocomplete="country"
      />
      <TextField
        {...field}
        name="cities"
        label={t('membership.field.cities')}
        hint={t('membership.field.cities-hint')}
        optional
      />
      <EmailField
        {...field}
        name="email"
        label={t('membership.field.email')}
        hint={t(assisted ? 'membership.field.email-hint-assisted' : 'membership.field.email-hint')}
        autocomplete="email"
        optional={assisted}
      />
      <TextField
        {...field}
        name="website"
        label={t('membership.field.website')}
        hint={t('membership.field.website-hint')}
        inputmode="url"
        autocomplete="url"
        spellcheck={false}
        optional
      />
      <TextArea
        {...field}
        name="about"
        label={t('membership.field.about')}
        hint={t('membership.field.about-hint', { max: longest.about })}
        rows={4}
        optional
      />
    </>
  );
}

export const WorkFields = ({ reader, charter, form }: Props) => (
  <ObjectiveFields
    reader={reader}
    charter={charter}
    form={form}
    label={({ n }) => mesaName(reader, charter, n)}
    inFull
  />
);

/** The mesas, each with what it covers and which of the objectives just picked are its own. */
export function MesaFields({ reader, charter, form, application }: Props) {
  const { t } = reader;
  const { maxMesas } = charter.membership;
  const { objectives } = readDraft(application.draft, charter, application.assistedMesa);
  const suggested = suggestedMesas(objectives, charter);
  const Options = maxMesas === 1 ? Radios : Checkboxes;
  return (
    <Options
      reader={reader}
      form={form}
      name="mesas"
      label={t('membership.field.mesas')}
      hint={maxMesas === null ? t('membership.field.mesas-hint') : t('membership.field.mesas-most', { max: maxMesas })}
      options={charter.mesas.map((mesa) => {
        const shared = suggested.get(mesa.n) ?? [];
        const fits = t('membership.field.mesas-fits', { count: shared.length, list: reader.list(shared.map(String)) });
        return {
          value: String(mesa.n),
          mesa: mesa.n,
          label: mesaName(reader, charter, mesa.n),
          hint: shared.length > 0 ? `${reader.text(mesa.summary)} ${fits}` : reader.text(mesa.summary),
        };
      })}
    />
  );
}

export function PeopleFields({ reader, charter, form, application }: Props) {
  const { t } = reader;
  const assisted = application.assistedMesa !== null;
  const slots = representativeSlots(charter);
  return (
    <>
      {slots.map((office, index) => {
        const [name, email, gender] = representativeFields(index);
        const title = reader.text(office.title);
        const repeated = index > 0 && slots[0] === office;
        const field = { reader, form, optional: index > 0 };
        return (
          <Fieldset
            legend={repeated ? t('membership.field.second', { office: title }) : title}
            hint={index === 0 ? reader.text(office.summary) : t('membership.field.second-hint')}
          >
            <TextField
              {...field}
              name={name}
              label={t('membership.field.person-name')}
              autocomplete={index === 0 ? 'name' : 'off'}
            />
            <EmailField
              {...field}
              name={email}
              label={t('membership.field.person-email')}
              hint={t('membership.field.person-email-hint')}
              autocomplete={index === 0 ? 'email' : 'off'}
              optional={assisted || index > 0}
            />
            <Radios
              {...field}
              name={gender}
              label={t('membership.field.gender')}
              hint={t('membership.field.gender-hint')}
              options={charter.genders.map(({ key, title: answer }) => ({ value: key, label: reader.text(answer) }))}
              inline
              optional
            />
          </Fieldset>
        );
      })}
    </>
  );
}

export function ConsentFields({ reader, charter, form, application }: Props) {
  const { t } = reader;
  return (
    <>
      {application.assistedMesa !== null && <p>{t('membership.assisted.consents')}</p>}
      {charter.membership.consents.map(({ key, text, required }) => (
        <Checkboxes
          reader={reader}
          form={form}
          name={`consents.${key}`}
          label={t(required ? 'membership.consent.required' : 'membership.consent.free')}
          options={[{ value: 'yes', label: reader.text(text) }]}
        />
      ))}
    </>
  );
}
