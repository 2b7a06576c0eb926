import { openBallot, type Spoiled } from './ballot.ts';
import { countedBallots } from './board.ts';
import type { BoardEntry } from './board-entry.ts';

export type OpenedBoard = {
  /** First preference first; sorted by their numbers, so that they say nothing of the order of arrival. */
  readonly rankings: readonly (readonly number[])[];
  /** Cards whose last ballot says nothing. */
  readonly spoiled: readonly { readonly card: string; readonly why: Spoiled }[];
};

/**
 * Opens the last ballot of every card. `identity`: the election's private key, which the commission hands over after
 * the close.
 */
export async function openBoard(
  entries: readonly BoardEntry[],
  identity: string,
  candidates: number,
): Promise<OpenedBoard> {
  const opened = await Promise.all(
    countedBallots(entries).map(async (ballot) => ({
      card: ballot.card.key,
      found: await openBallot(ballot, identity, candidates),
    })),
  );
  return {
    rankings: opened.flatMap(({ found }) => (typeof found === 'string' ? [] : [found])).sort(byPlaces),
    spoiled: opened.flatMap(({ card, found }) => (typeof found === 'string' ? [{ card, why: found }] : [])),
  };
}

function byPlaces(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((n, index) => n !== other[index]);
  return place < 0 ? one.length - other.length : (one[place] ?? 0) - (other[place] ?? 0);
}
