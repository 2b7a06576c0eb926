import type { Contender } from './contender.ts';
import type { NeedsLot, Tie, TieKind } from './outcome.ts';

export type Chosen = { readonly contender: Contender; readonly tie: Tie | null };
export type Undecided = Pick<NeedsLot, 'kind' | 'between'>;

/**
 * Whose turn it is: most votes for a surplus or an election, fewest for an exclusion. Equal: whoever had more (fewer)
 * at the most recent earlier stage at which they differed (rules 49 and 51). Of three or more, those who are level
 * there as well are looked at further back, a case the law leaves open. Level at every stage: the lot.
 * @param lots candidates, whoever is to be elected or kept first; a lot needs all it is drawn between in this list
 * @returns null where there is nobody to choose from
 */
export function choose(
  kind: TieKind,
  contenders: readonly Contender[],
  lots: readonly number[],
): Chosen | Undecided | null {
  const equal = foremost(kind, contenders, ({ votes }) => votes);
  const [first] = equal;
  if (!first || equal.length === 1) return first ? { contender: first, tie: null } : null;
  const between = numbers(equal);
  const decided = (contender: Contender) => ({ kind, between, chosen: contender.number });
  let level = equal;
  for (let stage = first.history.length; stage > 0; stage -= 1) {
    level = foremost(kind, level, ({ history }) => history[stage - 1] ?? 0);
    const [one] = level;
    if (one && level.length === 1) return { contender: one, tie: { ...decided(one), by: 'look-back', stage } };
  }
  const drawn = foremost(kind, level, ({ number }) => -lots.indexOf(number))[0];
  const drawnBetween = numbers(level);
  if (!drawn || !drawnBetween.every((number) => lots.includes(number))) return { kind, between: drawnBetween };
  return { contender: drawn, tie: { ...decided(drawn), by: 'lot', drawnBetween } };
}

/** All that have the most, or for an exclusion the fewest. */
function foremost(
  kind: TieKind,
  contenders: readonly Contender[],
  scoreOf: (contender: Contender) => number,
): readonly Contender[] {
  const scores = contenders.map(scoreOf);
  const best = kind === 'exclusion' ? Math.min(...scores) : Math.max(...scores);
  return contenders.filter((_, index) => scores[index] === best);
}

/** Most votes first; equal: by looking back; level at every stage: by number, which decides nothing. */
export const byVotes = (a: Contender, b: Contender): number =>
  b.votes - a.votes ||
  a.history.reduceRight((found, votes, index) => found || (b.history[index] ?? 0) - votes, 0) ||
  a.number - b.number;

const numbers = (contenders: readonly Contender[]): number[] => contenders.map(({ number }) => number);
