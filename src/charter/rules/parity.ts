import type { Parity } from '../types.ts';

type ParityBalance = {
  /** Persons of each of the two genders the charter names, in its order. */
  readonly counts: readonly [number, number];
  readonly kept: boolean;
};

/**
 * Whether those who hold a mesa's offices at the same time keep gender parity. `genders` are their answers to the
 * voluntary question; another gender, or no answer (null), counts on neither side. Null where the charter has no rule.
 * Source: Terms of Reference, "Arquitectura": representation is decided "de manera … paritaria".
 */
export function parityAmong(parity: Parity | null, genders: readonly (string | null)[]): ParityBalance | null {
  if (parity === null) return null;
  const [one, other] = parity.genders;
  const counts = [genders.filter((it) => it === one).length, genders.filter((it) => it === other).length] as const;
  return { counts, kept: Math.abs(counts[0] - counts[1]) <= parity.maxDifference };
}
