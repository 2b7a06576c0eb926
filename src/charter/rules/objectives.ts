import type { CharterContent, Mesa } from '../types.ts';

type Objective = CharterContent['compact']['objectives'][number];

/** The mesa an objective belongs to; null for a number the compact does not have. */
export const mesaOfObjective = (charter: Pick<CharterContent, 'mesas'>, n: number): Mesa | null =>
  charter.mesas.find(({ objectives }) => objectives.includes(n)) ?? null;

/** A mesa's objectives with their names, in the compact's order. */
export const objectivesOfMesa = (
  charter: Pick<CharterContent, 'compact'>,
  mesa: Pick<Mesa, 'objectives'>,
): readonly Objective[] => charter.compact.objectives.filter(({ n }) => mesa.objectives.includes(n));
