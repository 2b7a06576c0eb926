import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { LanguageField } from '../../ui/components/LanguageField.tsx';

type Props = { reader: Reader; form: FormState };

/** In which language whoever is named is written to. Called, not a component: the form names its own fields alone. */
export const languageField = ({ reader, form }: Props) => (
  <LanguageField
    reader={reader}
    form={form}
    name="language"
    label={reader.t('dialogues.invite.field.language')}
    hint={reader.t('dialogues.invite.language-hint')}
  />
);
