import type { Page } from 'playwright-core';
import { picture } from '../picture.ts';

/** Every page that someone passed, as it was. */
export type Passed = { readonly name: string; readonly url: string; readonly html: string };

export type Album = {
  readonly pages: readonly Passed[];
  /** Keeps the page that is shown; draws it into the folder `PICTURES`, if one is named, for people to look at. */
  keep(page: Page, name: string): Promise<void>;
};

export function newAlbum(): Album {
  const pages: Passed[] = [];
  return {
    pages,
    async keep(page, name) {
      pages.push({ name, url: page.url(), html: await page.content() });
      await picture(page, `${String(pages.length).padStart(3, '0')}-${name}`);
    },
  };
}
