import { described, Field, type FieldProps, fieldId, sentValue } from './Field.tsx';

type Props = FieldProps & { rows?: number; value?: string | undefined; maxlength?: number; lang?: string };

export function TextArea(props: Props) {
  const { form, name, rows = 5, value, optional, maxlength, lang, id = fieldId(name) } = props;
  return (
    <Field {...props}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        required={!optional}
        maxlength={maxlength}
        lang={lang}
        dir="auto"
        {...described(props)}
      >
        {sentValue(form, name, value)}
      </textarea>
    </Field>
  );
}
