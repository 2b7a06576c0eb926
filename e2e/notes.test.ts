import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../src/accounts/open-session.ts';
import { readCharter } from '../src/charter/read-charter.ts';
import { notesOf } from '../src/dialogues/store/numbers.ts';
import { conveneTwoThemes, type TwoThemes } from '../src/dialogues/testing/two-themes.ts';
import { machineClock as clock } from '../src/platform/clock.ts';
import { connect, type Database } from '../src/platform/database.ts';
import { runningEmbedded } from '../src/platform/embedded-postgres.ts';
import { machineRandom as random } from '../src/platform/random.ts';
import { launch } from './look.ts';
import { appointRapporteur, listed, openNotes, status, waiting, write } from './notes-pages.ts';
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
async function rapporteur(name: string) {
  const { personId, token } = await appointRapporteur({ db, charter, clock, random }, themes.first, name);
  const context = await browser.newContext();
  contexts.push(context);
  await context.addCookies([cookieOf(token, origin())]);
  return { context, personId, token, page: await openNotes(context, origin()) };
}

describe('a lost connection loses nothing', () => {
  test('three bullets written without a connection are there once when it returns, two tabs notwithstanding', async () => {
    const { context, page } = await rapporteur('Ana');
    const other = await openNotes(context, origin());
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
    const back = await openNotes(context, origin());
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
    const back = await openNotes(context, origin());
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
    const back = await openNotes(context, origin());
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
    const hers = await openNotes(context, origin());
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
