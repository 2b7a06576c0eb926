import { createHash } from 'node:crypto';

/**
 * The order in which an organization's ballot shows the candidates: by the SHA-256 of
 * `["<election id>","<organization id>",<n>]` (JSON without spaces, UTF-8), smallest first. So nobody stands first on
 * every ballot, one's own ballot is always the same, and anyone can check it.
 */
export const displayOrder = (electionId: string, organizationId: string, numbers: readonly number[]): number[] =>
  numbers
    .map((n) => ({ n, place: placeOf(electionId, organizationId, n) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ n }) => n);

const placeOf = (electionId: string, organizationId: string, n: number): string =>
  createHash('sha256')
    .update(JSON.stringify([electionId, organizationId, n]))
    .digest('hex');
