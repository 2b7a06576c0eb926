import type { Page } from 'playwright-core';
import { found } from '../src/elections/blind/testing/made-cards.ts';

/** The names on the ballot from the top, with the number beside each. */
export const lines = (page: Page): Promise<string[]> =>
  page
    .locator('.ballot > li')
    .evaluateAll((items) =>
      items.map((item) => `${item.querySelector('input')?.value} ${item.getAttribute('data-name')}`),
    );

/** By its handle, to just above the name `to`, or `below` it. */
export async function drag(page: Page, name: string, to: string, { below = false } = {}): Promise<void> {
  const handle = page.locator(`.ballot > li[data-name="${name}"] .drag`);
  await handle.scrollIntoViewIfNeeded();
  const from = found(await handle.boundingBox());
  const over = found(await page.locator(`.ballot > li[data-name="${to}"]`).boundingBox());
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, over.y + over.height * (below ? 0.9 : 0.1), { steps: 12 });
  await page.mouse.up();
}
