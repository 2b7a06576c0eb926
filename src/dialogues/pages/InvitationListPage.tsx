import type { Charter } from '../../charter/types.ts';

import { countryOptions } from '../../membership/pages/country-options.ts';
import { mesaName } from '../../membership/pages/words.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { fileMegabytes } from '../../platform/tabular/read-table.ts';
import { FileField } from '../../ui/components/FileField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { allMesas } from '../forms/invitations.ts';
import type { Dialogue } from '../types.ts';
import { InvitationFrame, toInvitations } from './InvitationFrame.tsx';
import { listField } from './InvitationNewPage.tsx';
import { languageField } from './language-field.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  lists: readonly string[];
  /** The mesas whose members may be seen. */
  mesas: readonly number[];
  form: FormState;
  once: string;
};

/** Inviting a whole list: a file or pasted from a spreadsheet; first to be looked at. */
export function InvitationListPage({ reader, charter, dialogue, lists, mesas, form, once }: Props) {
  const field = { reader, form };
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.invite.many')}
      trail={[toInvitations(reader, dialogue)]}
      lead={reader.t('dialogues.invite.many-lead')}
      failed={form.reasons.length > 0}
    >
      <Form
        reader={reader}
        action={reader.to(`/conversatorios/${dialogue.slug}/invitaciones/lista`)}
        reasons={form.reasons}
        submit={reader.t('dialogues.invite.look')}
        once={once}
        files
      >
        {listField({ ...field, lists })}
        <FileField
          {...field}
          name="file"
          label={reader.t('dialogues.invite.file')}
          hint={reader.t('dialogues.invite.file-hint', { megabytes: fileMegabytes })}
          accept=".csv,.xlsx,.tsv,.txt"
          optional
        />
        <TextArea
          {...field}
          name="pasted"
          label={reader.t('dialogues.invite.pasted')}
          hint={reader.t('dialogues.invite.pasted-hint')}
          rows={6}
          optional
        />
        {mesas.length > 0 && (
          <Select
            {...field}
            name="members"
            label={reader.t('dialogues.invite.members')}
            hint={reader.t('dialogues.invite.members-hint')}
            prompt={reader.t('dialogues.invite.members-none')}
            options={[
              ...mesas.map((n) => ({ value: String(n), label: mesaName(reader, charter, n) })),
              ...(mesas.length > 1 ? [{ value: allMesas, label: reader.t('dialogues.invite.members-all') }] : []),
            ]}
            optional
          />
        )}
        <h2>{reader.t('dialogues.invite.for-all')}</h2>
        <p>{reader.t('dialogues.invite.for-all-text')}</p>
        <Select
          {...field}
          name="sector"
          label={reader.t('dialogues.invite.field.sector')}
          prompt={reader.t('dialogues.invite.in-the-list')}
          options={charter.dialogue.sectors.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
          optional
        />
        <Select
          {...field}
          name="country"
          label={reader.t('dialogues.invite.field.country')}
          prompt={reader.t('dialogues.invite.in-the-list')}
          options={countryOptions(reader, charter)}
          optional
        />
        {languageField(field)}
      </Form>
    </InvitationFrame>
  );
}
