import type { Resolution, Settled } from './resolutions.ts';

/** The places in which one text, in whichever languages, names one and the same: judged together. */
export type NamingGroup<R extends Resolution> = {
  readonly textId: string;
  readonly entity: string;
  readonly places: readonly [Settled<R>, ...Settled<R>[]];
};

/** Groups in the order of their first places; open ones and settled ones apart. */
export function namingGroups<R extends Resolution>(
  settled: readonly Settled<R>[],
): { readonly open: readonly NamingGroup<R>[]; readonly resolved: readonly NamingGroup<R>[] } {
  return {
    open: grouped(settled.filter(({ resolution }) => resolution === null)),
    resolved: grouped(settled.filter(({ resolution }) => resolution !== null)),
  };
}

const grouped = <R extends Resolution>(settled: readonly Settled<R>[]): readonly NamingGroup<R>[] =>
  [
    ...Map.groupBy(
      settled,
      ({ finding, entity, resolution }) => `${finding.textId} ${entity} ${resolution?.resolution}`,
    ),
  ].flatMap(([, [first, ...rest]]) =>
    first ? [{ textId: first.finding.textId, entity: first.entity, places: [first, ...rest] as const }] : [],
  );
