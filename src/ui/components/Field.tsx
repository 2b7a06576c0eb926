import type { Child } from 'hono/jsx';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';

export type FieldProps = {
  reader: Reader;
  form: FormState;
  name: string;
  label: string;
  hint?: string | undefined;
  /** Fields are asked for unless they say they are optional; the label then says so. */
  optional?: boolean;
  /** Where two forms on a page share a field name. */
  id?: string | undefined;
};

export const fieldId = (name: string) => `field-${name}`;
export const hintId = (id: string) => `${id}-hint`;
const errorId = (id: string) => `${id}-error`;

/** What was sent, or else `initial`. */
export function sentValue(form: FormState, name: string, initial = ''): string {
  const value = form.values[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? initial;
}

export function sentValues(form: FormState, name: string, initial: readonly string[] = []): readonly string[] {
  const value = form.values[name];
  return (typeof value === 'string' ? [value] : value) ?? initial;
}

export const reasonsFor = (form: FormState, name: string) => form.reasons.filter((reason) => reason.field === name);

/** The attributes that tie a control to its hint and its errors. */
export function described({ form, name, hint, id = fieldId(name) }: FieldProps) {
  const failed = reasonsFor(form, name).length > 0;
  const ids = [hint && hintId(id), failed && errorId(id)].filter(Boolean).join(' ');
  return { ...(ids && { 'aria-describedby': ids }), ...(failed && { 'aria-invalid': 'true' as const }) };
}

export function LabelText({ reader, label, optional }: FieldProps) {
  return (
    <>
      {label}
      {optional && <span class="optional"> {reader.t('ui.form.optional')}</span>}
    </>
  );
}

export function HintAndErrors({ reader, form, name, hint, id = fieldId(name) }: FieldProps) {
  const reasons = reasonsFor(form, name);
  return (
    <>
      {hint && (
        <p class="hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {reasons.length > 0 && (
        <p class="fault" id={errorId(id)}>
          <span class="unseen">{reader.t('ui.form.error')}: </span>
          {reasons.map((reason) => reader.reason(reason)).join(' ')}
        </p>
      )}
    </>
  );
}

/** One labelled control with its hint and its errors. */
export function Field({ children, ...field }: FieldProps & { children?: Child }) {
  const failed = reasonsFor(field.form, field.name).length > 0;
  return (
    <div class={failed ? 'field failed' : 'field'}>
      <label for={field.id ?? fieldId(field.name)}>
        <LabelText {...field} />
      </label>
      <HintAndErrors {...field} />
      {children}
    </div>
  );
}
