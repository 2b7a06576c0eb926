import { Hono } from 'hono';
import { linkHolder } from '../../mandates/guards.ts';
import { digest } from '../../platform/random.ts';
import type { Reason } from '../../platform/result.ts';
import { type Env, now, onTo, show, type Web } from '../../web.ts';
import { confirmApplication } from '../confirm-application.ts';
import { ConfirmGonePage, ConfirmPage, ConfirmSentPage } from '../pages/ConfirmPage.tsx';
import { decideConfirming } from '../rules/confirming.ts';
import { sendConfirmation } from '../send-confirmation.ts';
import { findConfirmationLink } from '../store/application-links.ts';
import { findApplication } from '../store/applications.ts';
import { secret } from './access.ts';

const path = `/sumarse/confirmar/${secret}`;

export const confirmingRoutes = new Hono<Env>()
  .get(path, linkHolder, (c) => showLink(c, []))
  .post(path, linkHolder, async (c) => {
    const result = await confirmApplication(c.get('deps'), c.req.param('token'), now(c));
    return result.ok ? onTo(c, `/sumarse/${result.value}`, 'confirmed') : showLink(c, []);
  })
  .get(`${path}/otro`, linkHolder, (c) => onTo(c, `/sumarse/confirmar/${c.req.param('token')}`))
  .post(`${path}/otro`, linkHolder, async (c) => {
    const { link, decision } = await findLink(c);
    const expired = !decision.ok && decision.reasons.some(({ code }) => code === 'confirmation-expired');
    if (!link || !expired) return onTo(c, `/sumarse/confirmar/${c.req.param('token')}`);
    const result = await sendConfirmation(c.get('deps'), link, now(c));
    if (!result.ok) return showLink(c, result.reasons);
    return show(c, <ConfirmSentPage reader={c.get('reader')} email={result.value} />);
  });

async function findLink(c: Web) {
  const { db } = c.get('deps');
  const link = await findConfirmationLink(db, digest(c.req.param('token') ?? ''));
  const application = link && (await findApplication(db, link.applicationId));
  const submission = application?.submission ?? null;
  return { link, submission, decision: decideConfirming(link, submission?.email ?? null, now(c)) };
}

async function showLink(c: Web, reasons: readonly Reason[]): Promise<Response> {
  const reader = c.get('reader');
  const token = c.req.param('token') ?? '';
  const { submission, decision } = await findLink(c);
  if (!decision.ok || !submission) {
    const expired = !decision.ok && decision.reasons.some(({ code }) => code === 'confirmation-expired');
    const gone = expired ? 'expired' : 'unknown';
    return show(c, <ConfirmGonePage {...{ reader, token, gone, reasons }} />, expired ? 410 : 404);
  }
  const { name, email, confirmedAt } = submission;
  return show(c, <ConfirmPage {...{ reader, token, name, email: email ?? '', confirmed: confirmedAt !== null }} />);
}
