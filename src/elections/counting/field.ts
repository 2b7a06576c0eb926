import type { Constraint } from './election.ts';

/** Who is seated, who may still be, for how many seats in all, and the limits that the whole has to keep to. */
export type Field = {
  readonly seats: number;
  readonly seated: readonly number[];
  readonly available: readonly number[];
  readonly constraints: readonly Constraint[];
};

/** The field if these candidates were elected. */
export const electing = (field: Field, candidates: readonly number[]): Field => ({
  ...field,
  seated: [...field.seated, ...candidates],
  available: field.available.filter((one) => !candidates.includes(one)),
});

/** The field if this candidate were excluded. */
export const excluding = (field: Field, candidate: number): Field => ({
  ...field,
  available: field.available.filter((one) => one !== candidate),
});

/**
 * Available candidates by what the bounds see of them: those of one list are in the same group of every category, and
 * stand one for the other. Lists of one group of the first category come one after the other.
 */
export function alike({ available, constraints }: Field): readonly (readonly number[])[] {
  const members = constraints.map((constraint) => new Set(constraint.members));
  const lists = grouped(available, (candidate) => members.map((own) => (own.has(candidate) ? 0 : 1)).join(''));
  return [...lists].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
}

/** As Map.groupBy, which browsers of 2023 do not have. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
