import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { notesOf } from '../src/dialogues/store/numbers.ts';
import { conveneTwoThemes, type TwoThemes } from '../src/dialogues/testing/two-themes.ts';
import { signIn } from '../src/testing/house.ts';
import { axeFindings, launch } from './look.ts';
import { status, write } from './notes-pages.ts';
import { comes, cookieOf, type ServedHouse, serveHouse } from './served-house.ts';

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
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
});

const rapporteur = (name: string) =>
  signIn(house.deps, {
    name,
    mandates: [{ office: 'rapporteur', body: `theme:${themes.first}`, startsAt: house.deps.clock().toString() }],
  });

const work = '/es/conversatorios/2026/informe';
const at = (page: Page, path: string) => page.goto(house.origin + path);
const said = (page: Page) => page.locator('main form [role=status]').allTextContents();

async function comesAs(name: string): Promise<BrowserContext> {
  const { token } = await rapporteur(name);
  const context = await comes(browser, house.origin, token, { viewport: { width: 360, height: 740 } });
  contexts.push(context);
  return context;
}

/** A rapporteur in a browser, at the form of a text for the report. */
async function atNewText() {
  const context = await comesAs('Ana');
  const page = await context.newPage();
  await at(page, work);
  const begin = page.locator('main form[action$="/informe"] button');
  if ((await begin.count()) > 0) await begin.click();
  await at(page, `${work}/seccion/advances.1/nuevo`);
  return { context, page };
}

const recovered = 'Recuperamos lo que había escrito en este dispositivo. Empezar de nuevo';

async function sendOffline(context: BrowserContext, page: Page, button: string): Promise<void> {
  await context.setOffline(true);
  await page.click(`text="${button}"`);
  await expect.poll(() => page.url()).toContain('chrome-error:');
  await context.setOffline(false);
}

describe('what is sent into a lost connection is in the form when it is opened again, until it has arrived', () => {
  test('a note’s correction', async () => {
    const { context, page } = await atNewText();
    await at(page, '/es/conversatorios/2026/relatoria/1');
    await write(page, 'Primera');
    await expect.poll(() => status(page)).toBe('Guardada.');
    await page.locator('.bullets .meta a').first().click();
    await page.fill('[name=text]', 'Mejor dicho');
    await sendOffline(context, page, 'Guardar el cambio');
    await at(page, '/es/conversatorios/2026/relatoria/1');
    await page.locator('.bullets .meta a').first().click();
    await expect.poll(() => page.inputValue('[name=text]')).toBe('Mejor dicho');
    expect(await said(page)).toEqual([recovered]);
    await page.click('text="Guardar el cambio"');
    await expect.poll(() => page.locator('#notas .bullets bdi').allTextContents()).toEqual(['Mejor dicho']);
    expect((await notesOf(house.deps.db, [themes.first])).map(({ text }) => text)).toEqual(['Mejor dicho']);
  });

  test('a text of the report, which does not come back once it is in the report', async () => {
    const { context, page } = await atNewText();
    await page.fill('[name="text.es"]', 'Hay ventanilla única.');
    await sendOffline(context, page, 'Añadir al informe');
    await at(page, work);
    await at(page, `${work}/seccion/advances.1/nuevo`);
    await expect.poll(() => page.inputValue('[name="text.es"]')).toBe('Hay ventanilla única.');
    await page.click('text="Añadir al informe"');
    await page.waitForURL(/hecho=added/);
    await at(page, `${work}/seccion/advances.1/nuevo`);
    expect(await page.inputValue('[name="text.es"]')).toBe('');
    expect(await said(page)).toEqual([]);
  });

  test('a note’s correction that somebody else was faster with: beside what stands there now, to be copied', async () => {
    const { context, page } = await atNewText();
    await at(page, '/es/conversatorios/2026/relatoria/1');
    await write(page, 'De las dos');
    await page.locator('.bullets li', { hasText: 'De las dos' }).locator('.meta a').click();
    const address = page.url();
    await page.fill('[name=text]', 'Como lo digo yo');
    await sendOffline(context, page, 'Guardar el cambio');
    const other = await (await comesAs('Berta')).newPage();
    await other.goto(address);
    await other.fill('[name=text]', 'Como lo dice Berta');
    await other.click('text="Guardar el cambio"');
    await expect.poll(() => other.url()).not.toBe(address);
    await page.goto(address);
    await page.waitForSelector('main form textarea[readonly]');
    expect(await page.inputValue('[name=text]')).toBe('Como lo dice Berta');
    expect(await page.inputValue('main form textarea[readonly]')).toBe('Como lo digo yo');
    expect(await said(page)).toEqual([expect.stringContaining('Mientras tanto esto cambió.')]);
    expect(await axeFindings(page)).toEqual([]);
    await page.click('text="Empezar de nuevo"');
    expect(await page.locator('main form textarea[readonly]').count()).toBe(0);
    expect(await page.inputValue('[name=text]')).toBe('Como lo dice Berta');
  });

  test('also what was refused first, and then written anew', async () => {
    const { context, page } = await atNewText();
    await page.click('text="Añadir al informe"');
    await page.waitForSelector('.error-summary');
    await page.fill('[name="text.es"]', 'Ahora sí.');
    await sendOffline(context, page, 'Añadir al informe');
    await at(page, `${work}/seccion/advances.1/nuevo`);
    await expect.poll(() => page.inputValue('[name="text.es"]')).toBe('Ahora sí.');
  });
});

test('a session that ended asks who is there, and what was sent is there afterwards', async () => {
  const { context, page } = await atNewText();
  await page.fill('[name="text.es"]', 'A última hora.');
  const [cookie] = await context.cookies();
  await context.clearCookies();
  await page.click('text="Añadir al informe"');
  await page.waitForURL(/entrar/);
  await context.addCookies([cookieOf(cookie?.value ?? '', house.origin)]);
  await at(page, `${work}/seccion/advances.1/nuevo`);
  await expect.poll(() => page.inputValue('[name="text.es"]')).toBe('A última hora.');
});

describe('on a device that several use', () => {
  test('nobody is shown what someone else was writing', async () => {
    const { context, page } = await atNewText();
    await page.fill('[name="text.es"]', 'De Ana');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('keep:')));
    const berta = await rapporteur('Berta');
    await context.addCookies([cookieOf(berta.token, house.origin)]);
    await at(page, `${work}/seccion/advances.1/nuevo`);
    expect(await page.inputValue('[name="text.es"]')).toBe('');
  });

  test('whoever signs out leaves nothing behind', async () => {
    const { page } = await atNewText();
    await page.fill('[name="text.es"]', 'De Ana');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('keep:')));
    await page
      .locator('form[action="/es/salir"]')
      .first()
      .evaluate((form: HTMLFormElement) => form.requestSubmit());
    await page.waitForURL(/hecho=/);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});
