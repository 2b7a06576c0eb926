import type { Child } from 'hono/jsx';
import {
  described,
  type FieldProps,
  fieldId,
  HintAndErrors,
  hintId,
  LabelText,
  reasonsFor,
  sentValue,
  sentValues,
} from './Field.tsx';

export type ChoiceOption = {
  value: string;
  label: Child;
  hint?: string | undefined;
  mesa?: number;
  disabled?: boolean;
};
type Common = FieldProps & {
  options: readonly ChoiceOption[];
  /** Side by side where there is room: a few short answers. */
  inline?: boolean;
  /** The question is the page's heading. */
  heading?: boolean;
};

/** One of several. */
export function Radios({ value, ...props }: Common & { value?: string | undefined }) {
  const chosen = sentValue(props.form, props.name, value);
  return <Choices {...props} type="radio" chosen={chosen === '' ? [] : [chosen]} />;
}

/** Any of several; every chosen value is sent under the same name. */
export function Checkboxes({ values, ...props }: Common & { values?: readonly string[] | undefined }) {
  return <Choices {...props} type="checkbox" chosen={sentValues(props.form, props.name, values)} />;
}

type Props = Common & { type: 'radio' | 'checkbox'; chosen: readonly string[] };

function Choices({ type, chosen, options, inline, heading, ...field }: Props) {
  const failed = reasonsFor(field.form, field.name).length > 0;
  const legend = <LabelText {...field} />;
  return (
    <fieldset class={failed ? 'field failed' : 'field'} {...described(field)}>
      <legend>{heading ? <h1>{legend}</h1> : legend}</legend>
      <HintAndErrors {...field} />
      <div class={inline ? 'choices inline' : 'choices'}>
        {options.map((option, index) => (
          <OneChoice field={field} type={type} option={option} index={index} checked={chosen.includes(option.value)} />
        ))}
      </div>
    </fieldset>
  );
}

type OneProps = { field: FieldProps; type: Props['type']; option: ChoiceOption; index: number; checked: boolean };

function OneChoice({ field, type, option, index, checked }: OneProps) {
  const first = field.id ?? fieldId(field.name);
  const id = index === 0 ? first : `${first}-${index + 1}`;
  // Numbered from the first on: the bare id is that of the whole question's hint.
  const ownHint = hintId(`${first}-${index + 1}`);
  return (
    <div class={option.mesa ? `choice mesa-${option.mesa}` : 'choice'}>
      <input
        id={id}
        type={type}
        name={field.name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        required={type === 'radio' && !field.optional}
        aria-describedby={option.hint ? ownHint : undefined}
      />
      <label for={id}>{option.label}</label>
      {option.hint && (
        <p class="hint" id={ownHint}>
          {option.hint}
        </p>
      )}
    </div>
  );
}
