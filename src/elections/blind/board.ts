import { genesis, sha256 } from '../../record/rules/entry.ts';
import { type Ballot, isSignedBallot, sealedLength } from './ballot.ts';
import type { SignerKey } from './blind-signature.ts';
import { type BoardEntry, entryText } from './board-entry.ts';
import { type CardFault, cardFault } from './card.ts';

/** What ballots of an election are checked against: all of it is published before the first is cast. */
export type BoardRules = {
  readonly election: string;
  readonly signers: readonly SignerKey[];
  readonly candidates: number;
};

type BallotFault = CardFault | 'ballot-malformed' | 'ballot-not-signed' | 'ballot-not-newer';

/**
 * Whether a ballot may stand on the board, but for its number: the card is this election's and signed by every signer,
 * the ballot is as long as every other and signed by the card. Null where it may.
 */
export async function ballotFault(ballot: Ballot, rules: BoardRules): Promise<BallotFault | null> {
  const { card, number, sealed } = ballot;
  if (!Number.isSafeInteger(number) || number < 1 || sealed.length !== sealedLength(rules.candidates)) {
    return 'ballot-malformed';
  }
  return (await cardFault(card, rules)) ?? ((await isSignedBallot(ballot)) ? null : 'ballot-not-signed');
}

export const entryHash = (entry: Omit<BoardEntry, 'hash'>): string => sha256(entryText(entry));

/** The next entry of a board that ends with `last`; null for an empty one. */
export function nextEntry(last: Pick<BoardEntry, 'seq' | 'hash'> | null, ballot: Ballot): BoardEntry {
  const entry = { seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? genesis, ballot };
  return { ...entry, hash: entryHash(entry) };
}

/** The ballots that count: of each card the one with the highest number. */
export function countedBallots(entries: readonly BoardEntry[]): readonly Ballot[] {
  const last = new Map<string, Ballot>();
  for (const { ballot } of entries) {
    const before = last.get(ballot.card.key);
    if (!before || ballot.number > before.number) last.set(ballot.card.key, ballot);
  }
  return [...last.values()];
}
