/**
 * The order in which lots fall, fixed by a public random value that nobody could know before the ballot closed: the
 * candidates by the SHA-256 of `["<election id>","<seed>","<candidate id>"]` (JSON without spaces, UTF-8), smallest
 * first. Whoever comes first is elected first and excluded last. Anyone can check it:
 * `printf '["e1","seed","ana"]' | sha256sum`
 * @returns positions in `candidateIds`
 */
export async function lotOrder(
  electionId: string,
  seed: string,
  candidateIds: readonly string[],
): Promise<readonly number[]> {
  const draws = await Promise.all(candidateIds.map((id) => sha256(JSON.stringify([electionId, seed, id]))));
  return draws
    .map((hash, candidate) => ({ hash, candidate }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.candidate - b.candidate))
    .map(({ candidate }) => candidate);
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
