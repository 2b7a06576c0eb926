import { parityAmong } from '../../charter/rules/parity.ts';
import type { Charter, Parity } from '../../charter/types.ts';

/** `open`: not all have answered the voluntary question, and on their answers it depends. */
export type ParityStanding = 'kept' | 'not-kept' | 'open';

/** Someone who holds an office of a body now; `gender` is their answer, null while they have given none. */
export type AskedHolder = { readonly personId: string; readonly office: string; readonly gender: string | null };

/**
 * How those who hold a mesa's offices together stand against the parity rule; never how many answered what. Null where
 * the charter has no such rule, and while fewer than two persons hold them. Another gender than the two the rule names,
 * and `undisclosed`, are answers that count on neither side.
 * Source: Terms of Reference, "Arquitectura": representation is decided "de manera … paritaria".
 */
export function parityStanding(parity: Parity | null, holders: readonly AskedHolder[]): ParityStanding | null {
  if (parity === null) return null;
  const genders = [...personsIn(parity, holders).values()];
  const balance = parityAmong(parity, genders);
  if (balance === null || genders.length < 2) return null;
  const difference = Math.abs(balance.counts[0] - balance.counts[1]);
  const silent = genders.filter((gender) => gender === null).length;
  if (difference + silent <= parity.maxDifference) return 'kept';
  return difference - silent > parity.maxDifference ? 'not-kept' : 'open';
}

/**
 * What of it everyone may know: nothing while the offices are held by fewer persons than the charter's threshold for
 * small groups, since of two or three named persons even "kept" says what each of them answered (decision 6).
 */
export function publicParity(
  { parity, report }: Pick<Charter, 'parity' | 'report'>,
  holders: readonly AskedHolder[],
): ParityStanding | 'withheld' | null {
  const standing = parityStanding(parity, holders);
  if (parity === null || standing === null) return null;
  return personsIn(parity, holders).size < report.smallCellThreshold ? 'withheld' : standing;
}

/** Someone who holds two of the offices is one person. */
const personsIn = ({ offices }: Parity, holders: readonly AskedHolder[]): ReadonlyMap<string, string | null> =>
  new Map(holders.filter(({ office }) => offices.includes(office)).map(({ personId, gender }) => [personId, gender]));
