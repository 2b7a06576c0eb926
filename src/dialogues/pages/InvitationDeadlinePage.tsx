import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import type { NamedZone } from '../../ui/components/ZoneTimes.tsx';
import type { Dialogue } from '../types.ts';
import { InvitationFrame, toInvitations } from './InvitationFrame.tsx';

type Props = {
  reader: Reader;
  dialogue: Dialogue;
  zones: readonly NamedZone[];
  /** What stands now, by the clock of the first zone. */
  until: Temporal.PlainDateTime | null;
  form: FormState;
};

/** Until when those invited are asked to answer. */
export function InvitationDeadlinePage({ reader, dialogue, zones, until, form }: Props) {
  const field = { reader, form };
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.invite.deadline.title')}
      lead={reader.t('dialogues.invite.deadline.lead')}
      trail={[toInvitations(reader, dialogue)]}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(`/conversatorios/${dialogue.slug}/invitaciones/plazo`)}
        reasons={form.reasons}
        submit={reader.t('dialogues.invite.deadline.set')}
      >
        <DateTimeField
          {...field}
          name="until"
          label={reader.t('dialogues.invite.deadline.until')}
          value={until?.toString({ smallestUnit: 'minute' })}
        />
        <Select
          {...field}
          name="zone"
          label={reader.t('dialogues.invite.deadline.zone')}
          options={zones.map(({ zone, city }) => ({ value: zone, label: city }))}
        />
      </Form>
    </InvitationFrame>
  );
}
