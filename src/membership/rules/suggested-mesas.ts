import type { Charter } from '../../charter/types.ts';

/**
 * Which of an organization's `objectives` each mesa covers, mesas without any left out: a hint beside the choice,
 * which stays the organization's own (Terms of Reference, "Arquitectura": they distribute themselves "de manera
 * autónoma").
 */
export const suggestedMesas = (
  objectives: readonly number[],
  { mesas }: { readonly mesas: readonly Pick<Charter['mesas'][number], 'n' | 'objectives'>[] },
): ReadonlyMap<number, readonly number[]> =>
  new Map(
    mesas
      .map((mesa) => [mesa.n, mesa.objectives.filter((objective) => objectives.includes(objective))] as const)
      .filter(([, shared]) => shared.length > 0),
  );
