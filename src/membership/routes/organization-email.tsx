import { Hono } from 'hono';
import { decideLink } from '../../accounts/rules/links.ts';
import { linkHolder } from '../../mandates/guards.ts';
import { digest } from '../../platform/random.ts';
import { type Env, now, onTo, show, type Web } from '../../web.ts';
import { confirmOrganizationEmail } from '../confirm-organization-email.ts';
import { EmailChangeGonePage, EmailChangePage } from '../pages/EmailChangePage.tsx';
import { findEmailChange } from '../store/email-changes.ts';
import { secret } from './access.ts';

const path = `/organizacion/correo/${secret}`;

/** A member's new address is confirmed by the link in its letter. */
export const organizationEmailRoutes = new Hono<Env>()
  .get(path, linkHolder, (c) => showLink(c))
  .post(path, linkHolder, async (c) => {
    const result = await confirmOrganizationEmail(c.get('deps'), c.req.param('token'), now(c));
    return result.ok ? onTo(c, `/organizacion/correo/${c.req.param('token')}`) : showLink(c);
  });

async function showLink(c: Web): Promise<Response> {
  const reader = c.get('reader');
  const token = c.req.param('token') ?? '';
  const change = await findEmailChange(c.get('deps').db, digest(token));
  const confirmed = change !== null && change.usedAt !== null && change.current === change.email;
  if (!change || !(confirmed || decideLink(change, now(c)).ok)) {
    return show(c, <EmailChangeGonePage reader={reader} />, change ? 410 : 404);
  }
  return show(c, <EmailChangePage {...{ reader, token, confirmed, name: change.name, email: change.email }} />);
}
