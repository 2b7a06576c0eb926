import { createHash } from 'node:crypto';
import { insideOf, tagsIn } from './html.ts';
import type { App } from './served-house.ts';
import type { Site, Visitor } from './site.ts';

/** The route that answers `path`, as it is written in the code: `/:language/mesas/:n`. */
export function patternOf(app: App, path: string, method = 'GET'): string {
  const [handlers] = app.router.match(method, path.split(/[?#]/)[0] ?? '');
  const route = handlers.map(([[, { path: pattern, method: of }]]) => (of === 'ALL' ? '' : pattern)).find(Boolean);
  return asRead(route ?? '');
}

/** A route as it is read: without the shapes of its places, nor the language. */
export const asRead = (route: string): string =>
  route.replaceAll(/\{(?:[^{}]|\{[^}]*\})*\}/g, '').replace(/^\/:language/, '');

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
    return links.filter(leadsOn).map((link) => ({ path: link, from: path }));
  };
  const entrances = (visitor.entrances ?? []).map((path) => path.replace(/^\/\w+/, `/${language}`));
  const { within } = visitor;
  const leadsOn = (link: string): boolean =>
    isIn(link, language) && (within === undefined || link.startsWith(`/${language}${within}/`));
  let wave: Step[] = [...(within === undefined ? [`/${language}`] : []), ...entrances].map((path) => ({
    path,
    from: '',
  }));
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
export function distinct(pages: readonly Visited[], ofEachRoute: number): Visited[] {
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
