import { described, Field, type FieldProps, fieldId, sentValue } from './Field.tsx';

type Option = { value: string; label: string; lang?: string };
type Props = FieldProps & {
  options: readonly (Option | { label: string; options: readonly Option[] })[];
  value?: string | undefined;
  /** The first, empty choice: `Elija un país`. Without it the first option stands chosen. */
  prompt?: string | undefined;
  autocomplete?: string;
};

export function Select(props: Props) {
  const { form, name, options, value, prompt, optional, autocomplete, id = fieldId(name) } = props;
  const chosen = sentValue(form, name, value);
  return (
    <Field {...props}>
      <select id={id} name={name} required={!optional} autocomplete={autocomplete} {...described(props)}>
        {prompt !== undefined && <option value="">{prompt}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup label={option.label}>
              {option.options.map((each) => (
                <Choice option={each} chosen={chosen} />
              ))}
            </optgroup>
          ) : (
            <Choice option={option} chosen={chosen} />
          ),
        )}
      </select>
    </Field>
  );
}

function Choice({ option: { value, label, lang }, chosen }: { option: Option; chosen: string }) {
  return (
    <option value={value} selected={value === chosen} lang={lang}>
      {label}
    </option>
  );
}
