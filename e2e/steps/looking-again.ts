import type { Page } from 'playwright-core';
import { axeFindings, inParallel, openAll, tooWide } from '../look.ts';
import type { Passed } from './album.ts';
import type { Cycle } from './cycle.ts';

/** What axe finds on the pages that anyone passed, each once, and which of them a phone cannot show whole. */
export function lookAgain({ browser, site, album }: Cycle): Promise<string[]> {
  const pages = [...new Map(album.pages.map((page) => [page.name, page])).values()];
  return inParallel(browser, pages, (page, passed) => lookAt(page, passed, site.origin));
}

/** A page as someone had it, in a browser that may run axe. */
async function lookAt(page: Page, { name, url, html }: Passed, origin: string): Promise<string[]> {
  await page.context().unrouteAll();
  await page.context().route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(url.startsWith(origin) ? url : origin);
  await openAll(page);
  return [...(await axeFindings(page)), ...(await tooWide(page))].map((fault) => `${name}: ${fault}`);
}
