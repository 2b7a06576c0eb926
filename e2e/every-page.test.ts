import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insideOf, wordsIn } from './html.ts';
import { axeFindings, becomes, complaintsOf, inParallel, launch, openAll, pictures, tooWide } from './look.ts';
import { faultsOf } from './page-faults.ts';
import { distinct, openExample, type Site, type Visited, type Walk, walk } from './site.ts';

let site: Site;
let browser: Browser;
const walks = new Map<string, Walk[]>();

beforeAll(async () => {
  site = await openExample();
  browser = await launch();
  for (const language of site.deps.charter.languages) {
    const each: Walk[] = [];
    for (const visitor of site.visitors) each.push(await walk(site, language, visitor));
    walks.set(language, each);
  }
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const walksIn = (language: string): readonly Walk[] => walks.get(language) ?? [];
const pagesIn = (language: string): Visited[] => walksIn(language).flatMap(({ pages }) => pages);

describe.each(['es', 'en'])('every page that a link leads to, in %s', (language) => {
  test('every link leads somewhere, for everyone who sees it', () => {
    expect(
      walksIn(language)
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
    const pages = distinct(pagesIn(language));
    expect(await inParallel(browser, pages, (page, visited) => look(page, visited, language))).toEqual([]);
  });
});

/** The first language is looked at in the light and at a desk, the others in the dark and on a phone. */
async function look(page: Page, { visitor, path }: Visited, language: string): Promise<string[]> {
  const first = language === site.deps.charter.languages[0];
  const complaints = complaintsOf(page);
  await becomes(page.context(), site.origin, visitor.token);
  await page.goto(site.origin + path, { waitUntil: 'load' });
  await pictures(page, `${path.slice(1)}-${visitor.name}`);
  await page.emulateMedia({ colorScheme: first ? 'light' : 'dark' });
  await page.setViewportSize({ width: first ? 1280 : 360, height: 900 });
  await openAll(page);
  const found = await axeFindings(page);
  await page.emulateMedia({ colorScheme: first ? 'dark' : 'light' });
  found.push(...(await axeFindings(page, ['color-contrast'])));
  await page.setViewportSize({ width: 320, height: 900 });
  found.push(...(await tooWide(page)), ...complaints.taken());
  complaints.stop();
  return found.map((fault) => `${path} (${visitor.name}) ${fault}`);
}
