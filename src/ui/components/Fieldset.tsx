import type { Child } from 'hono/jsx';

/** `of`: the answer of the same form that these fields belong to; the style shows them once it is chosen. */
type Props = { legend: string; hint?: string; id?: string; of?: string; children?: Child };

/** Fields that are one question together. */
export function Fieldset({ legend, hint, id, of, children }: Props) {
  return (
    <fieldset class="group" id={id} data-of={of}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}
