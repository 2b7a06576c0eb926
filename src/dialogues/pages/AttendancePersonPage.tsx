import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Dialogue, Theme } from '../types.ts';
import { AttendanceClosed, type Closing } from './AttendanceClosed.tsx';
import { attendancePath } from './AttendancePage.tsx';
import { InvitationFrame } from './InvitationFrame.tsx';
import { personTraits } from './InvitationNewPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  /** Where the form is sent, below the list of the theme: of someone in the room, or in an imported report. */
  action: string;
  title: string;
  lead: string;
  /** What is known of the name beforehand. */
  name?: string;
  /** The key of a person in a report. */
  reportKey?: string;
  closing: Closing;
  form: FormState;
  once?: string;
};

/** Writing someone down who took part without a seat. */
export function AttendancePersonPage(props: Props) {
  const { reader, charter, dialogue, theme, action, title, lead, name, reportKey, closing, form, once } = props;
  const field = { reader, form };
  const back = { label: reader.t('dialogues.attendance.title'), href: reader.to(attendancePath(dialogue, theme)) };
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={title}
      kicker={reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}
      lead={lead}
      trail={[back]}
      failed={form.reasons.length > 0}
    >
      {closing ? (
        <AttendanceClosed reader={reader} closing={closing} />
      ) : (
        <Form
          reader={reader}
          action={reader.to(action)}
          reasons={form.reasons}
          submit={reader.t('dialogues.attendance.add-do')}
          once={once}
        >
          {reportKey !== undefined && <input type="hidden" name="key" value={reportKey} />}
          <TextField
            {...field}
            name="name"
            label={reader.t('dialogues.invite.field.name')}
            value={name}
            maxlength={200}
          />
          {asksWhether(form) && (
            <Checkboxes
              {...field}
              name="another"
              label={reader.t('dialogues.attendance.another')}
              options={[{ value: 'yes', label: reader.t('dialogues.attendance.another-yes') }]}
            />
          )}
          <TextField
            {...field}
            name="institution"
            label={reader.t('dialogues.invite.field.institution')}
            maxlength={200}
            optional
          />
          {personTraits({ ...field, charter })}
        </Form>
      )}
    </InvitationFrame>
  );
}

/** Only where somebody of that name is on the list already. */
const asksWhether = ({ values, reasons }: FormState): boolean =>
  values.another !== undefined || reasons.some(({ code }) => code === 'already-on-list');
