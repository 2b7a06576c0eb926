import { createHash, randomBytes } from 'node:crypto';

/** Unpredictable bytes, as an argument: tests pass a seeded source. */
export type Random = (bytes: number) => Uint8Array;

export const machineRandom: Random = (bytes) => randomBytes(bytes);

/** A secret to put in a personal link: 192 bits, URL-safe. Only its `digest` is ever stored. */
export const newToken = (random: Random): string => Buffer.from(random(24)).toString('base64url');

/** What the database keeps of a token: SHA-256, so that a stolen copy opens no door. */
export const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
