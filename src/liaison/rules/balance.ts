import { officesOf } from '../../charter/rules/offices.ts';
import { subregionOf } from '../../charter/rules/subregions.ts';
import type { Charter, Named } from '../../charter/types.ts';
import { type ParityStanding, publicParity } from '../../mandates/rules/parity-standing.ts';
import type { Seat } from '../types.ts';

/** An organization as the directory shows it; null: it asked not to be there, and nothing is told of it. */
type SeatedOrganization = { readonly country: string; readonly group: string } | null;

type SeatedMesa = { readonly mesa: number; readonly organization: SeatedOrganization };

export type GroupBalance = {
  readonly category: 'subregion' | 'sector';
  /** Every group of the charter, with its seats. */
  readonly groups: readonly (Named & { readonly seats: number })[];
  /** Seats of organizations that the directory does not show. */
  readonly untold: number;
  /** Mesas of whose seats more are of one group than the charter's elections let be elected together. */
  readonly exceeded: readonly number[];
};

/**
 * How the seats of the mesas are spread over subregions and sectors. Only what organizations say of themselves in the
 * directory is counted, so that the figures tell nothing that is not public by their own consent.
 * Source: Terms of Reference, "Arquitectura": "asegurar equilibrio subregional y sectorial".
 */
export function groupBalances(
  { elections, region, groups }: Pick<Charter, 'elections' | 'region' | 'groups'>,
  seated: readonly SeatedMesa[],
): readonly GroupBalance[] {
  const lists = {
    subregion: [...region.subregions, region.outside],
    sector: groups,
  } as const;
  return (['subregion', 'sector'] as const).map((category) => {
    const limit = elections.contests.flatMap(({ balance }) => balance).find((one) => one.category === category)?.max;
    const keyed = seated.flatMap(({ mesa, organization }) =>
      organization
        ? [{ mesa, key: category === 'sector' ? organization.group : subregionOf(region, organization.country).key }]
        : [],
    );
    return {
      category,
      groups: lists[category].map((group) => ({
        ...group,
        seats: keyed.filter(({ key }) => key === group.key).length,
      })),
      untold: seated.length - keyed.length,
      exceeded: limit === undefined ? [] : mesasOver(limit, keyed),
    };
  });
}

const mesasOver = (limit: number, seats: readonly { readonly mesa: number; readonly key: string }[]): number[] => {
  const counts = Map.groupBy(seats, ({ mesa, key }) => `${mesa} ${key}`);
  const over = [...counts.values()].filter((same) => same.length > limit).flatMap(([first]) => first?.mesa ?? []);
  return [...new Set(over)].toSorted((one, other) => one - other);
};

/**
 * How those who hold the seats stand together in gender, as far as everyone may know: by the difference that the
 * parity rule sets for a mesa, never by numbers (decision 6). Null where the charter has no such rule.
 * Source: Terms of Reference, "Arquitectura": "asegurar paridad de género".
 */
export function seatParity(
  charter: Pick<Charter, 'parity' | 'report' | 'offices'>,
  seats: readonly Pick<Seat, 'holder'>[],
): ParityStanding | 'withheld' | null {
  if (charter.parity === null) return null;
  const offices = officesOf(charter, 'liaison').map(({ key }) => key);
  const held = seats.flatMap(({ holder }) => holder ?? []);
  return publicParity({ report: charter.report, parity: { ...charter.parity, offices } }, held);
}
