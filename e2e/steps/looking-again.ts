import type { Page } from 'playwright-core';
import { axeFindings, inParallel, openAll, tooWide } from '../look.ts';
import { showAgain } from '../page-again.ts';
import type { Passed } from './album.ts';
import type { Cycle } from './cycle.ts';

/** What axe finds on the pages that anyone passed, each once, and which of them a phone cannot show whole. */
export function lookAgain({ browser, album }: Cycle): Promise<string[]> {
  const pages = [...new Map(album.pages.map((page) => [page.name, page])).values()];
  return inParallel(browser, pages, lookAt);
}

async function lookAt(page: Page, { name, url, html }: Passed): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 780 });
  await showAgain(page, { url, html });
  await openAll(page);
  return [...(await axeFindings(page)), ...(await tooWide(page))].map((fault) => `${name}: ${fault}`);
}
