import type { Ballot } from './ballot.ts';

/** A ballot in its place on the public board: a hash chain. No time stands beside it. */
export type BoardEntry = {
  /** From 1 without a gap. */
  readonly seq: number;
  /** The hash of the entry before; 64 zeros in entry 1. */
  readonly previous: string;
  readonly ballot: Ballot;
  readonly hash: string;
};

/** The text that an entry's hash is of: a JSON list without spaces, the proofs of the card at its end. */
export const entryText = ({
  seq,
  previous,
  ballot: { card, number, sealed, signature },
}: Omit<BoardEntry, 'hash'>): string =>
  JSON.stringify([
    'pansocial/board/1',
    card.election,
    seq,
    previous,
    card.key,
    number,
    sealed,
    signature,
    ...card.proofs.flatMap(({ prefix, signature: proof }) => [prefix, proof]),
  ]);
