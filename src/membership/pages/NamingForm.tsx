import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { fieldId } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Invitation } from '../store/invitations.ts';
import { dayOf } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  action: string;
  summary: string;
  slot: number;
  /** Sets this form's fields apart from those of others on the page. */
  id: string;
  /** What was sent and refused; null: another form, or nothing. */
  sent: FormState | null;
};

/** Whom an organization asks to represent it. */
export function NamingForm({ reader, charter, action, summary, slot, id, sent }: Props) {
  const { t } = reader;
  const field = { reader, form: sent ?? { values: {}, reasons: [] } };
  const idOf = (name: string) => (sent ? undefined : `${fieldId(name)}-${id}`);
  return (
    <Disclosure summary={summary} open={sent !== null}>
      <p>{t('membership.own.invite-text')}</p>
      <Form reader={reader} action={action} submit={t('membership.own.name-submit')}>
        <input type="hidden" name="slot" value={slot} />
        <TextField
          {...field}
          name="name"
          id={idOf('name')}
          label={t('membership.field.person-name')}
          autocomplete="off"
        />
        <EmailField
          {...field}
          name="email"
          id={idOf('email')}
          label={t('membership.field.person-email')}
          hint={t('membership.field.person-email-hint')}
          autocomplete="off"
        />
        <Radios
          {...field}
          name="gender"
          id={idOf('gender')}
          label={t('membership.field.gender')}
          hint={t('membership.field.gender-hint')}
          options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
          inline
          optional
        />
      </Form>
    </Disclosure>
  );
}

type AskedProps = { reader: Reader; charter: Charter; invitation: Invitation; at: Temporal.Instant };

/** What became of the last question, as long as nobody accepted. */
export function Asked({ reader, charter, invitation, at }: AskedProps) {
  const { t } = reader;
  const { name, email, usedAt, expiresAt, invitedAt } = invitation;
  const state = usedAt !== null ? 'declined' : Temporal.Instant.compare(at, expiresAt) < 0 ? 'waiting' : 'expired';
  const until = dayOf(reader, charter, expiresAt);
  const said = { name, email, day: dayOf(reader, charter, invitedAt), until };
  return <p class="note">{t(`membership.own.invitation.${state}`, said)}</p>;
}
