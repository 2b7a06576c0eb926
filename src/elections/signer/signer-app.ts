import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { electionId, entryShape } from '../blind/shapes.ts';
import type { SignerFolder } from './folder.ts';
import { countersign, openElection, publicOf, type Signed, signCard } from './sign-requests.ts';

/** A roll of 100,000 organizations, or 2,000 entries of a board. */
const mostBytes = 8 * 1024 * 1024;
/** Entries that a request for a countersignature may bring. */
export const mostEntries = 2000;

const note = z.string().max(4000);
const openingRequest = z.strictObject({ opening: note, roll: z.array(electionId).max(100_000) });
const cardRequest = z.strictObject({ authorization: note, blinded: z.string().max(1000) });
const headRequest = z.strictObject({ head: note, entries: z.array(entryShape).max(mostEntries) });

/** The observer's signer: answers JSON, keeps everything in its folder, logs nothing. */
export function signerApp(folder: SignerFolder, clock: Clock): Hono {
  const app = new Hono();
  const inTurn = turns();
  app.use(bodyLimit({ maxSize: mostBytes, onError: (c) => c.json({ refused: 'not-a-request' }, 413) }));

  app.get('/', (c) => c.json({ signer: folder.verifier.line, platform: folder.platform.line }));
  app.get('/elections/:id', async (c) => {
    const { data: id } = electionId.safeParse(c.req.param('id'));
    return answer(c, id ? await publicOf(folder, id) : { refused: 'unknown-election' });
  });
  app.post('/elections', async (c) => {
    const { data } = openingRequest.safeParse(await bodyOf(c));
    return answer(c, data ? await inTurn(() => openElection(folder, data.opening, data.roll)) : notARequest);
  });
  app.post('/cards', async (c) => {
    const { data } = cardRequest.safeParse(await bodyOf(c));
    return answer(c, data ? await signCard(folder, data.authorization, data.blinded, clock()) : notARequest);
  });
  app.post('/heads', async (c) => {
    const { data } = headRequest.safeParse(await bodyOf(c));
    return answer(c, data ? await inTurn(() => countersign(folder, data.head, data.entries)) : notARequest);
  });
  app.notFound((c) => c.json({ refused: 'not-a-request' }, 404));
  return app;
}

const notARequest = { refused: 'not-a-request' } as const;

function answer<T extends object>(c: Context, signed: Signed<T>): Response {
  if (!('refused' in signed)) return c.json(signed);
  const { refused } = signed;
  return c.json(signed, refused === 'not-a-request' ? 400 : refused === 'unknown-election' ? 404 : 409);
}

async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return null;
  }
}

/** One after the other: what is read to decide stays as it was until what was decided is on the disk. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}
