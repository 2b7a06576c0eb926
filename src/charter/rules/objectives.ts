import type { CharterContent, Mesa } from '../types.ts';

type Objective = CharterContent['compact']['objectives'][number];

/** The mesa an objective belongs to; null for a number the compact does not have. */
export const mesaOfObjective = (charter: Pick<CharterContent, 'mesas'>, n: number): Mesa | null =>
  charter.mesas.find(({ objectives }) => objectives.includes(n)) ?? null;

/** The mesas that these objectives belong to, by number. */
export const mesasOfObjectives = (charter: Pick<CharterContent, 'mesas'>, objectives: readonly number[]): Mesa[] =>
  charter.mesas.filter((mesa) => mesa.objectives.some((n) => objectives.includes(n)));

/** The one mesa that all of these objectives belong to; null where they are several mesas', or none's. */
export function mesaOfAll(charter: Pick<CharterContent, 'mesas'>, objectives: readonly number[]): Mesa | null {
  const [mesa, ...others] = mesasOfObjectives(charter, objectives);
  return mesa && others.length === 0 ? mesa : null;
}

/** A mesa's objectives with their names, in the compact's order. */
export const objectivesOfMesa = (
  charter: Pick<CharterContent, 'compact'>,
  mesa: Pick<Mesa, 'objectives'>,
): readonly Objective[] => charter.compact.objectives.filter(({ n }) => mesa.objectives.includes(n));
