import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notesOf } from '../src/dialogues/store/numbers.ts';
import { conveneTwoThemes, type TwoThemes } from '../src/dialogues/testing/two-themes.ts';
import { root } from '../src/platform/root.ts';
import { assetSources } from '../src/ui/assets.ts';
import { axeFindings, launch, onTheNextPage, openAll, tooWide } from './look.ts';
import { appointRapporteur, listed, openNotes, status, write } from './notes-pages.ts';
import { comes, type ServedHouse, serveHouse } from './served-house.ts';

let browser: Browser;
let house: ServedHouse;
let themes: TwoThemes;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launch();
  house = await serveHouse();
  themes = await conveneTwoThemes(house.deps);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});
beforeEach(async () => {
  for (const table of ['note_withdrawal', 'note_version', 'note'] as const) {
    await house.deps.db.deleteFrom(table).execute();
  }
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
});

const notes = async () => (await notesOf(house.deps.db, [themes.first])).map(({ text }) => text);

/** Every reason on the page, in its order; and what ties the fields to theirs. */
const faults = (page: Page) => page.locator('form .error-summary :is(h2, li), form .fault').allTextContents();
const described = (page: Page) =>
  page
    .locator('form [aria-invalid]')
    .evaluateAll((all) => all.map((one) => [one.tagName, one.getAttribute('aria-describedby')]));

/** A browser of its own, with a rapporteur of the first theme signed in. */
async function rapporteur(name: string, options: Parameters<typeof comes>[3] = {}) {
  const { token } = await appointRapporteur(house.deps, themes.first, name);
  const context = await comes(browser, house.origin, token, options);
  contexts.push(context);
  return { context, page: await openNotes(context, house.origin) };
}

describe('writing as people speak', () => {
  test('the keyboard alone; question and kind stay, tags do not', async () => {
    const { page } = await rapporteur('Ana');
    await page.selectOption('[name=question]', themes.questions[1]);
    await page.check('[name=objectives][value="5"]');
    await page.check('[name=kind][value=lesson]');
    await page.focus('[name=text]');
    await page.keyboard.type('Primera');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => status(page)).toBe('Guardada.');
    await page.keyboard.type('Segunda');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => notes()).toEqual(['Primera', 'Segunda']);
    expect(
      (await notesOf(house.deps.db, [themes.first])).map(({ questionId, kind, objectives }) => [
        questionId,
        kind,
        objectives,
      ]),
    ).toEqual([
      [themes.questions[1], 'lesson', [5]],
      [themes.questions[1], 'lesson', []],
    ]);
  });

  test('what is missing is said all at once and beside the fields, word for word as without scripts', async () => {
    const { page } = await rapporteur('Ana');
    const { page: plain } = await rapporteur('Berta', { javaScriptEnabled: false });
    await page.click('text="Guardar"');
    await onTheNextPage(plain.locator('text="Guardar"'));
    expect(await faults(page)).toEqual([
      'Hay 2 cosas que corregir',
      'Escriba la idea antes de guardarla.',
      'Elija de qué tipo es la viñeta.',
      'Error: Escriba la idea antes de guardarla.',
      'Error: Elija de qué tipo es la viñeta.',
    ]);
    expect(await faults(plain)).toEqual(await faults(page));
    expect(await described(plain)).toEqual(await described(page));
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await page.click('.error-summary li:last-child a');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('kind');
    await page.fill('[name=text]', 'Una idea');
    await page.click('text="Guardar"');
    expect(await faults(page)).toEqual([
      'Hay algo que corregir',
      'Elija de qué tipo es la viñeta.',
      'Error: Elija de qué tipo es la viñeta.',
    ]);
    await page.check('[name=kind][value=lesson]');
    await page.click('text="Guardar"');
    await expect.poll(() => status(page)).toBe('Guardada.');
    expect(await faults(page)).toEqual([]);
  });

  test('others’ bullets come in by themselves; focus and what is open stay', async () => {
    const { page: ana } = await rapporteur('Ana');
    const { page: berta } = await rapporteur('Berta');
    await write(berta, 'De Berta', 'advance');
    await expect.poll(() => listed(ana)).toEqual(['De Berta']);
    await ana.locator('.bullets .meta a').first().focus();
    await write(berta, 'Otra de Berta', 'synergy');
    await expect.poll(() => listed(ana)).toEqual(['De Berta', 'Otra de Berta']);
    expect(await ana.evaluate(() => document.activeElement?.id)).toMatch(/^ver-/);
    expect(await ana.locator('.tally').textContent()).toContain('En total2');
    await berta.locator('.bullets .meta a').first().click();
    await berta.fill('[name=text]', 'Mejor dicho');
    await berta.click('text="Guardar el cambio"');
    await expect.poll(() => listed(ana)).toEqual(['Mejor dicho', 'Otra de Berta']);
    await berta.locator('.bullets .meta a').first().click();
    await berta.click('text="Retirar esta viñeta"');
    await berta.click('text="Retirar"');
    await expect.poll(() => listed(ana)).toEqual(['Otra de Berta', 'Mejor dicho']);
    expect(await ana.locator('#retiradas summary').textContent()).toBe('Retirada: una');
  });

  test('"write here" chooses the question', async () => {
    const { page } = await rapporteur('Ana');
    await page.locator(`[data-question="${themes.questions[1]}"]`).click();
    expect(await page.inputValue('[name=question]')).toBe(themes.questions[1]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
  });

  test('the script is at most 3 KB on the wire', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(root, assetSources['notes.js'])],
      bundle: true,
      minify: true,
      format: 'iife',
      target: ['es2022', 'chrome109', 'firefox115', 'safari15.6'],
      write: false,
    });
    expect(brotliCompressSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThanOrEqual(3 * 1024);
  });
});

test('without scripts: write, the same question and kind again, correct, meet a conflict, join, withdraw', async () => {
  const { page: ana } = await rapporteur('Ana', { javaScriptEnabled: false });
  const { page: berta } = await rapporteur('Berta', {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  await ana.selectOption('[name=question]', { index: 1 });
  await write(ana, 'Primera', 'lesson');
  expect(await status(ana)).toBe('Guardada.');
  expect(await ana.inputValue('[name=text]')).toBe('');
  expect(await ana.inputValue('[name=question]')).toBe(themes.questions[1]);
  expect(await ana.isChecked('[name=kind][value=lesson]')).toBe(true);
  await berta.reload();
  for (const page of [ana, berta]) await onTheNextPage(page.locator('.bullets .meta a').first());
  await ana.fill('[name=text]', 'De Ana');
  await onTheNextPage(ana.locator('text="Guardar el cambio"'));
  await berta.fill('[name=text]', 'De Berta');
  await onTheNextPage(berta.locator('text="Guardar el cambio"'));
  expect(await berta.locator('.notice .title').textContent()).toBe('Alguien la cambió mientras usted escribía');
  expect(await berta.locator('blockquote .said').textContent()).toBe('De Ana');
  expect(await berta.inputValue('[name=text]')).toBe('De Berta');
  await berta.fill('[name=text]', 'De Ana y de Berta');
  await onTheNextPage(berta.locator('text="Guardar el mío en su lugar"'));
  expect(await listed(berta)).toEqual(['De Ana y de Berta']);
  await onTheNextPage(berta.locator('.bullets .meta a').first());
  expect(await berta.locator('.thread .said').allTextContents()).toEqual(['De Ana y de Berta', 'De Ana', 'Primera']);
  await berta.click('text="Retirar esta viñeta"');
  await onTheNextPage(berta.locator('text="Retirar"'));
  expect(await status(berta)).toBe('Viñeta retirada.');
  expect(await notes()).toEqual([]);
});

test.each([
  ['light', 'es', 1280],
  ['dark', 'es', 320],
  ['light', 'en', 320],
  ['dark', 'en', 1280],
] as const)(
  'axe finds nothing, after each action: %s, %s, %d px wide',
  async (colorScheme, language, width) => {
    const { context } = await rapporteur('Ana', { colorScheme, viewport: { width, height: 800 } });
    const page = await openNotes(context, house.origin, language);
    const found: unknown[] = [];
    async function check(place: string): Promise<void> {
      await openAll(page);
      found.push(...(await axeFindings(page)).map((one) => [place, one]));
      found.push(...(await tooWide(page)).map((one) => [place, one]));
    }
    const save = () => page.locator('main form .button').last().click();
    await check('before');
    await page.fill('[name=text]', 'Una idea con una palabralarguísimaquenocabeenningunalíneadeunteléfono');
    await page.check('[name=kind][value=advance]');
    await save();
    await page.waitForSelector('.bullets .meta a');
    await check('written');
    await context.setOffline(true);
    await page.fill('[name=text]', 'Otra');
    await save();
    await page.waitForSelector('[data-waiting] li');
    await check('waiting');
    await context.setOffline(false);
    await page.waitForSelector('[data-waiting] li', { state: 'detached' });
    await page.locator('.bullets .meta a').first().click();
    await page.waitForSelector('[name=base]', { state: 'attached' });
    await check('one');
    await page.goto(`${house.origin}/${language}/conversatorios/2026/relatoria`);
    await check('which theme');
    expect(found).toEqual([]);
  },
  60_000,
);
