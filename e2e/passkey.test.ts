import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { signIn } from '../src/testing/house.ts';
import { launch } from './look.ts';
import { comes, cookieOf, type ServedHouse, serveHouse } from './served-house.ts';

let browser: Browser;
let house: ServedHouse;
let context: BrowserContext;
let page: Page;
let devices: CDPSession;
let faults: string[];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

beforeEach(async () => {
  house = await serveHouse();
  context = await comes(browser, house.origin, null);
  page = await context.newPage();
  faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (fault) => faults.push(String(fault)));
  devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
});
afterEach(async () => {
  await context.close();
  await house.close();
});

/** A phone's own authenticator, as the browser knows one: it verifies its holder without asking. */
const plugIn = async (verified = true): Promise<string> =>
  (
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: verified,
        automaticPresenceSimulation: true,
      },
    })
  ).authenticatorId;

async function signInAna(): Promise<void> {
  const ana = { name: 'Ana Salgado', email: 'ana@ejemplo.org', secondFactor: false };
  const { token } = await signIn(house.deps, ana);
  await context.addCookies([cookieOf(token, house.origin)]);
}

const goTo = (path: string) => page.goto(`${house.origin}${path}`);
const press = (name: string) => page.getByRole('button', { name }).click();
const heading = () => page.locator('h1').textContent();

test('a passkey made in the browser signs in and is the second step, without a code or an address', async () => {
  await plugIn();
  await signInAna();
  await goTo('/es/mi/seguridad');
  await page.getByLabel('Nombre de esta llave').fill('Mi teléfono');
  await press('Agregar una llave de acceso');
  await page.waitForURL('**/es/mi/seguridad/codigos');
  await goTo('/es/mi/seguridad');
  expect(await page.locator('#llaves .rows h3').allTextContents()).toEqual(['Mi teléfono']);

  await page.getByRole('button', { name: 'Salir' }).first().click();
  await page.waitForURL('**/es/entrar?hecho=signed-out');
  await goTo('/es/entrar?volver=%2Fmi%2Fseguridad');
  await press('Entrar con mi llave de acceso');
  await page.waitForURL('**/es/mi/seguridad');
  expect(await heading()).toBe('Seguridad de mi cuenta');
  expect(await page.locator('#llaves .meta').textContent()).toContain('usada por última vez');

  await context.clearCookies();
  await signInAna();
  await goTo('/es/mi/datos');
  await page.waitForURL('**/es/entrar/segundo-factor?volver=**');
  await press('Usar mi llave de acceso');
  await page.waitForURL('**/es/mi/datos');
  expect(await heading()).toBe('Mis datos');
  expect(faults).toEqual([]);
});

test('a device that cannot verify its holder, or has no passkey, is told so and the page stays usable', async () => {
  const device = await plugIn(false);
  await signInAna();
  await goTo('/es/mi/seguridad');
  await press('Agregar una llave de acceso');
  await page.getByText('No se completó. Puede intentarlo otra vez cuando quiera.').waitFor();
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: device });
  await plugIn();
  await press('Agregar una llave de acceso');
  await page.waitForURL('**/es/mi/seguridad/codigos');
});

test('the same device is not added twice', async () => {
  await plugIn();
  await signInAna();
  await goTo('/es/mi/seguridad');
  await press('Agregar una llave de acceso');
  await page.waitForURL('**/es/mi/seguridad/codigos');
  await goTo('/es/mi/seguridad');
  await press('Agregar una llave de acceso');
  await page.locator('[data-passkey] [role=status]').getByText('Este navegador no pudo').waitFor();
  expect((await house.deps.db.selectFrom('passkey').selectAll().execute()).length).toBe(1);
});

test('without scripts nothing is offered that would not work, and what does not is explained', async () => {
  const plain = await comes(browser, house.origin, null, { javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${house.origin}/es/entrar`);
  expect(await still.getByRole('button', { name: 'Entrar con mi llave de acceso' }).isVisible()).toBe(false);
  expect(await still.getByRole('button', { name: 'Enviarme el enlace' }).isVisible()).toBe(true);
  await signInAna();
  await plain.addCookies(await context.cookies());
  await still.goto(`${house.origin}/es/mi/seguridad`);
  expect(await still.getByText('hace falta un navegador reciente con JavaScript').isVisible()).toBe(true);
  expect(await still.getByRole('button', { name: 'Agregar una llave de acceso' }).isVisible()).toBe(false);
  await plain.close();
});
