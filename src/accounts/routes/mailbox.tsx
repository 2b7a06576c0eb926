import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { everyone } from '../../mandates/guards.ts';
import { type Env, show, type Web } from '../../web.ts';
import { demoCodes } from '../demo-codes.ts';
import { MailboxPage } from '../pages/MailboxPage.tsx';
import { MailPage } from '../pages/MailPage.tsx';
import { countMail, findMail, listMail, type MailText } from '../store/mailbox.ts';
import { zoneOf } from './access.ts';

const perPage = 25;

/** What would be sent, where no mail server is set: the demo and development only. */
export const mailboxRoutes = new Hono<Env>()
  .get('/correo', everyone, async (c) => {
    const { db, clock } = mailboxOf(c);
    const filter = (c.req.query('para') ?? '').trim().toLowerCase().slice(0, 254);
    const count = await countMail(db, filter);
    const pages = Math.max(1, Math.ceil(count / perPage));
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('pagina'))) || 1));
    return show(
      c,
      <MailboxPage
        reader={c.get('reader')}
        mails={await listMail(db, { to: filter, limit: perPage, offset: (page - 1) * perPage })}
        count={count}
        page={page}
        pages={pages}
        filter={filter}
        codes={await demoCodes(db, clock, filter)}
        zone={zoneOf(c)}
      />,
    );
  })
  .get('/correo/:id', everyone, async (c) => {
    const mail = await mailOf(c, c.req.param('id'));
    return show(c, <MailPage reader={c.get('reader')} mail={mail} zone={zoneOf(c)} />);
  })
  // The message as it was sent, alone in its frame: no script, no form; a link leads the whole page on.
  .get('/correo/:id/carta', everyone, async (c) => {
    const mail = await mailOf(c, c.req.param('id'));
    c.header('Content-Security-Policy', letterPolicy);
    c.header('X-Frame-Options', 'SAMEORIGIN');
    return c.html(mail.html.replace('<head>', '<head><base target="_top"/>'));
  });

const letterPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'sandbox allow-top-navigation-by-user-activation',
  "frame-ancestors 'self'",
].join('; ');

/** Changes by the second: kept for nobody. Not there at all where mail leaves for the internet. */
function mailboxOf(c: Web) {
  const deps = c.get('deps');
  if (!deps.localMailbox) throw new HTTPException(404);
  c.set('shared', false);
  c.header('Cache-Control', 'no-store');
  return deps;
}

async function mailOf(c: Web, id: string): Promise<MailText> {
  const { db } = mailboxOf(c);
  const mail = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findMail(db, id) : undefined;
  if (!mail) throw new HTTPException(404);
  return mail;
}
