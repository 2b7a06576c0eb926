import { described, Field, type FieldProps, fieldId } from './Field.tsx';

/** A file to send; its form takes `files`. */
export function FileField(props: FieldProps & { accept?: string }) {
  const { name, accept, optional, id = fieldId(name) } = props;
  return (
    <Field {...props}>
      <input id={id} name={name} type="file" accept={accept} required={!optional} {...described(props)} />
    </Field>
  );
}
