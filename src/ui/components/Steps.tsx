import type { Child } from 'hono/jsx';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';

type Step = { label: string; href?: string; note?: Child };
type Props = {
  reader: Reader;
  steps: readonly Step[];
  /** Index of the step we are in; `steps.length` when all are done. */
  current: number;
  label?: string;
  /** One below the other on wide screens too: where the notes are long. */
  tall?: boolean;
};

/** A process as a line, with where we are in it. */
export function Steps({ reader, steps, current, label = reader.t('ui.steps.label'), tall }: Props) {
  return (
    <ol class={tall ? 'steps tall' : 'steps'} aria-label={label}>
      {steps.map((step, index) => (
        <li class={stateOf(index, current)} aria-current={index === current ? 'step' : undefined}>
          <span class="state">{reader.t(words[stateOf(index, current)])}</span>
          {step.href ? <a href={step.href}>{step.label}</a> : <strong>{step.label}</strong>}
          {step.note && <span class="note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}

type State = 'done' | 'now' | 'ahead';
const stateOf = (index: number, current: number): State =>
  index < current ? 'done' : index === current ? 'now' : 'ahead';

const words = {
  done: 'ui.steps.done',
  now: 'ui.steps.now',
  ahead: 'ui.steps.ahead',
} as const satisfies Record<State, MessageKey>;
