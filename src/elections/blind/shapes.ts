import { z } from 'zod';
import type { Ballot } from './ballot.ts';

/** What may be sent or read, by length and letters; whether it holds is asked after. */
const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
export const electionId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

/** More signers than an election may have. */
export const mostSigners = 5;

export const cardShape = z.strictObject({
  election: electionId,
  key: z
    .string()
    .max(100)
    .regex(/^(ed25519|p256):[A-Za-z0-9_-]+$/),
  proofs: z
    .array(z.strictObject({ prefix: base64url(43), signature: base64url(512) }))
    .min(1)
    .max(mostSigners)
    .readonly(),
});
const ballotShape = z.strictObject({
  card: cardShape,
  number: z.int().min(1).max(1_000_000),
  sealed: base64url(1000),
  signature: base64url(86),
});
export const entryShape = z.strictObject({ seq: z.int().min(1), previous: hex64, ballot: ballotShape, hash: hex64 });

/** Larger bodies are not read: a ballot with five proofs has less. */
export const mostBallotBytes = 8 * 1024;

export function readBallot(value: unknown): Ballot | null {
  const parsed = ballotShape.safeParse(value);
  return parsed.success ? parsed.data : null;
}
