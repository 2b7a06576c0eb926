import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { everyone, linkHolder } from '../../mandates/guards.ts';
import { tooManyAttempts } from '../../platform/attempts.ts';
import { connectionOf } from '../../platform/connection.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { digest, newToken } from '../../platform/random.ts';
import type { Reason, Refused } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { linkForm, passkeyForm, signInForm } from '../forms.ts';
import { offerPasskeyUse } from '../offer-passkey.ts';
import { EnterPage, enterDone } from '../pages/EnterPage.tsx';
import { type LinkGone, LinkGonePage, LinkPage } from '../pages/LinkPage.tsx';
import { LinkSentPage } from '../pages/LinkSentPage.tsx';
import { requestSignInLink } from '../request-sign-in-link.ts';
import { hasFactor } from '../rules/factors.ts';
import { decideLink } from '../rules/links.ts';
import { localPath } from '../rules/local-path.ts';
import { relyingParty } from '../rules/relying-party.ts';
import { sessionCookie } from '../rules/sessions.ts';
import { signInByLink } from '../sign-in-by-link.ts';
import { signInByPasskey } from '../sign-in-by-passkey.ts';
import { signOut } from '../sign-out.ts';
import { factorsOf } from '../store/factors.ts';
import { findSignInLink } from '../store/links.ts';
import { returnTo, sessionOf, standingAt, startSession } from './access.ts';

export const signInRoutes = new Hono<Env>()
  .get('/entrar', everyone, (c) => {
    const back = returnTo(c);
    if (c.get('actor')) return onTo(c, back ?? '/mi');
    return showEnter(c, { form: emptyForm, back, status: 200 });
  })
  .post('/entrar', everyone, async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(signInForm, body);
    const result = form.ok
      ? await requestSignInLink(
          deps,
          { email: form.value.email, returnTo: form.value.volver, connection: connectionOf(c) },
          deps.clock(),
        )
      : form;
    if (result.ok) return onTo(c, '/entrar/enviado');
    const back = localPath(typeof body.volver === 'string' ? body.volver : null);
    return showEnter(c, { form: again(body, result.reasons), back, status: statusOf(result.reasons) });
  })
  .get('/entrar/enviado', everyone, (c) =>
    show(c, <LinkSentPage reader={c.get('reader')} localMailbox={c.get('deps').localMailbox} />),
  )
  .get('/entrar/enlace/:token', linkHolder, async (c) => {
    const { db, clock, random } = c.get('deps');
    const token = c.req.param('token');
    const link = await findSignInLink(db, digest(token));
    const decision = decideLink(link, clock());
    if (!decision.ok) return showGone(c, token);
    return show(c, <LinkPage reader={c.get('reader')} token={token} link={decision.value} once={newToken(random)} />);
  })
  .post('/entrar/enlace/:token', linkHolder, async (c) => {
    const deps = c.get('deps');
    const token = c.req.param('token');
    const form = parseForm(linkForm, await formBody(c));
    const signedIn = form.ok ? await signInByLink(deps, { token, once: form.value.once }, deps.clock()) : form;
    if (!signedIn.ok) return showGone(c, token);
    startSession(c, signedIn.value);
    const next = signedIn.value.returnTo ?? '/mi';
    const twoSteps = hasFactor(await factorsOf(deps.db, signedIn.value.personId));
    return onTo(c, twoSteps ? `/entrar/segundo-factor?volver=${encodeURIComponent(next)}` : next);
  })
  .get('/entrar/llave', everyone, (c) => onTo(c, '/entrar'))
  .post('/entrar/llave/opciones', everyone, async (c) => {
    const deps = c.get('deps');
    const at = deps.clock();
    if (await tooManyAttempts(deps.db, `passkey from ${connectionOf(c)}`, 60, 15, at)) return c.json(null, 429);
    const options = await offerPasskeyUse(deps, null, at);
    return options.ok ? c.json(options.value) : c.json(null, 404);
  })
  .post('/entrar/llave', everyone, async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(passkeyForm, body);
    const result = form.ok ? await signInByPasskey(deps, form.value.credential, deps.clock()) : form;
    const back = localPath(typeof body.volver === 'string' ? body.volver : null);
    if (!result.ok) {
      const passkeyReasons = result.reasons.map(({ code }) => ({ code }));
      return showEnter(c, { form: emptyForm, passkeyReasons, back, status: 422 });
    }
    startSession(c, result.value);
    return onTo(c, back ?? '/mi');
  })
  .post('/salir', everyone, async (c) => {
    await signOut(c.get('deps'), sessionOf(c));
    deleteCookie(c, sessionCookie, { path: '/' });
    return onTo(c, '/entrar', 'signed-out');
  });

/** Too many requests is not the form's fault. */
const statusOf = (reasons: readonly Reason[]): 422 | 429 =>
  reasons.some(({ code }) => code === 'busy' || code === 'enough-letters') ? 429 : 422;

type Shown = {
  form: FormState;
  passkeyReasons?: readonly Reason[];
  back: string | null;
  status: 200 | 422 | 429;
};

const showEnter = (c: Web, { form, passkeyReasons = [], back, status }: Shown) =>
  show(
    c,
    <EnterPage
      reader={standingAt(c, '/entrar')}
      form={form}
      passkeyReasons={passkeyReasons}
      returnTo={back}
      done={doneCode(c, enterDone)}
      withPasskeys={relyingParty(c.get('deps').baseUrl) !== null}
    />,
    status,
  );

/** A link that cannot be used: 404 where there is none, 410 where there was one. */
async function showGone(c: Web, token: string): Promise<Response> {
  const { db, clock } = c.get('deps');
  const link = await findSignInLink(db, digest(token));
  const decision = decideLink(link, clock());
  // A form without its one-time value, or a page that had been open for long: the link itself still works.
  if (decision.ok) return onTo(c, `/entrar/enlace/${token}`);
  return show(
    c,
    <LinkGonePage reader={c.get('reader')} gone={goneBy(decision.reasons)} link={link} />,
    link ? 410 : 404,
  );
}

function goneBy([{ code }]: Refused['reasons']): LinkGone {
  if (code === 'link-used') return 'used';
  return code === 'link-expired' ? 'expired' : 'unknown';
}
