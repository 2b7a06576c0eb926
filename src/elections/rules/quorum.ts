import type { ElectionRules } from '../../charter/types.ts';

/**
 * How many organizations must have voted: the charter's share of the roll, rounded up to a whole organization. Nothing
 * is asked of an empty roll but one vote.
 */
export const quorumOf = ({ quorumPercent }: Pick<ElectionRules, 'quorumPercent'>, entitled: number): number =>
  Math.max(1, Math.ceil((entitled * quorumPercent) / 100));

export const isQuorate = (rules: Pick<ElectionRules, 'quorumPercent'>, entitled: number, voted: number): boolean =>
  voted >= quorumOf(rules, entitled);

/** What is known of an election with cards once nobody can draw one any more. */
type CardsDrawn = {
  readonly seats: number;
  /** Candidates who still stand. */
  readonly standing: number;
  readonly entitled: number;
  readonly drawn: number;
};

/** Whether the vote will be void whoever votes: it asks for a quorum, and fewer cards were drawn than that. */
export const isShortOfCards = (
  rules: Pick<ElectionRules, 'quorumPercent'>,
  { seats, standing, entitled, drawn }: CardsDrawn,
): boolean => standing > seats && !isQuorate(rules, entitled, drawn);

/**
 * How many have voted, as it may be said while voting runs: null where the number, or that of those who have not, is so
 * small that it would speak of single organizations (`least`: the charter's smallest cell).
 */
export const turnoutToShow = (entitled: number, voted: number, least: number): number | null =>
  voted >= least && entitled - voted >= least ? voted : null;
