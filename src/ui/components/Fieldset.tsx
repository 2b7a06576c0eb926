import type { Child } from 'hono/jsx';

type Props = { legend: string; hint?: string; id?: string; children?: Child };

/** Fields that are one question together. */
export function Fieldset({ legend, hint, id, children }: Props) {
  return (
    <fieldset class="group" id={id}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}
