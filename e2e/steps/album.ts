import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Every page that someone passed, as it was. */
export type Passed = { readonly name: string; readonly url: string; readonly html: string };

export type Album = {
  readonly pages: readonly Passed[];
  /** Keeps the page that is shown; draws it into the folder `PICTURES`, if one is named, for people to look at. */
  keep(page: Page, name: string): Promise<void>;
};

const folder = process.env.PICTURES;

export function newAlbum(): Album {
  const pages: Passed[] = [];
  if (folder) mkdirSync(folder, { recursive: true });
  return {
    pages,
    async keep(page, name) {
      pages.push({ name, url: page.url(), html: await page.content() });
      if (!folder) return;
      const number = String(pages.length).padStart(3, '0');
      await page.screenshot({ path: join(folder, `${number}-${name}.png`), fullPage: true });
    },
  };
}
