import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { accountRoutes } from './accounts/routes.tsx';
import { sessionCookie } from './accounts/rules/sessions.ts';
import { zones } from './accounts/rules/zones.ts';
import type { Deps } from './deps.ts';
import { invitationRecords } from './dialogues/personal-records.ts';
import { noteRoutes } from './dialogues/routes/notes.tsx';
import { dialogueRoutes } from './dialogues/routes.tsx';
import { candidacyRecords } from './elections/personal-records.ts';
import { mesaElections } from './elections/routes/elections.tsx';
import { electionRoutes } from './elections/routes.tsx';
import { agencyRecords } from './liaison/personal-records.ts';
import { liaisonRoutes } from './liaison/routes.tsx';
import { mandateRecords } from './mandates/personal-records.ts';
import { mandateRoutes } from './mandates/routes.tsx';
import { findActor } from './mandates/store/actors.ts';
import type { Actor } from './mandates/types.ts';
import { applicationRecords } from './membership/personal-records.ts';
import { directoryRoutes } from './membership/routes/directory.tsx';
import { membershipRoutes } from './membership/routes.tsx';
import { takesPart } from './membership/store/memberships.ts';
import { holdsExample } from './membership/store/organizations.ts';
import { mesaRoutes } from './mesas/routes.tsx';
import { assetRoutes } from './platform/assets.ts';
import { changesOf } from './platform/database.ts';
import { valuesOf, writtenIn } from './platform/forms.ts';
import { healthRoutes } from './platform/health.ts';
import { readerFor } from './platform/languages.ts';
import { newMetrics } from './platform/metrics.ts';
import { pageCache } from './platform/page-cache.ts';
import { digest } from './platform/random.ts';
import type { Reader } from './platform/reader.ts';
import { remembered } from './platform/remembered.ts';
import { fileMegabytes } from './platform/tabular/read-table.ts';
import { recordRoutes } from './record/routes.tsx';
import { reportRoutes } from './reports/routes.tsx';
import { siteRoutes } from './site/routes.tsx';
import { ErrorPage } from './ui/pages/ErrorPage.tsx';
import { type Env, formBody, show, type Web } from './web.ts';

/** Requests larger than this are refused before they are read: the largest file, and room for what travels with it. */
const mostBytes = (fileMegabytes + 1) * 1024 * 1024;

/** The whole house: guards once, then every room. */
export function buildApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const metrics = newMetrics();

  app.use(async (c, next) => {
    c.set('deps', deps);
    c.set('requestId', crypto.randomUUID());
    await next();
    metrics.answered(c.res.status);
  });
  // What is no page: downloads and files. Pages are answered compressed already.
  app.use(compress());
  const pages = pageCache(isPublic, changesOf(deps.db), () => deps.clock().epochMilliseconds, metrics.keptPage);
  app.use(pages.keeping);
  app.use(safeHeaders);
  app.route('/', assetRoutes());
  app.route('/', healthRoutes(deps.db, metrics));
  app.use(metrics.timing);
  app.use(welcome);
  const limit = bodyLimit({ maxSize: mostBytes, onError: (c) => errorPage(c as Web, 'too-large', 413) });
  app.use((c, next) => (c.req.method === 'GET' ? next() : limit(c, next)));
  // No address of ours holds U+0000, and PostgreSQL refuses it in any text.
  app.use((c, next) => (/%00|\0/.test(c.req.url) ? Promise.resolve(c.notFound()) : next()));
  app.use(csrf({ origin: (origin, c) => isOurs(origin, c as Web) }));

  app.get('/', (c) => c.redirect(`/${preferredLanguage(c)}`, 302));

  const rooms = app.basePath(`/:language{(?:${deps.charter.languages.join('|')})}`);
  rooms.route(
    '/',
    accountRoutes([mandateRecords, agencyRecords, applicationRecords, candidacyRecords, invitationRecords]),
  );
  rooms.route('/', mandateRoutes(takesPart));
  rooms.route('/', siteRoutes);
  rooms.route('/', membershipRoutes);
  rooms.route('/', directoryRoutes);
  rooms.route('/', mesaRoutes([mesaElections]));
  rooms.route('/', electionRoutes);
  rooms.route('/', liaisonRoutes);
  rooms.route('/', dialogueRoutes);
  rooms.route('/', noteRoutes);
  rooms.route('/', reportRoutes);
  rooms.route('/', recordRoutes);

  app.notFound((c) => withoutSlash(c) ?? errorPage(c, 'not-found', 404));
  app.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status === 404) return errorPage(c, 'not-found', 404);
    if (fault instanceof HTTPException && fault.status === 413) return errorPage(c, 'too-large', 413);
    if (fault instanceof HTTPException && fault.status === 403)
      return errorPage(c, fault.res ? 'origin' : 'forbidden', 403);
    // The route, not the address: in some addresses stands a secret.
    deps.log.error({ fault, requestId: c.get('requestId'), route: routePath(c, -1) }, 'a request failed');
    return errorPage(c, 'fault', 500);
  });

  const render = app.fetch;
  app.fetch = (request, ...rest) => {
    const kept = pages.answer(request);
    if (kept) metrics.answered(kept.status);
    return kept ?? render(request, ...rest);
  };
  return app;
}

/** May be answered alike for everyone: nothing in the request tells one visitor from another. */
const isPublic = (request: Request): boolean =>
  request.method === 'GET' && !request.headers.has('cookie') && !request.url.includes('?');

const safeHeaders = async (c: Web, next: () => Promise<void>): Promise<void> => {
  await next();
  const { headers } = c.res;
  // A letter of the local mailbox brings its own: it is shown in a frame.
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentPolicy);
  if (!headers.has('X-Frame-Options')) headers.set('X-Frame-Options', 'DENY');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
  if (c.get('deps').baseUrl.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000');
};

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Who reads, in which language: known before any room is entered. */
async function welcome(c: Web, next: () => Promise<void>): Promise<void> {
  const { db, charter, clock } = c.get('deps');
  const token = getCookie(c, sessionCookie);
  const actor = token ? await findActor(db, charter, digest(token), clock()) : null;
  c.set('actor', actor);
  const example = await remembered(db, 'holds example', () => holdsExample(db));
  c.set('reader', readerOf(c, actor, example));
  await next();
}

/** Who reads the page that was asked for. */
function readerOf(c: Web, actor: Actor | null, example = false): Reader {
  const { charter, baseUrl } = c.get('deps');
  const [, first = '', ...rest] = c.req.path.split('/');
  return readerFor({
    language: charter.languages.find((one) => one === first) ?? preferredLanguage(c),
    languages: charter.languages,
    path: `/${rest.join('/')}`,
    zone: askedZone(c) ?? actor?.zone ?? null,
    origin: baseUrl,
    person: actor && { id: actor.personId, name: actor.name },
    example,
    dialogues: charter.dialogue.plural,
    headline: charter.headline,
  });
}

/** `?zona=Asia/Tokyo`: hours are wanted by the clock of that place, without an account or scripts. */
function askedZone(c: Web): string | null {
  const asked = c.req.query('zona');
  return [...c.get('deps').charter.zones.map(({ zone }) => zone), ...zones].find((zone) => zone === asked) ?? null;
}

const isOurs = (origin: string, c: Web): boolean =>
  origin === new URL(c.req.url).origin || origin === new URL(c.get('deps').baseUrl).origin;

/** RFC 9110 §12.5.4, by primary tag. */
function preferredLanguage(c: Web): string {
  const { languages } = c.get('deps').charter;
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.trim().split(/\s*;\s*q=/);
      return { language: tag.split('-')[0]?.toLowerCase(), weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .sort((one, other) => other.weight - one.weight)
    .find(({ language }) => languages.some((known) => known === language));
  return wanted?.language ?? languages[0];
}

/** `/es/mesas/`, as people type it, is `/es/mesas`. Every part once: an address that begins `//` is another host's. */
function withoutSlash(c: Web): Response | null {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method !== 'GET' || !pathname.endsWith('/')) return null;
  return c.redirect(`/${pathname.split('/').filter(Boolean).join('/')}${search}`, 301);
}

/** The page of ours that a form was sent from, where its browser says so. */
function cameFrom(c: Web): string | null {
  const page = URL.parse(c.req.header('referer') ?? '');
  return page && isOurs(page.origin, c) ? `${page.origin}${page.pathname}${page.search}` : null;
}

type ErrorKind = Parameters<typeof ErrorPage>[0]['kind'];

async function errorPage(c: Web, kind: ErrorKind, status: 403 | 404 | 413 | 500): Promise<Response> {
  // What fails before `welcome`, or in it, is told to someone unknown.
  const reader: Reader | undefined = c.get('reader');
  return show(
    c,
    <ErrorPage
      reader={reader ?? readerOf(c, null)}
      kind={kind}
      number={c.get('requestId')}
      form={cameFrom(c)}
      written={await givenBack(c, kind)}
    />,
    status,
  );
}

/**
 * What was written in the form that is not taken, for whoever sent it: a mandate may have ended while they wrote. Not of
 * what another site sent, which would speak in our name, nor of what is too large to be read.
 */
async function givenBack(c: Web, kind: ErrorKind): Promise<readonly string[]> {
  if (c.req.method !== 'POST' || kind === 'origin' || kind === 'too-large') return [];
  // What failed may be the reading of the body.
  return writtenIn(valuesOf(await formBody(c).catch(() => ({}))));
}
