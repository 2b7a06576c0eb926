import type { FormState } from '../../platform/forms.ts';
import type { Language, Reader, Texts } from '../../platform/reader.ts';
import { type Needed, textName } from '../../platform/text-fields.ts';
import { languageTitle } from '../navigation.ts';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';

type Props = {
  reader: Reader;
  form: FormState;
  languages: readonly Language[];
  name: string;
  label: string;
  hint?: string;
  needed: Needed;
  /** What stands in the fields before anything was sent. */
  texts?: Texts | null;
  /** Lines of a longer text; without it, one line is asked. */
  rows?: number;
};

/**
 * The fields of a text, one a language, each in its language for spelling and reading aloud.
 * Called, not rendered, so that the form finds their labels for its error summary.
 */
export const textInputs = ({ reader, form, languages, name, label, hint, needed, texts, rows }: Props) =>
  languages.map((language, index) => {
    const field = {
      reader,
      form,
      name: textName(name, language),
      label: `${label} (${languageTitle(reader, language)})`,
      hint: index === 0 ? hint : undefined,
      optional: needed === 'none' || (needed === 'first' && index > 0),
      value: texts?.[language],
      lang: language,
    };
    return rows ? <TextArea {...field} rows={rows} /> : <TextField {...field} />;
  });
