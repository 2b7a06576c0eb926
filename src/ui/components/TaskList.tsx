import type { Child } from 'hono/jsx';
import type { Reader } from '../../platform/reader.ts';

export type Task = {
  title: string;
  detail?: Child;
  href: string;
  action: string;
  mesa?: number | undefined;
  /** Since when it is asked, or the day it is for, and when it ends: what a list is put in order by. */
  from?: Temporal.Instant;
  until?: Temporal.Instant;
};
type Props = {
  reader: Reader;
  tasks: readonly Task[];
  /** Level of the heading each task carries. */
  level?: 2 | 3;
};

/** What is asked of this person: each with its date and one button. */
export function TaskList({ reader, tasks, level = 2 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  if (tasks.length === 0) return <p>{reader.t('ui.tasks.none')}</p>;
  return (
    <ul class="tasks">
      {tasks.map((task) => (
        <li class={task.mesa ? `mesa-${task.mesa}` : undefined}>
          <div>
            <Heading>{task.title}</Heading>
            {task.detail && <p>{task.detail}</p>}
          </div>
          <a class="button" href={task.href} aria-label={`${task.action}: ${task.title}`}>
            {task.action}
          </a>
        </li>
      ))}
    </ul>
  );
}
