import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsIn } from '../src/testing/words.ts';
import { insideOf } from './html.ts';
import { axeFindings, inParallel, inspect, launch, type Sight, tooWide } from './look.ts';
import { faultsOf } from './page-faults.ts';
import { openExample, type Site } from './site.ts';
import { asRead, distinct, type Visited, type Walk, walk } from './walk.ts';

let site: Site;
let browser: Browser;
const walks = new Map<string, Walk[]>();

beforeAll(async () => {
  site = await openExample();
  browser = await launch();
  for (const [index, language] of site.deps.charter.languages.entries()) {
    const each: Walk[] = [];
    for (const visitor of site.visitors) each.push(await walk(site, language, visitor, index === 0 ? 2 : 1));
    walks.set(language, each);
  }
}, 300_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const walksIn = (language: string): readonly Walk[] => walks.get(language) ?? [];
const pagesIn = (language: string): Visited[] => walksIn(language).flatMap(({ pages }) => pages);

test('what looks at the pages finds what is wrong with one', { timeout: 30_000 }, async () => {
  const page = await browser.newPage();
  await page.setContent('<html lang="es"><title>x</title><main><img src="x"><p class=wide>Palabras</p></main></html>');
  await page.addStyleTag({ content: 'body { background: #fff } .wide { width: 2000px; color: #bbb }' });
  expect((await axeFindings(page)).map((finding) => finding.split(':')[0]).sort()).toEqual([
    'color-contrast',
    'image-alt',
    'page-has-heading-one',
  ]);
  expect(await tooWide(page)).toHaveLength(1);
  const html = '<html lang="es"><title></title><h1>ui.skip</h1><a href="#x">undefined</a><p>Skip to content</p></html>';
  expect(faultsOf({ html, path: '/es' }, 'es')).toEqual([
    '/es has no title',
    "/es refers to 'x', which is not on it",
    '/es says "ui.skip": a key',
    '/es says "undefined": no value',
    '/es says "Skip to content": another language',
  ]);
  await page.close();
});

test('every page of an election is among them', () => {
  const isOfElections = (route: string): boolean => /elecciones|candidatura/.test(route);
  const routes = site.app.routes.flatMap(({ method, path }) => (method === 'GET' ? [asRead(path)] : []));
  const seen = new Set(pagesIn('es').map(({ pattern }) => pattern));
  const unseen = new Set(routes.filter((route) => isOfElections(route) && !seen.has(route)));
  expect([...unseen].sort()).toEqual(unpaged.toSorted());
});

test('a long text is kept in the browser while it is written, but where it tells of others or of needs', () => {
  const unkept = pagesIn('es').filter(({ html }) =>
    [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].some(
      ([form]) => /<textarea[^>]* name=/.test(form) && !/^<form[^>]* data-keep=/.test(form),
    ),
  );
  expect([...new Set(unkept.map(({ pattern }) => pattern))].sort()).toEqual(unkeptTexts);
});

const unkeptTexts = [
  '/conversatorios/:slug/invitaciones/lista',
  // In a way of its own: every note until it is sent.
  '/conversatorios/:slug/relatoria/:n',
  // Keys of observers.
  '/elecciones/:slug/tarjetas/preparar',
  '/mesas/:n/escribir',
  '/mis-invitaciones/:invitation',
];

/** Files for programs. */
const unpaged = [
  '/elecciones/:slug/resultado/papeletas',
  '/elecciones/:slug/resultado/papeletas-blt',
  '/elecciones/:slug/resultado/rondas',
  '/elecciones/:slug/resultado/verificacion',
  '/elecciones/:slug/tablero',
];

describe.each(['es', 'en'])('every page that a link leads to, in %s', (language) => {
  test('every link leads somewhere, for everyone who sees it', () => {
    expect(
      walksIn(language)
        .filter(({ pages }) => pages[0]?.visitor.within === undefined)
        .map(({ pages }) => pages.length)
        .filter((count) => count < 20),
    ).toEqual([]);
    expect(walksIn(language).flatMap(({ broken }) => broken)).toEqual([]);
  });

  test('one language, one heading, whole references, no word that is a key, missing or foreign', () => {
    expect([...new Set(pagesIn(language).flatMap((page) => faultsOf(page, language)))]).toEqual([]);
  });

  test('each page has a title of its own, for whoever looks', () => {
    const shared = walksIn(language).flatMap(({ pages }) => {
      const plain = pages.filter(({ path }) => !path.includes('?'));
      return [...Map.groupBy(plain, ({ html }) => wordsIn(insideOf(html, 'title')))]
        .filter(([, of]) => of.length > 1)
        .map(([title, of]) => `${title}: ${of.map(({ path }) => path).join(' ')}`);
    });
    expect([...new Set(shared)]).toEqual([]);
  });

  test('axe finds nothing, light and dark; nothing is cut off at 320 px; the browser complains of nothing', {
    timeout: 400_000,
  }, async () => {
    const found: string[] = [];
    for (const [at, pages] of Map.groupBy(looked(language), ({ visitor }) => visitor.at)) {
      if (at) site.setTime(at);
      found.push(...(await inParallel(browser, pages, (page, visited) => inspect(page, sightOf(visited, language)))));
    }
    expect(found).toEqual([]);
  });
});

/** One of each route, as somebody sees it: what else a page can be is looked at after every form, and in the walks. */
const looked = (language: string): readonly Visited[] => distinct(pagesIn(language), 1);

/** The first language is looked at in the light and at a desk, the others in the dark and on a phone. */
function sightOf({ visitor, path }: Visited, language: string): Sight {
  const first = language === site.deps.charter.languages[0];
  const how = first ? ({ colorScheme: 'light', width: 1280 } as const) : ({ colorScheme: 'dark', width: 360 } as const);
  return { origin: site.origin, path, token: visitor.token, name: visitor.name, bothSchemes: true, ...how };
}
