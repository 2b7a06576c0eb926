import { described, Field, type FieldProps, fieldId, sentValue } from './Field.tsx';

type Props = FieldProps & {
  /** What is asked: `2023-08-08` or `2023-08-08T08:00` is what is sent. */
  kind?: 'date' | 'datetime-local';
  value?: string | undefined;
};

/** A day, a time or both, on the wall clock of the zone the label or hint names. */
export function DateTimeField(props: Props) {
  const { form, name, kind = 'datetime-local', value, optional, id = fieldId(name) } = props;
  return (
    <Field {...props}>
      <input
        id={id}
        name={name}
        type={kind}
        class="expects-short"
        value={sentValue(form, name, value)}
        required={!optional}
        {...described(props)}
      />
    </Field>
  );
}
