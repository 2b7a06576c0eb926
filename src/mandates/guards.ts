import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Power } from '../charter/types.ts';
import type { Env, Web } from '../web.ts';
import { holds, waitsForSecondFactor } from './rules/powers.ts';
import type { Body } from './types.ts';

/**
 * Who may come through a route's door. Every route names exactly one guard as its first handler;
 * a test walks all routes and fails on one that has none.
 */
export type Guard = MiddlewareHandler<Env> & { readonly guards: string };

const guard = (guards: string, check: MiddlewareHandler<Env>): Guard => Object.assign(check, { guards });

export const guardOf = (handler: unknown): string | null =>
  typeof handler === 'function' && 'guards' in handler && typeof handler.guards === 'string' ? handler.guards : null;

/** Public: anyone, signed in or not. Such pages may be kept and served to everyone alike. */
export const everyone: Guard = guard('everyone', (c, next) => {
  c.set('shared', true);
  return next();
});

/**
 * Anyone who holds the personal link in the address: the handler finds its subject by that secret, or answers 404.
 * Nobody on the way keeps the page. Other sites are not told its address, as of any page; our own is, since without it
 * older browsers send a form as from nowhere (`Origin: null`), which is refused.
 */
export const linkHolder: Guard = guard('link-holder', async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
});

/** Anyone who is signed in; others are asked to, and come back. */
export const signedIn: Guard = guard('signed-in', async (c, next) => {
  if (!c.get('actor')) return toSignIn(c);
  await next();
});

/**
 * Someone whose mandate allows `power` (or one of several) now, in the body that `bodyOf` reads from the address (any
 * body without it). Whose mandate waits for the second factor passes that first, and comes back.
 */
export const holding = (power: Power | readonly Power[], bodyOf?: (c: Web) => Body | null): Guard =>
  guard(`holding ${power}`, async (c, next) => {
    const actor = c.get('actor');
    if (!actor) return toSignIn(c);
    const body = bodyOf?.(c);
    const wanted = body === null ? [] : [power].flat();
    if (wanted.some((one) => holds(actor, one, body ?? undefined))) return next();
    if (wanted.some((one) => waitsForSecondFactor(actor, one, body ?? undefined))) return toSecondFactor(c);
    throw new HTTPException(403);
  });

const toSignIn = (c: Web): Response => c.redirect(`${c.get('reader').to('/entrar')}?volver=${returnPath(c)}`, 303);

const toSecondFactor = (c: Web): Response =>
  c.redirect(`${c.get('reader').to('/entrar/segundo-factor')}?volver=${returnPath(c)}`, 303);

/** Where to come back to: the page itself, or the one on which the form stood that was sent. */
function returnPath(c: Web): string {
  const { path } = c.get('reader');
  if (c.req.method === 'GET') return encodeURIComponent(path);
  const form = URL.parse(c.req.header('referer') ?? '');
  const [, language = '', ...rest] = form?.pathname.split('/') ?? [];
  const hosts = [c.req.url, c.get('deps').baseUrl].map((address) => new URL(address).host);
  const isOurs = hosts.includes(form?.host ?? '') && c.get('reader').languages.includes(language);
  return encodeURIComponent(isOurs ? `/${rest.join('/')}` : path);
}
