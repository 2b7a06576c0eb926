import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { TextField } from '../../ui/components/TextField.tsx';

type Props = { reader: Reader; form: FormState; label: string; hint?: string };

/**
 * The six figures an app shows. What was sent is not shown again: by then the app shows others. Called, not a
 * component: the form names its own fields alone.
 */
export const codeField = ({ form, ...field }: Props) => (
  <TextField
    {...field}
    form={{ ...form, values: {} }}
    name="code"
    autocomplete="one-time-code"
    inputmode="numeric"
    expects="code"
    spellcheck={false}
  />
);
