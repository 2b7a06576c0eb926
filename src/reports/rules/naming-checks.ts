import type { Body } from '../../mandates/types.ts';
import type { Texts } from '../../platform/reader.ts';
import type { NamingChecks } from '../types.ts';
import type { Resolution, Settled } from './resolutions.ts';

export type NamedResolution = Resolution & { readonly office: string; readonly body: Body };

/**
 * What is published of how names were checked: figures, and which institution of a government may be named by whose
 * approval, as an office. No name that was found, and nobody who was sought.
 */
export function namingChecks(
  known: number,
  settled: readonly Settled<NamedResolution>[],
  governments: readonly { readonly id: string; readonly name: Texts; readonly country: string }[],
): NamingChecks {
  const approvals = settled.flatMap(({ finding, resolution }) =>
    resolution?.resolution === 'government-initiative'
      ? finding.entities.map(({ id }) => ({ id, office: resolution.office, body: resolution.body }))
      : [],
  );
  const groups = Map.groupBy(approvals, ({ id, office, body }) => `${id} ${office} ${body}`);
  return {
    known,
    found: settled.length,
    notNames: settled.filter(({ resolution }) => resolution?.resolution === 'not-a-name').length,
    approved: [...groups.values()].flatMap((places) => {
      const [first] = places;
      const government = governments.find(({ id }) => id === first?.id);
      if (!first || !government) return [];
      const { office, body } = first;
      return [{ institution: government.name, country: government.country, places: places.length, office, body }];
    }),
  };
}
