import { described, Field, type FieldProps, fieldId, sentValue } from './Field.tsx';

type Props = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'search';
  /** The HTML autocomplete token (WCAG 1.3.5): `organization`, `email`, `name`, `one-time-code`… */
  autocomplete?: string;
  inputmode?: 'numeric' | 'email' | 'url';
  /** What stands in it before anything was sent. */
  value?: string | undefined;
  /** In characters: how long an answer the field's width suggests. */
  expects?: 'year' | 'code' | 'short' | 'line';
  maxlength?: number;
  spellcheck?: boolean;
  lang?: string;
  /** `name` of a Datalist beside it. */
  list?: string;
};

export function TextField(props: Props) {
  const { form, name, type = 'text', value, expects = 'line', optional, id = fieldId(name) } = props;
  return (
    <Field {...props}>
      <input
        id={id}
        name={name}
        type={type}
        value={type === 'password' ? undefined : sentValue(form, name, value)}
        class={expects === 'line' ? undefined : `expects-${expects}`}
        required={!optional}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        spellcheck={props.spellcheck}
        lang={props.lang}
        list={props.list}
        dir="auto"
        {...described(props)}
      />
    </Field>
  );
}
