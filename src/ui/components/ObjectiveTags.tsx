import type { Reader } from '../../platform/reader.ts';

/** An objective as its tag needs it: number, short title in the reader's language, its mesa. */
export type TaggedObjective = { n: number; short: string; mesa: number; href?: string };

function ObjectiveTag({ reader, objective }: { reader: Reader; objective: TaggedObjective }) {
  const inside = (
    <>
      <span class="unseen">{reader.t('ui.objective.of', { mesa: objective.mesa })} </span>
      <b>{objective.n}</b> {objective.short}
    </>
  );
  const look = `objective mesa-${objective.mesa}`;
  return objective.href ? (
    <a class={look} href={objective.href}>
      {inside}
    </a>
  ) : (
    <span class={look}>{inside}</span>
  );
}

export function ObjectiveTags({ reader, objectives }: { reader: Reader; objectives: readonly TaggedObjective[] }) {
  return (
    <ul class="objectives" aria-label={reader.t('ui.objectives')}>
      {objectives.map((objective) => (
        <li>
          <ObjectiveTag reader={reader} objective={objective} />
        </li>
      ))}
    </ul>
  );
}
