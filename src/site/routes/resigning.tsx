import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { passedIfAny } from '../../accounts/routes/access.ts';
import { endMandate } from '../../mandates/end-mandate.ts';
import { signedIn } from '../../mandates/guards.ts';
import { isResignable, resignationPath } from '../../mandates/rules/resignable.ts';
import { seatsEndingWith, seatsStayingAfter } from '../../mandates/rules/seats-of-offices.ts';
import { findMandate, type Holder, mandatesOfPerson } from '../../mandates/store/mandates.ts';
import type { MandateId } from '../../mandates/types.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { isBefore } from '../../platform/moments.ts';
import { against, type Reason } from '../../platform/result.ts';
import { actorOf, type Env, now, onTo, show, type Web } from '../../web.ts';
import { themeNames } from '../collect-own-page.ts';
import { ResignPage } from '../pages/ResignPage.tsx';

const path = resignationPath(`:mandate${uuidPart}` as MandateId);

/** Leaving an office of one's own. */
export const resigningRoutes = new Hono<Env>()
  .get(path, signedIn, passedIfAny, async (c) => {
    const mandate = await ownMandate(c);
    const isOver = mandate.endsAt !== null && !isBefore(now(c), mandate.endsAt);
    return isOver ? onTo(c, '/mi') : showResign(c, mandate, [], 200);
  })
  .post(path, signedIn, passedIfAny, async (c) => {
    const mandate = await ownMandate(c);
    const { personId } = actorOf(c);
    const by = { personId, office: mandate.office, body: mandate.body };
    const result = await endMandate(c.get('deps'), { mandateId: mandate.id, cause: 'resignation' }, by, now(c));
    // A button pressed twice: what the first press ended is over.
    const isOver = result.ok || result.reasons.some(({ code }) => code === 'mandate-already-ended');
    return isOver ? onTo(c, '/mi', 'resigned') : showResign(c, mandate, against(result), 422);
  });

/** The mandate in the address, where it is an office of whoever asks, held now or before; another's is not found. */
async function ownMandate(c: Web): Promise<Holder> {
  const mandate = await findMandate(c.get('deps').db, c.req.param('mandate') as MandateId);
  if (!mandate || mandate.personId !== actorOf(c).personId || !isResignable(mandate)) throw new HTTPException(404);
  if (isBefore(now(c), mandate.startsAt)) throw new HTTPException(404);
  return mandate;
}

async function showResign(c: Web, mandate: Holder, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const reader = c.get('reader');
  const [own, themes] = await Promise.all([mandatesOfPerson(db, mandate.personId), themeNames(db, reader, [mandate])]);
  const ending = seatsEndingWith(charter, mandate, own, now(c)).length > 0;
  const staying = seatsStayingAfter(charter, mandate, own, now(c)).length > 0;
  const seat = ending ? 'ends' : staying ? 'stays' : null;
  return show(c, <ResignPage {...{ reader, charter, mandate, themes, seat, reasons }} />, status);
}
