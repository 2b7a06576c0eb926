import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { officeByKey } from '../../charter/rules/offices.ts';
import { digest } from '../../platform/random.ts';
import { actorOf, type Env, onTo, type Web } from '../../web.ts';
import { mustPassFirst } from '../rules/factors.ts';
import { localPath } from '../rules/local-path.ts';
import { sessionCookie } from '../rules/sessions.ts';
import { factorsOf } from '../store/factors.ts';
import { secondFactorPassed } from '../store.ts';
import type { NewSession } from '../types.ts';

/** The digest of this browser's session. */
export const sessionOf = (c: Web): Buffer => digest(getCookie(c, sessionCookie) ?? '');

export function startSession(c: Web, session: NewSession): void {
  setCookie(c, sessionCookie, session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('deps').baseUrl.startsWith('https:'),
    expires: new Date(session.expiresAt.epochMilliseconds),
  });
}

/** Where to go on to, as the address says. */
export const returnTo = (c: Web): string | null => localPath(c.req.query('volver'));

/** Titles of the offices held now; those that ask for a second step only, if so asked. */
export function officesOf(c: Web, which: 'all' | 'second-factor'): readonly string[] {
  const { charter } = c.get('deps');
  const titles = actorOf(c)
    .mandates.filter(({ secondFactor }) => which === 'all' || secondFactor)
    .map(({ office }) => c.get('reader').text(officeByKey(charter, office)?.title ?? {}));
  return [...new Set(titles)];
}

/** The zone in which this person reads the clock. */
export const zoneOf = (c: Web): string => c.get('reader').zone ?? homeZone(c.get('deps').charter);

export const dayOf = (c: Web, at: Temporal.Instant): string =>
  c.get('reader').date(at.toZonedDateTimeISO(zoneOf(c)).toPlainDate());

/** After the guard: whoever has a second step passes it before seeing or changing what their account holds. */
export const passedIfAny: MiddlewareHandler<Env> = async (c, next) => {
  const actor = actorOf(c);
  const { db } = c.get('deps');
  const factors = await factorsOf(db, actor.personId);
  // A button pressed twice: the first press may have added the factor, and passed it, since this request came in.
  if (mustPassFirst(factors, actor.secondFactorAt) && !(await secondFactorPassed(db, sessionOf(c)))) {
    const back = c.req.method === 'GET' ? c.get('reader').path : '/mi/seguridad';
    return onTo(c, `/entrar/segundo-factor?volver=${encodeURIComponent(back)}`);
  }
  await next();
  c.header('Cache-Control', 'no-store');
};

/** A page shown again in answer to a form says the address where it can be opened. */
export const standingAt = (c: Web, path: string) => ({ ...c.get('reader'), path });
