import type { Ballot } from './election.ts';
import { vote } from './units.ts';

/**
 * All papers, in bundles of one ranking each: those of a bundle go the same way through the count and are always worth
 * the same. Laid out flat, so that 100,000 of them are read from one end to the other in a few milliseconds.
 */
export type Papers = {
  /** All rankings, each followed by `nobody`. */
  readonly rankings: Uint16Array;
  /** Of each bundle: where among `rankings` the preference stands that the papers have come to. */
  readonly places: Int32Array;
  /** Of each bundle: how many papers it holds. */
  readonly counts: Float64Array;
  /** Of each bundle: what one of its papers is worth. */
  readonly values: Int32Array;
};

/** In place of a candidate: there is no further preference, so a paper is not transferable. */
const nobody = 0xffff;

/** Each row of ballots a bundle, before its first preference, each paper worth one vote. */
export function layOut(ballots: readonly Ballot[]): Papers {
  const rankings = new Uint16Array(ballots.reduce((length, [, ranking]) => length + ranking.length + 1, 0));
  const places = new Int32Array(ballots.length);
  let end = 0;
  ballots.forEach(([, ranking], bundle) => {
    places[bundle] = end - 1;
    rankings.set(ranking, end);
    end += ranking.length + 1;
    rankings[end - 1] = nobody;
  });
  return {
    rankings,
    places,
    counts: Float64Array.from(ballots, ([papers]) => papers),
    values: new Int32Array(ballots.length).fill(vote),
  };
}

/** Brings a bundle to its next preference for someone who `continues` (1 at the candidate's number), and answers whom. */
export function moveOn({ rankings, places }: Papers, bundle: number, continues: Uint8Array): number {
  let place = places[bundle] ?? 0;
  let next = nobody;
  do {
    place += 1;
    next = rankings[place] ?? nobody;
  } while (next !== nobody && continues[next] !== 1);
  places[bundle] = place;
  return next;
}
