import { createHash } from 'node:crypto';
import { loadExample } from '../example/load.ts';
import { cycleFile, readExample } from '../example/types.ts';
import { openSession } from '../src/accounts/open-session.ts';
import type { PersonId } from '../src/accounts/types.ts';
import { buildApp } from '../src/app.tsx';
import type { Deps } from '../src/deps.ts';
import { changesOf } from '../src/platform/database.ts';
import { newToken } from '../src/platform/random.ts';
import { copyDatabase } from '../src/platform/test-database.ts';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { insideOf, tagsIn } from './html.ts';
import { serve } from './served-house.ts';

type App = ReturnType<typeof buildApp>;

/** A house that is served at a port of its own, and asked directly where no browser is needed. */
export type Site = {
  readonly deps: Deps;
  readonly app: App;
  readonly origin: string;
  /** Nobody, and one person of each role. */
  readonly visitors: readonly Visitor[];
  /** Moves the clock; `ask` moves it to the visitor's moment. */
  setTime(at: string): void;
  ask(path: string, as: Visitor, init?: RequestInit): Promise<Response>;
  /** The same house, to be changed at will: this one's database is left behind, and no longer to be used. */
  copy(): Promise<Copy>;
  close(): Promise<void>;
};

export type Copy = {
  readonly deps: Deps;
  /** Whether anything in its database is not as it was. */
  changed(): boolean;
  ask(path: string, as: Visitor, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

/** Who looks, and when: the session's token, or null for anybody; pages they were shown the way to. */
export type Visitor = {
  readonly name: string;
  readonly token: string | null;
  readonly at?: string;
  readonly entrances?: readonly string[];
};

/** While the example's next dialogue is prepared, and in its first session. */
const before = '2026-11-20T12:00:00Z';
const during = '2027-03-18T14:30:00Z';
const busyThen = new Set(['secretariat', 'agency-focal-point', 'facilitator', 'rapporteur', 'representative']);

export const anybody: Visitor = { name: 'anybody', token: null, at: before };

/** The house with the example in it, and someone signed in for each role of the demo, before and during a dialogue. */
export async function openExample(): Promise<Site> {
  const house = await openHouse({ at: before });
  await prepareHouse(house.deps);
  await loadExample(house.deps);
  const visitors: Visitor[] = [anybody];
  for (const { key, person } of readExample('cycle', cycleFile).signIn) {
    const token = await signInAs(house.deps, person);
    visitors.push({ name: key, token, at: before });
    if (busyThen.has(key)) visitors.push({ name: `${key} on the day`, token, at: during });
  }
  const site = await serveSite(house, visitors);
  const applicant = { ...anybody, name: 'applicant', entrances: [await beginToJoin(site)] };
  return { ...site, visitors: [...visitors, applicant] };
}

/** The first page of an application to join. */
async function beginToJoin(site: Site): Promise<string> {
  const page = await (await site.ask('/es/sumarse', anybody)).text();
  const once = /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const begun = await site.ask('/es/sumarse', anybody, { method: 'POST', body: new URLSearchParams({ once }) });
  return new URL(begun.headers.get('location') ?? '', site.origin).pathname;
}

/** A session with the second factor passed, that outlives the example; the answer is the cookie's token. */
async function signInAs(deps: Deps, email: string): Promise<string> {
  const { id } = await deps.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow(() => new Error(`nobody has the address ${email}`));
  const token = newToken(deps.random);
  const session = { personId: id as PersonId, token, secondFactor: true };
  await deps.db.transaction().execute((tx) => openSession(tx, session, deps.clock()));
  const end = Temporal.Instant.from(during).add({ hours: 24 });
  await deps.db.updateTable('session').set({ expires_at: end }).where('person_id', '=', id).execute();
  return token;
}

export async function serveSite(house: House, visitors: readonly Visitor[]): Promise<Site> {
  const { deps, app, origin, close } = await serve(house);
  return {
    deps,
    app,
    origin,
    visitors,
    setTime: house.setTime,
    ask(path, visitor, init) {
      if (visitor.at) house.setTime(visitor.at);
      return askApp(app, origin, path, visitor, init);
    },
    async copy() {
      await deps.db.destroy();
      const { db, close } = await copyDatabase(house.url);
      const copied = { ...deps, db };
      const copiedApp = buildApp(copied);
      const changes = changesOf(db);
      const { tick } = changes;
      return {
        deps: copied,
        changed: () => changes.tick !== tick,
        close,
        ask(path, visitor, init) {
          if (visitor.at) house.setTime(visitor.at);
          return askApp(copiedApp, origin, path, visitor, init);
        },
      };
    },
    close,
  };
}

async function askApp(
  app: App,
  origin: string,
  path: string,
  { token }: Visitor,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers({ origin, ...Object.fromEntries(new Headers(init.headers)) });
  if (token) headers.set('cookie', `sesion=${token}`);
  return app.request(`${origin}${path}`, { ...init, headers });
}

/** The route that answers `path`, as it is written in the code: `/:language/mesas/:n`. */
export function patternOf(app: App, path: string, method = 'GET'): string {
  const [handlers] = app.router.match(method, path.split(/[?#]/)[0] ?? '');
  const route = handlers.map(([[, { path: pattern, method: of }]]) => (of === 'ALL' ? '' : pattern)).find(Boolean);
  return (route ?? '').replaceAll(/\{(?:[^{}]|\{[^}]*\})*\}/g, '').replace(/^\/:language/, '');
}

/** A page as one visitor got it. */
export type Visited = {
  readonly visitor: Visitor;
  readonly path: string;
  readonly pattern: string;
  readonly html: string;
  /** Of what the page itself says, without masthead and foot. */
  readonly content: string;
  /** Same-origin addresses it leads to, as written, without their fragment. */
  readonly links: readonly string[];
};

export type Walk = {
  readonly pages: readonly Visited[];
  /** What answered neither a page, a download nor a way on, with where it was linked. */
  readonly broken: readonly string[];
};

/** Pages with the same route differ in their content only: this many of each are looked at. */
const ofEach = 2;

/** Addresses that answer anybody: once seen, they need not be asked for again to know that a link to them leads somewhere. */
const open = new WeakMap<App, Set<string>>();

/** Follows every link from the home page in `language`, as `visitor`. */
export async function walk(site: Site, language: string, visitor: Visitor, perPattern = ofEach): Promise<Walk> {
  const pages: Visited[] = [];
  const broken: string[] = [];
  const seen = new Map<string, number>();
  const asked = new Set<string>();
  const answering = open.getOrInsertComputed(site.app, () => new Set());
  const step = async ({ path, from }: Step): Promise<Step[]> => {
    const key = keyOf(site, path);
    const count = seen.get(key) ?? 0;
    if (count >= perPattern && answering.has(path)) return [];
    seen.set(key, count + 1);
    const answer = await site.ask(path, visitor);
    if (answer.status === 302 || answer.status === 303) {
      seen.set(key, count);
      return [{ path: local(site, answer.headers.get('location') ?? '', path), from: path }];
    }
    if (answer.status !== 200) broken.push(`${visitor.name}: ${path} answers ${answer.status}, linked from ${from}`);
    else if (visitor.token === null) answering.add(path);
    if (answer.status !== 200 || count >= perPattern || !isPage(answer)) return [];
    const html = await answer.text();
    const visited = { visitor, path, pattern: patternOf(site.app, path), html, content: contentOf(html) };
    const links = linksIn(site, html, path);
    pages.push({ ...visited, links });
    return links.filter((link) => isIn(link, language)).map((link) => ({ path: link, from: path }));
  };
  const entrances = (visitor.entrances ?? []).map((path) => path.replace(/^\/\w+/, `/${language}`));
  let wave: Step[] = [`/${language}`, ...entrances].map((path) => ({ path, from: '' }));
  while (wave.length > 0) {
    const fresh = wave.filter(({ path }) => !asked.has(path) && asked.add(path));
    const next: Step[][] = [];
    for (let first = 0; first < fresh.length; first += atOnce) {
      next.push(...(await Promise.all(fresh.slice(first, first + atOnce).map(step))));
    }
    wave = next.flat();
  }
  return { pages, broken };
}

type Step = { readonly path: string; readonly from: string };
const atOnce = 6;

const isPage = (answer: Response): boolean =>
  (answer.headers.get('content-type') ?? '').startsWith('text/html') &&
  !(answer.headers.get('content-security-policy') ?? '').includes('sandbox');

const isIn = (path: string, language: string): boolean => path.split(/[/?]/)[1] === language;

/** The route and which questions follow it: `/:language/miembros?grupo&pais`. */
function keyOf(site: Site, path: string): string {
  const names = [...new URL(path, site.origin).searchParams.keys()].sort().join('&');
  return `${patternOf(site.app, path)}?${names}`;
}

const contentOf = (html: string): string =>
  createHash('sha256')
    .update(insideOf(html, 'main').replaceAll(/name="once" value="[^"]*"/g, ''))
    .digest('base64url');

function linksIn(site: Site, html: string, from: string): string[] {
  const written = tagsIn(html).flatMap(({ name, attributes }) =>
    name === 'a' ? (attributes.get('href') ?? []) : name === 'iframe' ? (attributes.get('src') ?? []) : [],
  );
  return [...new Set(written.map((href) => local(site, href, from)).filter((path) => path !== ''))];
}

/** Path and question of an address on this site; empty for others. */
function local(site: Site, href: string, from: string): string {
  const url = URL.parse(href, `${site.origin}${from}`);
  return url?.origin === site.origin ? `${url.pathname}${url.search}` : '';
}

/** Of each route a few pages that differ, seen by as many visitors as see it differently. */
export function distinct(pages: readonly Visited[], ofEachRoute = 3): Visited[] {
  const firsts = new Map(pages.toReversed().map((page) => [`${page.pattern} ${page.content}`, page]));
  const routes = Map.groupBy([...firsts.values()].toReversed(), ({ pattern }) => pattern);
  return [...routes.values()].flatMap((of) => {
    const nth = new Map<Visited, number>();
    for (const own of Map.groupBy(of, ({ visitor }) => visitor).values()) {
      for (const [n, page] of own.entries()) nth.set(page, n);
    }
    return of.toSorted((one, other) => (nth.get(one) ?? 0) - (nth.get(other) ?? 0)).slice(0, ofEachRoute);
  });
}
