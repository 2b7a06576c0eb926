import type { Ballot } from './election.ts';
import { vote } from './units.ts';

/** A candidate during the count. */
export type Contender = {
  readonly number: number;
  /** Sits already while another seat is filled: keeps the seat, however few the votes. */
  readonly sits: boolean;
  state: 'continuing' | 'elected' | 'excluded' | 'withdrawn';
  votes: number;
  /** Votes after each stage. */
  readonly history: number[];
  pile: Bundle[];
};

/** Papers with one ranking: they go the same way through the count and are always worth the same. */
export type Bundle = {
  readonly ranking: readonly number[];
  papers: number;
  /** Of each paper. */
  value: number;
  /** The place in the ranking that the papers have come to. */
  place: number;
};

/** Equal papers laid together, each worth one vote. */
export function bundlePapers(ballots: readonly Ballot[]): Iterable<Bundle> {
  const bundles = new Map<string, Bundle>();
  for (const [papers, ranking] of ballots) {
    const key = String.fromCharCode(...ranking);
    const bundle = bundles.get(key);
    if (bundle) bundle.papers += papers;
    else bundles.set(key, { ranking, papers, value: vote, place: -1 });
  }
  return bundles.values();
}

/** Brings a bundle to the next continuing candidate on it. Answers nobody where there is none: not transferable. */
export function nextOn(bundle: Bundle, contenders: readonly Contender[]): Contender | undefined {
  const { ranking } = bundle;
  for (bundle.place += 1; bundle.place < ranking.length; bundle.place += 1) {
    const next = contenders[ranking[bundle.place] ?? -1];
    if (next?.state === 'continuing') return next;
  }
  return undefined;
}
