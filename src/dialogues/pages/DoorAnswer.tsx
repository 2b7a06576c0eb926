import type { Child } from 'hono/jsx';
import { emptyForm, type FormState } from '../../platform/forms.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { LanguageField } from '../../ui/components/LanguageField.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { longestNeeds } from '../forms/invitations.ts';
import type { InvitationState } from '../rules/invitation-states.ts';
import type { DoorForm, DoorPageProps } from './DoorPage.tsx';
import { interpretationField } from './interpretation-field.tsx';

type Props = DoorPageProps & { state: InvitationState };

/** What the person may answer now: confirm, decline; later change, withdraw, name someone else. */
export function DoorAnswer(props: Props) {
  const { reader, state, gathering, at } = props;
  const { times } = gathering;
  if (!times) return null;
  const isBefore = (moment: Temporal.Instant) => Temporal.Instant.compare(at, moment) < 0;
  const confirmed = state === 'online' || state === 'in-person';
  const open = isBefore(times.closesAt);
  const begun = !isBefore(times.startsAt);
  const shown: readonly DoorForm[] = [
    ...(confirmed || open ? (['seat'] as const) : []),
    ...(open && state === 'waiting' ? (['decline'] as const) : []),
    ...(begun ? [] : (['substitute'] as const)),
    ...(begun || !confirmed ? [] : (['withdraw'] as const)),
    'interpretation',
  ];
  // A form that came too late is not on the page any more; why it was refused is.
  const late = props.failed !== null && !shown.includes(props.failed) && (
    <ErrorSummary reader={reader} form={{ reasons: props.form.reasons.map(({ field: _, ...reason }) => reason) }} />
  );
  if (confirmed) {
    return (
      <section id="respuesta">
        <h2>{reader.t('dialogues.door.your-answer')}</h2>
        {late}
        <Part {...props} which="seat" summary={reader.t('dialogues.door.change')}>
          <SeatForm {...props} />
        </Part>
        {!begun && (
          <>
            <SubstitutePart {...props} />
            <Part {...props} which="withdraw" summary={reader.t('dialogues.door.withdraw')}>
              <p>{reader.t('dialogues.door.withdraw-text')}</p>
              <PlainForm {...props} which="withdraw" path="retiro" submit={reader.t('dialogues.door.withdraw-do')} />
            </Part>
          </>
        )}
      </section>
    );
  }
  return (
    <section id="respuesta">
      <h2>{reader.t('dialogues.door.your-answer')}</h2>
      {late}
      {open && <SeatForm {...props} />}
      {!open && state !== 'waiting' && <p>{reader.t('dialogues.door.closed')}</p>}
      {open && state === 'waiting' && (
        <Part {...props} which="decline" summary={reader.t('dialogues.door.decline')}>
          <p>{reader.t('dialogues.door.decline-text')}</p>
          <PlainForm {...props} which="decline" path="declinacion" submit={reader.t('dialogues.door.decline-do')} />
        </Part>
      )}
      {!begun && <SubstitutePart {...props} />}
    </section>
  );
}

/** The fields of a form that was refused; empty for the others on the page. */
const formOf = ({ failed, form }: Pick<Props, 'failed' | 'form'>, which: DoorForm): FormState =>
  failed === which ? form : emptyForm;

type PartProps = Props & { which: DoorForm; summary: string; children?: Child };

function Part({ failed, which, summary, children }: PartProps) {
  return (
    <Disclosure summary={summary} open={failed === which}>
      {children}
    </Disclosure>
  );
}

function PlainForm(props: Props & { which: DoorForm; path: string; submit: string }) {
  const { reader, base, which, path, submit } = props;
  const { reasons } = formOf(props, which);
  return <Form reader={reader} action={reader.to(`${base}/${path}`)} reasons={reasons} submit={submit} danger />;
}

/** The seat: where, in which language, what one needs. */
function SeatForm(props: Props) {
  const { reader, charter, invitation, gathering, base, state } = props;
  const form = formOf(props, 'seat');
  const field = { reader, form };
  const { venue } = gathering.dialogue;
  const confirmed = state === 'online' || state === 'in-person';
  return (
    <Form
      reader={reader}
      action={reader.to(`${base}/respuesta`)}
      reasons={form.reasons}
      submit={reader.t(confirmed ? 'dialogues.door.save' : 'dialogues.door.confirm')}
    >
      {venue ? (
        <Radios
          {...field}
          name="attends"
          label={reader.t('dialogues.door.attends')}
          value={invitation.attends ?? undefined}
          options={[
            { value: 'online', label: reader.t('dialogues.door.online'), hint: reader.t('dialogues.door.online-hint') },
            { value: 'in-person', label: reader.t('dialogues.door.in-person'), hint: reader.text(venue) },
          ]}
        />
      ) : (
        <input type="hidden" name="attends" value="online" />
      )}
      {interpretationField({ ...field, charter, invitation, hint: reader.t('dialogues.door.interpretation-hint') })}
      <Select
        {...field}
        name="gender"
        label={reader.t('dialogues.door.gender')}
        hint={reader.t('dialogues.door.gender-hint')}
        prompt={reader.t('dialogues.door.no-answer')}
        options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        value={invitation.gender ?? ''}
        optional
      />
      <TextArea
        {...field}
        name="needs"
        label={reader.t('dialogues.door.needs')}
        hint={reader.t('dialogues.door.needs-hint')}
        rows={3}
        maxlength={longestNeeds}
        value={invitation.needs ?? ''}
        optional
      />
      {!confirmed && <p>{reader.t('dialogues.door.consent')}</p>}
    </Form>
  );
}

/** Naming someone in one's place. */
function SubstitutePart(props: Props) {
  const { reader, invitation, base } = props;
  const form = formOf(props, 'substitute');
  const field = { reader, form };
  return (
    <Part {...props} which="substitute" summary={reader.t('dialogues.door.substitute')}>
      <p>{reader.t('dialogues.door.substitute-text')}</p>
      <Form
        reader={reader}
        action={reader.to(`${base}/reemplazo`)}
        reasons={form.reasons}
        submit={reader.t('dialogues.door.substitute-do')}
      >
        <TextField {...field} name="name" label={reader.t('dialogues.door.substitute-name')} maxlength={200} />
        <EmailField {...field} name="email" label={reader.t('dialogues.door.substitute-email')} maxlength={254} />
        <LanguageField
          {...field}
          name="language"
          label={reader.t('dialogues.door.substitute-language')}
          value={invitation.language}
        />
      </Form>
    </Part>
  );
}
