import { z } from 'zod';
import { electionId, entryShape, hex64, mostSigners } from '../blind/shapes.ts';
import { digestOfFile } from '../rules/count-file.ts';

/**
 * What is published of an election's cards when its vote is closed, beside what is counted: enough for anyone to check
 * every ballot. The platform is the first of the signers.
 */
const cardsShape = z.strictObject({
  signers: z
    .array(
      z.strictObject({
        /** Who signs: a verifier key's line. */
        key: z.string().max(300),
        /** Its signed word which key signs this election's cards. */
        statement: z.string().max(4000),
        /** Its signed list of the organizations it signed a card for. */
        drawn: z.string().max(10_000_000),
      }),
    )
    .min(1)
    .max(mostSigners),
  /** Ids of the organizations that might draw a card. */
  roll: z.array(electionId).readonly(),
  /** The election's key: what ballots were sealed for, and what opens them. */
  recipient: z.string().max(100),
  identity: z.string().max(100),
  board: z.array(entryShape).readonly(),
  /** Signed by the platform, countersigned by the observers; the last one is over the whole board. */
  heads: z.array(z.string().max(4000)).max(10_000),
});
export type CardsFile = z.output<typeof cardsShape>;

const position = z.int().min(0);
const constraint = z.strictObject({
  category: z.string(),
  group: z.string(),
  min: z.int(),
  max: z.int(),
  members: z.array(position),
});

/** What was frozen and sealed with the list of candidates: `Sealed` (rules/listing.ts). */
const sealedShape = z.strictObject({
  electionId,
  candidates: z.array(
    z.strictObject({
      n: z.int().min(1),
      candidacyId: z.string(),
      organizationId: z.string(),
      groups: z.record(z.string(), z.string()),
    }),
  ),
  bounds: z.array(constraint),
  relaxed: z.array(z.string()),
  lotCommitment: hex64,
  entitled: position,
  roll: hex64,
});

/** What anyone counts again: `CountFile` (rules/count-file.ts), with what the count said. */
const countShape = z.strictObject({
  id: electionId,
  title: z.string(),
  seats: z.int().min(1).max(200),
  candidates: z.array(z.string()).min(1).max(200),
  candidateIds: z.array(z.string()),
  withdrawn: z.array(position),
  constraints: z.array(constraint),
  ballots: z.array(z.tuple([z.int().min(1), z.array(position)])),
  outcome: z.enum(['counted', 'uncontested']),
  entitled: position,
  voted: position,
  relaxed: z.array(z.string()),
  list: hex64,
  lots: z.strictObject({ commitment: hex64, committed: hex64, ballots: hex64, seed: hex64 }),
  receipts: z.array(hex64),
});

export const electionFileShape = z.strictObject({
  ...countShape.shape,
  sealed: sealedShape,
  result: z.unknown(),
  cards: cardsShape.optional(),
});
/** SHA-256 of the part that is counted again: what the record keeps. */
export const digestOfCounted = (file: ElectionFile): string => digestOfFile(z.object(countShape.shape).parse(file));

export type ElectionFile = z.output<typeof electionFileShape>;
