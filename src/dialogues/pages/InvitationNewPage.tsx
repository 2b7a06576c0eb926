import type { Charter } from '../../charter/types.ts';
import { countryOptions } from '../../membership/pages/country-options.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Dialogue } from '../types.ts';
import { InvitationFrame, toInvitations } from './InvitationFrame.tsx';
import { languageField } from './language-field.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  /** Names of the lists there are. */
  lists: readonly string[];
  form: FormState;
  once: string;
};

/** Inviting one person. */
export function InvitationNewPage({ reader, charter, dialogue, lists, form, once }: Props) {
  const title = reader.t('dialogues.invite.one');
  const field = { reader, form };
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={title}
      trail={[toInvitations(reader, dialogue)]}
      lead={reader.t('dialogues.invite.one-lead')}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(`/conversatorios/${dialogue.slug}/invitaciones/nueva`)}
        reasons={form.reasons}
        submit={reader.t('dialogues.invite.send')}
        once={once}
      >
        {listField({ ...field, lists })}
        <TextField {...field} name="name" label={reader.t('dialogues.invite.field.name')} maxlength={200} />
        <EmailField
          {...field}
          name="email"
          label={reader.t('dialogues.invite.field.email')}
          hint={reader.t('dialogues.invite.email-hint')}
          maxlength={254}
        />
        <TextField
          {...field}
          name="institution"
          label={reader.t('dialogues.invite.field.institution')}
          maxlength={200}
        />
        {personTraits({ ...field, charter })}
        {languageField(field)}
      </Form>
    </InvitationFrame>
  );
}

type FieldProps = { reader: Reader; form: FormState };

/**
 * The list someone comes by, in words; those that exist are offered. Called, not a component: a form names the fields
 * among its own children alone in its summary of errors.
 */
export function listField({ reader, form, lists }: FieldProps & { lists: readonly string[] }) {
  return (
    <>
      <TextField
        reader={reader}
        form={form}
        name="list"
        label={reader.t('dialogues.invite.list')}
        hint={reader.t('dialogues.invite.list-hint')}
        list="lists"
        maxlength={80}
      />
      <datalist id="lists">
        {lists.map((list) => (
          <option value={list} />
        ))}
      </datalist>
    </>
  );
}

/** Where a person comes from, for whom they take part, and, if they said so, their gender; called likewise. */
export function personTraits({ reader, form, charter }: FieldProps & { charter: Charter }) {
  const field = { reader, form };
  return (
    <>
      <Select
        {...field}
        name="country"
        label={reader.t('dialogues.invite.field.country')}
        prompt={reader.t('dialogues.invite.choose-country')}
        options={countryOptions(reader, charter)}
      />
      <Radios
        {...field}
        name="sector"
        label={reader.t('dialogues.invite.field.sector')}
        options={charter.dialogue.sectors.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
      />
      <Select
        {...field}
        name="gender"
        label={reader.t('dialogues.invite.field.gender')}
        hint={reader.t('dialogues.invite.gender-hint')}
        prompt={reader.t('dialogues.invite.not-known')}
        options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        optional
      />
    </>
  );
}
