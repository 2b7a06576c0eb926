import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../src/accounts/open-session.ts';
import { readCharter } from '../src/charter/read-charter.ts';
import { notesOf } from '../src/dialogues/store/numbers.ts';
import { conveneTwoThemes, type TwoThemes } from '../src/dialogues/testing/two-themes.ts';
import { machineClock as clock } from '../src/platform/clock.ts';
import { connect, type Database } from '../src/platform/database.ts';
import { runningEmbedded } from '../src/platform/embedded-postgres.ts';
import { machineRandom } from '../src/platform/random.ts';
import { root } from '../src/platform/root.ts';
import { signIn } from '../src/testing/house.ts';
import { assetSources } from '../src/ui/assets.ts';
import { axeFindings, launch, onTheNextPage, openAll, tooWide } from './look.ts';
import { type Home, newHome, type Run } from './program.ts';
import { cookieOf } from './served-house.ts';

const charter = readCharter('pmm-lac');

let browser: Browser;
let home: Home;
let server: Run;
let db: Database;
let themes: TwoThemes;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launch();
  home = await newHome();
  server = await home.start();
  db = connect(runningEmbedded(home.dataDir) ?? '');
  themes = await conveneTwoThemes({ db, charter, clock });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await db.destroy();
  await home.remove();
});
beforeEach(async () => {
  for (const table of ['note_withdrawal', 'note_version', 'note'] as const) await db.deleteFrom(table).execute();
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
});

const origin = () => `http://localhost:${home.port}`;
const notes = async () => (await notesOf(db, [themes.first])).map(({ text }) => text);

/** A browser of its own, with a rapporteur of the first theme signed in. */
async function rapporteur(name: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const { personId, token } = await signIn(
    { db, charter, clock, random: machineRandom },
    {
      name,
      secondFactor: false,
      mandates: [{ office: 'rapporteur', body: `theme:${themes.first}`, startsAt: clock().toString() }],
    },
  );
  const context = await browser.newContext(options);
  contexts.push(context);
  await context.addCookies([cookieOf(token, origin())]);
  return { context, personId, token, page: await openNotes(context) };
}

async function openNotes(context: BrowserContext, language = 'es'): Promise<Page> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${origin()}/${language}/conversatorios/2026/relatoria/1`);
  return page;
}

async function write(page: Page, text: string, kind = 'challenge'): Promise<void> {
  await page.fill('[name=text]', text);
  await page.check(`[name=kind][value=${kind}]`);
  await page.click('text="Guardar"');
}

const waiting = (page: Page) => page.locator('[data-waiting] li bdi').allTextContents();
const listed = (page: Page) => page.locator('#notas .bullets bdi').allTextContents();
const status = (page: Page) => page.locator('.done-line').textContent();

describe('a lost connection loses nothing', () => {
  test('three bullets written without a connection are there once when it returns, two tabs notwithstanding', async () => {
    const { context, page } = await rapporteur('Ana');
    const other = await openNotes(context);
    await context.setOffline(true);
    for (const text of ['Uno', 'Dos', 'Tres']) await write(page, text);
    expect(await waiting(page)).toEqual(['Uno', 'Dos', 'Tres']);
    await expect.poll(() => waiting(other)).toEqual(['Uno', 'Dos', 'Tres']);
    expect(await status(page)).toBe('Sin enviar todavía');
    expect(await notes()).toEqual([]);
    await context.setOffline(false);
    await expect.poll(() => waiting(page)).toEqual([]);
    await expect.poll(() => listed(page)).toEqual(['Uno', 'Dos', 'Tres']);
    await expect.poll(() => listed(other)).toEqual(['Uno', 'Dos', 'Tres']);
    expect(await notes()).toEqual(['Uno', 'Dos', 'Tres']);
    expect(await status(page)).toBe('Guardada.');
  });

  test('a mandate that ends meanwhile: what was not sent is there after a reload, to be copied', async () => {
    const { context, page, personId } = await rapporteur('Ana');
    await context.setOffline(true);
    await write(page, 'Lo último');
    expect(await waiting(page)).toEqual(['Lo último']);
    await page.fill('[name=text]', 'A medias');
    await db.deleteFrom('mandate').where('person_id', '=', personId).execute();
    await page.close();
    await context.setOffline(false);
    const back = await openNotes(context);
    expect(await back.locator('[data-unsent-notes] textarea').inputValue()).toBe('Lo último\n\nA medias');
    await back.click('text="Copiar"');
    await expect.poll(() => back.locator('[data-unsent-notes] [role=status]').textContent()).toBe('Copiado.');
    expect(await notes()).toEqual([]);
  });

  test('the server is killed, a bullet waits through a reload of the browser, and arrives when both are back', async () => {
    const { context, page } = await rapporteur('Ana');
    await write(page, 'Antes');
    await expect.poll(() => status(page)).toBe('Guardada.');
    server.child.kill('SIGKILL');
    await server.ended;
    await write(page, 'Durante');
    await expect.poll(() => status(page)).toBe('Sin enviar todavía');
    expect(await waiting(page)).toEqual(['Durante']);
    await page.close();
    await db.destroy();
    server = await home.start();
    db = connect(runningEmbedded(home.dataDir) ?? '');
    expect(await notes()).toEqual(['Antes']);
    const back = await openNotes(context);
    await expect.poll(() => listed(back)).toEqual(['Antes', 'Durante']);
    expect(await waiting(back)).toEqual([]);
    expect(await notes()).toEqual(['Antes', 'Durante']);
  });

  test('what arrived without its answer arriving is sent again and is one bullet', async () => {
    const { page } = await rapporteur('Ana');
    let lost = 0;
    await page.route('**/relatoria/1', async (route) => {
      if (route.request().method() !== 'POST' || lost === 2) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await write(page, 'Una sola vez');
    await expect.poll(() => status(page)).toBe('Sin enviar todavía');
    expect(await notes()).toEqual(['Una sola vez']);
    await expect.poll(() => status(page), { timeout: 15_000 }).toBe('Guardada.');
    expect(lost).toBe(2);
    expect(await notes()).toEqual(['Una sola vez']);
  });

  test('the session ended meanwhile: the bullet waits for a sign-in', async () => {
    const { context, page, personId, token } = await rapporteur('Ana');
    await db.deleteFrom('session').where('person_id', '=', personId).execute();
    await write(page, 'Con paciencia');
    await expect.poll(() => page.locator('[data-signed-out]').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Entrar', exact: true }).last().getAttribute('href')).toBe(
      '/es/entrar?volver=%2Fconversatorios%2F2026%2Frelatoria%2F1',
    );
    expect(await waiting(page)).toEqual(['Con paciencia']);
    await db.transaction().execute((tx) => openSession(tx, { personId, token, secondFactor: false }, clock()));
    await page.close();
    const back = await openNotes(context);
    await expect.poll(() => listed(back)).toEqual(['Con paciencia']);
    expect(await notes()).toEqual(['Con paciencia']);
  });

  test('someone else on the same device sends nothing in the first one’s name', async () => {
    const { context, page } = await rapporteur('Ana');
    await context.setOffline(true);
    await write(page, 'De Ana');
    await page.close();
    const { token: berta } = await rapporteur('Berta');
    await context.addCookies([cookieOf(berta, origin())]);
    await context.setOffline(false);
    const hers = await openNotes(context);
    await write(hers, 'De Berta');
    await expect.poll(() => status(hers)).toBe('Guardada.');
    await expect.poll(() => waiting(hers)).toEqual([]);
    expect(await notes()).toEqual(['De Berta']);
  });

  test('a refused bullet says why, and can be taken back and corrected', async () => {
    const { page } = await rapporteur('Ana');
    await write(page, 'á'.repeat(1001));
    await expect
      .poll(() => page.locator('[data-waiting] li .meta').textContent())
      .toContain('No se pudo guardar: La viñeta pasa de 1000 caracteres. Divídala en dos.');
    await page.click('text="Corregir"');
    expect((await page.inputValue('[name=text]')).length).toBe(1001);
    expect(await page.isChecked('[name=kind][value=challenge]')).toBe(true);
    expect(await waiting(page)).toEqual([]);
    await write(page, 'Corta');
    await expect.poll(() => notes()).toEqual(['Corta']);
  });

  test('what is being written is still there after a reload', async () => {
    const { page } = await rapporteur('Ana');
    await page.fill('[name=text]', 'A medio escri');
    await page.check('[name=objectives][value="7"]');
    await page.click('summary:has-text("Otros objetivos")');
    await page.check('[name=objectives][value="23"]');
    await page.reload();
    expect(await page.inputValue('[name=text]')).toBe('A medio escri');
    expect(await page.isChecked('[name=objectives][value="7"]')).toBe(true);
    expect(await page.isChecked('[name=objectives][value="23"]')).toBe(true);
    expect(await page.isVisible('[name=objectives][value="23"]')).toBe(true);
    expect(await status(page)).toBe('Recuperamos lo que estaba escribiendo.');
    await write(page, 'A medio escribir, y entera.');
    await expect.poll(() => status(page)).toBe('Guardada.');
    await page.reload();
    expect(await page.inputValue('[name=text]')).toBe('');
  });
});

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
      (await notesOf(db, [themes.first])).map(({ questionId, kind, objectives }) => [questionId, kind, objectives]),
    ).toEqual([
      [themes.questions[1], 'lesson', [5]],
      [themes.questions[1], 'lesson', []],
    ]);
  });

  test('nothing to send is said at once, with the place to go to', async () => {
    const { page } = await rapporteur('Ana');
    await page.click('text="Guardar"');
    expect(await status(page)).toBe('Escriba la idea antes de guardarla.');
    await page.fill('[name=text]', 'Una idea');
    await page.click('text="Guardar"');
    expect(await status(page)).toBe('Elija de qué tipo es la viñeta.');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('kind');
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
    const page = await openNotes(context, language);
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
    await page.goto(`${origin()}/${language}/conversatorios/2026/relatoria`);
    await check('which theme');
    expect(found).toEqual([]);
  },
  60_000,
);
