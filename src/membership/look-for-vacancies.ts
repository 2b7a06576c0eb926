import { officeByKey } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { currentHolders } from '../mandates/store/mandates.ts';

/** Of `mesas`, those whose applications nobody decides at `at`: no office that may is held there, nor in a body above. */
export async function unreviewedMesas(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  mesas: readonly number[],
  at: Temporal.Instant,
): Promise<readonly number[]> {
  if (mesas.length === 0) return [];
  const above = ['liaison', 'mechanism', 'working-group'] as const;
  const holders = await currentHolders(db, [...above, ...mesas.map((n) => `mesa:${n}` as const)], at);
  const reviewing = holders.filter(({ office }) =>
    officeByKey(charter, office)?.powers.includes('review-applications'),
  );
  const bodies = new Set<string>(reviewing.map(({ body }) => body));
  return above.some((body) => bodies.has(body)) ? [] : mesas.filter((n) => !bodies.has(`mesa:${n}`));
}
