import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../src/commands/verify-election.ts';
import { platformKey } from '../src/elections/keep-card-keys.ts';
import { signBoards } from '../src/elections/sign-board.ts';
import { type ListedElection, makeListedElection } from '../src/elections/testing/listed-election.ts';
import { makeObserver, type TestObserver } from '../src/elections/testing/observers.ts';
import { transact } from '../src/platform/database.ts';
import { accept } from '../src/platform/result.ts';
import { openRecord } from '../src/record/open-record.ts';
import { record } from '../src/record/record.ts';
import { openHouse, signIn } from '../src/testing/house.ts';
import { runCommand } from '../src/testing/run-command.ts';
import { open, placeOf, saved, says, shownReceipt } from './card-pages.ts';
import { axeFindings, launch } from './look.ts';
import { type ServedHouse, serve } from './served-house.ts';

let browser: Browser;
let house: ServedHouse;
let observer: TestObserver;
let listed: ListedElection;
let commission: string;
let folder: string;
let now = Temporal.Now.instant();
const faults: string[] = [];

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'pansocial-cards-'));
  const clock = () => now;
  house = await serve(await openHouse(), clock);
  await openRecord(house.deps, now);
  observer = await makeObserver('observatorio', (await platformKey(house.deps)).verifier, clock);
  const votingFrom = now.add({ hours: 48 }).toString();
  const options = { organizations: 4, secrecy: 'blind', votingFrom, slug: 'mesa-1-2027' } as const;
  listed = await makeListedElection({ deps: house.deps }, options);
  const mandates = [{ office: 'agency-focal-point', body: 'working-group' as const }];
  await recordList(listed);
  commission = (await signIn(house.deps, { name: 'Comisión Electoral', mandates })).token;
}, 60_000);
afterAll(async () => {
  await observer.remove();
  await house.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = '/es/elecciones/mesa-1-2027';

/** What the record says when a list is published; whoever verifies the election compares with it. */
const recordList = ({ election, list }: ListedElection) =>
  transact(house.deps.db, async (tx) => {
    const facts = {
      body: election.body,
      contest: election.contest,
      candidates: list.candidates.length,
      entitled: list.roll.length,
      relaxed: [...list.relaxed],
      digest: list.digest,
      lotCommitment: list.lotCommitment,
    };
    const entry = { kind: 'election-list-published', by: 'system', subject: `election:${election.id}`, facts } as const;
    await record(tx, entry, { at: now, random: house.deps.random });
    return accept(null);
  });

const come = (token: string | null) => open(browser, house, token, faults);
const status = (page: Page) => page.locator('section [role=status]:not(:empty)').first().textContent();

async function draw(member: number, name: string): Promise<{ context: BrowserContext; page: Page; file: string }> {
  const { context, page } = await come(listed.members[member]?.representative.token ?? null);
  await page.goto(`${house.origin}${at}/tarjeta`);
  await page.getByRole('button', { name: 'Obtener la tarjeta' }).click();
  await says(page, 'Su tarjeta está completa');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Guardar el archivo').click()]);
  return { context, page, file: await saved(download, folder, name) };
}

/** In a browser that has not signed in; answers what the page says, and what was sent. */
async function vote(
  context: BrowserContext,
  file: string | null,
  ranking: readonly string[],
): Promise<{ receipt: string; sent: Record<string, string>; body: string }> {
  const page = await context.newPage();
  await page.goto(`${house.origin}${at}/urna`);
  if (file) await page.locator('[type=file]').setInputFiles(file);
  for (const [index, name] of ranking.entries()) await placeOf(page, name).fill(`${index + 1}`);
  await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
  expect(await page.locator('.ranking strong').allTextContents()).toEqual(ranking);
  expect(await axeFindings(page)).toEqual([]);
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.getByRole('button', { name: 'Depositar la papeleta' }).click(),
  ]);
  await shownReceipt(page);
  const receipt = `${await page.locator('[data-seq]').textContent()} ${await page.locator('code').textContent()}`;
  expect(await axeFindings(page)).toEqual([]);
  const headers = await sent.allHeaders();
  await page.close();
  return { receipt, sent: headers, body: sent.postData() ?? '' };
}

test('cards are prepared, drawn while a signer is down for a while, cast without a session, opened and verified', async () => {
  // The commission makes the key in its browser and names the observer.
  const office = await come(commission);
  await office.page.goto(`${house.origin}${at}/tarjetas/preparar`);
  expect(await axeFindings(office.page)).toEqual([]);
  const [key] = await Promise.all([
    office.page.waitForEvent('download'),
    office.page.getByRole('button', { name: 'Hacer la clave' }).click(),
  ]);
  const identity = /AGE-SECRET-KEY-1\S+/.exec(readFileSync(await saved(key, folder, 'key.txt'), 'utf8'))?.[0] ?? '';
  await office.page.getByLabel('Observadores').fill(`${observer.url} ${observer.folder.verifier.line}`);
  await office.page.getByRole('button', { name: 'Preparar las tarjetas' }).click();
  await office.page.waitForURL('**/tarjetas?hecho=cards-prepared');
  expect(await axeFindings(office.page)).toEqual([]);

  // The observer is down while the first card is drawn; the card goes on later, in the same browser.
  await observer.stop();
  const [member] = listed.members;
  const first = await come(member?.representative.token ?? null);
  await first.page.goto(`${house.origin}${at}/tarjeta`);
  expect(await axeFindings(first.page)).toEqual([]);
  await first.page.getByRole('button', { name: 'Obtener la tarjeta' }).click();
  await says(first.page, 'observatorio no responde ahora');
  expect(await status(first.page)).toBe(
    'observatorio no responde ahora. Lo empezado queda en este navegador: continúe más tarde.',
  );
  await observer.start();
  const elsewhere = await come(member?.representative.token ?? null);
  await elsewhere.page.goto(`${house.origin}${at}/tarjeta`);
  await says(elsewhere.page, 'se empezó a obtener en otro navegador, o se quitó de este');
  await first.page.reload();
  await first.page.getByRole('button', { name: 'Continuar con la tarjeta empezada' }).click();
  await says(first.page, 'Su tarjeta está completa');
  expect(await axeFindings(first.page)).toEqual([]);
  const [download] = await Promise.all([
    first.page.waitForEvent('download'),
    first.page.getByText('Guardar el archivo').click(),
  ]);
  const firstFile = await saved(download, folder, 'first.json');
  const second = await draw(1, 'second.json');
  const third = await draw(2, 'third.json');

  // The vote opens. Whoever is signed in is told to come as nobody.
  now = now.add({ hours: 49 });
  await signBoards(house.deps);
  await first.page.goto(`${house.origin}${at}/urna`);
  await says(first.page, 'Su navegador dijo quién es usted');
  const nobody = await come(null);
  const names = listed.list.candidates.map(({ name }) => name);
  const [ana = '', bo = '', ceci = ''] = names;
  const cast = await vote(nobody.context, firstFile, [ana, bo]);
  expect([cast.sent.cookie, cast.sent.referer, cast.receipt.slice(0, 2)]).toEqual([undefined, undefined, '1 ']);
  expect(cast.body).not.toContain('secret');
  const again = await vote(nobody.context, firstFile, [bo, ana, ceci]);
  expect(again.receipt).toMatch(/^2 ([0-9a-f]{4} ){15}[0-9a-f]{4}$/);

  // The second card is still in the browser that drew it, where nobody is signed in any more; the third is a file.
  await second.context.clearCookies();
  await vote(second.context, null, [ceci]);
  await vote(nobody.context, third.file, [ana]);

  const box = await come(null);
  await box.page.goto(`${house.origin}${at}/urna`);
  expect(await axeFindings(box.page)).toEqual([]);
  await box.page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
  await says(box.page, 'Escriba un 1 junto a quien prefiere; con eso ya vale.');
  await placeOf(box.page, ana).fill('1');
  await box.page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
  await says(box.page, 'Elija el archivo de una tarjeta de esta elección.');
  await box.page.locator('[type=file]').setInputFiles(join(folder, 'key.txt'));
  await says(box.page, 'Elija el archivo de una tarjeta de esta elección.');

  // The commission hands over the key; anyone checks what is published.
  now = now.add({ hours: 24 * 6 });
  const closing = await come(
    (
      await signIn(house.deps, {
        name: 'Otra comisionada',
        mandates: [{ office: 'agency-focal-point', body: 'working-group' }],
      })
    ).token,
  );
  await closing.page.goto(`${house.origin}${at}/tarjetas/cierre`);
  expect(await axeFindings(closing.page)).toEqual([]);
  await closing.page.getByLabel('La clave de la elección').fill(identity);
  await closing.page.getByRole('button', { name: 'Cerrar la votación' }).click();
  await closing.page.waitForURL('**/tarjetas');
  const verified = await runCommand(command, [`${house.origin}${at}/resultado/verificacion`, '--card', firstFile], {});
  expect([verified.status, process.exitCode ?? 0]).toEqual([0, 0]);
  expect(verified.out.split('\n').filter((line) => !line.startsWith('ok'))).toEqual([
    expect.stringMatching(/: everything holds, as in the public record\.$/),
  ]);
  expect(verified.out).toContain(`your card: its last ballot is entry 2: ${bo}, ${ana}, ${ceci}`);
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
}, 120_000);

test('what each level protects against and what not is said on a page', async () => {
  const { page } = await come(null);
  await page.goto(`${house.origin}/es/elecciones/secreto`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.locator('h2').allTextContents()).toEqual([
    'Padrón y papeletas separados',
    'Tarjetas firmadas a ciegas',
    'Lo que vale para ambas',
  ]);
});
