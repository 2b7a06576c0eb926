import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../src/platform/root.ts';
import { assetSources } from '../src/ui/assets.ts';
import { galleryPages } from './gallery.tsx';
import { axeFindings, launch, openAll } from './look.ts';
import { picture } from './picture.ts';

let browser: Browser;
let style: string;

beforeAll(async () => {
  browser = await launch();
  const { outputFiles } = await build({
    entryPoints: [join(root, assetSources['style.css'])],
    bundle: true,
    minify: true,
    write: false,
  });
  style = outputFiles[0]?.text ?? '';
});
afterAll(() => browser.close());

async function open(html: string, width: number, colorScheme: 'light' | 'dark', touch = false): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme,
    hasTouch: touch,
    isMobile: touch,
  });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/page') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: style });
    return route.fulfill({ status: 404 });
  });
  await page.goto('http://gallery.test/page');
  return page;
}

describe.each(['es', 'en'] as const)('the gallery in %s', (language) => {
  const pages = Object.entries(galleryPages(language));

  test.each(pages)(
    '%s: axe finds nothing, at a desk and on a phone, light and dark, all disclosures open',
    async (name, html) => {
      for (const [width, scheme, other] of [
        [1280, 'light', 'dark'],
        [360, 'dark', 'light'],
      ] as const) {
        const page = await open(html, width, scheme);
        await picture(page, `${name}-${language}-${width}-${scheme}`);
        await openAll(page);
        expect(await axeFindings(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: other });
        await picture(page, `${name}-${language}-${width}-${other}`);
        expect(await axeFindings(page, ['color-contrast'])).toEqual([]);
        await page.close();
      }
    },
  );

  test.each(pages)('%s: nothing is wider than a screen of 320 px, all disclosures open', async (_, html) => {
    const page = await open(html, 320, 'light');
    await openAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });

  test.each(pages)('%s: whatever a finger presses is 44 px high', async (_, html) => {
    const page = await open(html, 360, 'light', true);
    await openAll(page);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await page.close();
  });
});

/**
 * WCAG 2.5.5 with its exceptions: links in a sentence, and what has an equivalent (the loom's threads
 * stand in its table, a card is pressed anywhere). A radio or a checkbox is pressed by its label.
 */
function smallTargets(): string[] {
  return [...document.querySelectorAll('a, button, input, select, textarea, summary, .choice label')]
    .filter((element) => element.checkVisibility() && !element.closest('p:not(.actions), svg'))
    .filter((element) => !element.matches('.skip, [type=hidden], [type=radio], [type=checkbox], .mesa-card a'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.height < 43.5 || box.width < 24)
    .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`);
}
