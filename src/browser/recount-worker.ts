// Counts a published vote again, apart from the page: the same code as the server's count.
import { countElection } from '../elections/counting/count-election.ts';
import { lotOrder } from '../elections/counting/lots.ts';
import type { CountResult } from '../elections/counting/outcome.ts';
import type { CountFile } from '../elections/rules/count-file.ts';

export type Recounted = {
  readonly result: CountResult;
  /** Whether the seed is the one that was bound before the vote and by the ballots. */
  readonly seedHolds: boolean;
};

addEventListener('message', ({ data }: MessageEvent<CountFile>) => {
  recount(data).then(
    (recounted) => postMessage(recounted),
    (fault: unknown) => postMessage({ fault: String(fault) }),
  );
});

async function recount(file: CountFile): Promise<Recounted> {
  const lots = await lotOrder(file.id, file.lots.seed, file.candidateIds);
  const result = countElection(file, { lots });
  if ('infeasible' in result || 'needsLot' in result) throw new Error('the count does not come to an end');
  return { result, seedHolds: await seedHolds(file) };
}

/** `file.lots`, computed anew. Rankings are whole numbers, so plain JSON is canonical (RFC 8785). */
async function seedHolds({ lots, ballots }: CountFile): Promise<boolean> {
  const digest = await sha256(JSON.stringify(ballots));
  return (
    digest === lots.ballots &&
    (await sha256(lots.committed)) === lots.commitment &&
    (await sha256(JSON.stringify([lots.committed, digest]))) === lots.seed
  );
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
