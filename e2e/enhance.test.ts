import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from '../src/platform/root.ts';
import { assetSources } from '../src/ui/assets.ts';
import { galleryPages } from './gallery.tsx';
import { launch } from './look.ts';

const { form, refused, member } = galleryPages('es');

let browser: Browser;
let script: string;
let context: BrowserContext;
let page: Page;
let sent: string[];

beforeAll(async () => {
  browser = await launch();
  const { outputFiles } = await build({
    entryPoints: [join(root, assetSources['enhance.js'])],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  script = outputFiles[0]?.text ?? '';
});
afterAll(() => browser.close());

/** The gallery's pages at addresses of their own; what is sent to `/es/sumarse` is answered after a while, with nothing. */
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ timezoneId: 'America/Santiago' });
  page = await context.newPage();
  sent = [];
  const pages = new Map([
    ['/form', form],
    ['/refused', refused],
    ['/member', member],
  ]);
  await context.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const html = pages.get(pathname);
    if (request.method() === 'POST') {
      sent.push(request.postData() ?? '');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return route.fulfill({ status: 204 });
    }
    if (html) return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname.includes('enhance')) return route.fulfill({ contentType: 'text/javascript', body: script });
    return route.fulfill({ status: 404 });
  });
});

const at = (path: string) => page.goto(`http://gallery.test${path}`);

test('what was written comes back after the page was left, and can be thrown away', async () => {
  await at('/form');
  await page.fill('[name=name]', 'Red de Casas de Acogida');
  await page.check('[name=mesas][value="3"]');
  await page.selectOption('[name=country]', 'PE');
  await page.waitForFunction(() => localStorage.length === 1);
  await at('/member');
  await at('/form');
  expect(await page.inputValue('[name=name]')).toBe('Red de Casas de Acogida');
  expect(await page.isChecked('[name=mesas][value="3"]')).toBe(true);
  expect(await page.inputValue('[name=country]')).toBe('PE');
  expect(await page.textContent('form [role=status]')).toBe(
    'Recuperamos lo que había escrito en este dispositivo. Empezar de nuevo',
  );
  await page.click('text=Empezar de nuevo');
  expect(await page.inputValue('[name=name]')).toBe('');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('after a refusal the answer of the server stands, and the summary has the focus', async () => {
  await at('/form');
  await page.fill('[name=name]', 'Otra cosa');
  await page.waitForFunction(() => localStorage.length === 1);
  await at('/refused');
  expect(await page.inputValue('[name=name]')).toBe('Red de Casas de Acogida');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
});

test('two clicks send once', async () => {
  await at('/form');
  await page.fill('[name=name]', 'Red');
  const held: boolean[] = [];
  await page.exposeFunction('pressed', (isHeld: boolean) => held.push(isHeld));
  await page.evaluate('addEventListener("submit", (event) => pressed(event.defaultPrevented))');
  await page.dblclick('text=Guardar y seguir');
  await page.click('text=Guardar y seguir');
  await expect.poll(() => held).toEqual([false, true, true]);
  await expect.poll(() => sent.length).toBe(1);
});

test('files, passwords and hidden fields stay out of what is kept', async () => {
  await at('/form');
  await page.fill('[name=name]', 'Red');
  await page.waitForFunction(() => localStorage.length === 1);
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('keep:joining') ?? '').fields);
  expect(Object.keys(kept)).toEqual([
    'name',
    'acronym',
    'email',
    'country',
    'group',
    'mesas',
    'gender',
    'about',
    'starts',
  ]);
});

test('times gain the reader’s own zone, with its day: Santiago is three hours ahead of San José in December', async () => {
  await at('/member');
  const rows = await page.locator('.zones dl > div').allTextContents();
  expect(rows.map((row) => row.replaceAll('\u00a0', ' '))).toEqual([
    'San José20:30 – 22:30',
    'Bogotá21:30 – 23:30',
    'Bridgetown22:30 – 00:30 vie, 4 dic',
    'Buenos Aires23:30 – 01:30 vie, 4 dic',
    'Madridvie, 4 dic, 03:30 – 05:30',
    'Su hora, Chile23:30 – 01:30 vie, 4 dic',
  ]);
});
