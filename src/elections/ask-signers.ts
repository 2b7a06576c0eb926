import { z } from 'zod';
import type { BoardEntry } from './blind/board-entry.ts';

/** Milliseconds that an observer's signer may take to answer. */
const patience = 10_000;
const mostAnswerBytes = 12 * 1024 * 1024;

/** What an observer's signer answered; `refused` says why it did not sign; null: it did not answer. */
type Answer<T> = T | { readonly refused: string; readonly seen?: number | undefined } | null;

const text = z.string().max(10_000_000);
const refusal = z.object({ refused: z.string().max(100), seen: z.int().optional() });

export const askToOpen = (url: string, opening: string, roll: readonly string[]) =>
  ask(url, '/elections', z.object({ statement: text }), { opening, roll });

export const askToSign = (url: string, authorization: string, blinded: string) =>
  ask(url, '/cards', z.object({ signature: text }), { authorization, blinded });

export const askToCountersign = (url: string, head: string, entries: readonly BoardEntry[]) =>
  ask(url, '/heads', z.object({ note: text }), { head, entries });

/** Its public list of the organizations it signed for. */
export const askForDrawn = (url: string, election: string) =>
  ask(url, `/elections/${election}`, z.object({ drawn: text }));

/** Nothing of what comes back is to be believed before its signature is checked. */
async function ask<S extends z.ZodType>(
  url: string,
  path: string,
  shape: S,
  body?: object,
): Promise<Answer<z.output<S>>> {
  try {
    const answered = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
      ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const read: unknown = JSON.parse(await readAtMost(answered));
    const found = z.union([shape, refusal]).safeParse(read);
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

async function readAtMost(answered: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answered.body ?? []) {
    size += piece.length;
    if (size > mostAnswerBytes) throw new RangeError('too long an answer');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
