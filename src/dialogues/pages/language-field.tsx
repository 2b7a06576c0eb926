import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Select } from '../../ui/components/Select.tsx';
import { languageName } from '../../ui/navigation.ts';

type Props = { reader: Reader; charter: Charter; form: FormState };

/** In which language whoever is named is written to. Called, not a component: the form names its own fields alone. */
export const languageField = ({ reader, charter, form }: Props) => (
  <Select
    reader={reader}
    form={form}
    name="language"
    label={reader.t('dialogues.invite.field.language')}
    hint={reader.t('dialogues.invite.language-hint')}
    options={charter.languages.map((language) => ({ value: language, label: languageName(language) }))}
    value={reader.language}
  />
);
