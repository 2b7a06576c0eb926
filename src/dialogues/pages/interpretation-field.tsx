import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Select } from '../../ui/components/Select.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { InvitationCard } from '../store/invitations.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  invitation: InvitationCard;
  form: FormState;
  id?: string;
  hint?: string;
};

/** In which language one listens. Called, not a component: the form names its own fields alone. */
export const interpretationField = ({ charter, invitation, ...field }: Props) => (
  <Select
    {...field}
    name="interpretation"
    label={field.reader.t('dialogues.door.interpretation')}
    prompt={field.reader.t('dialogues.door.floor')}
    options={charter.dialogue.interpretation.map((language) => ({
      value: language,
      label: languageTitle(field.reader, language),
    }))}
    value={invitation.interpretation ?? ''}
    optional
  />
);
