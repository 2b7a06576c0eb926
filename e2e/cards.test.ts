import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '../src/commands/verify-election.ts';
import { openBallot, recipientOf } from '../src/elections/blind/ballot.ts';
import { found } from '../src/elections/blind/testing/made-cards.ts';
import { platformKey } from '../src/elections/keep-card-keys.ts';
import { prepareCards } from '../src/elections/prepare-cards.ts';
import { displayOrder } from '../src/elections/rules/display-order.ts';
import { signBoards } from '../src/elections/sign-board.ts';
import { asking, drawWhole } from '../src/elections/testing/card-votes.ts';
import { type ListedElection, makeListedElection } from '../src/elections/testing/listed-election.ts';
import { makeObserver, type TestObserver } from '../src/elections/testing/observers.ts';
import { transact } from '../src/platform/database.ts';
import { accept } from '../src/platform/result.ts';
import { openRecord } from '../src/record/open-record.ts';
import { record } from '../src/record/record.ts';
import { openHouse, signIn } from '../src/testing/house.ts';
import { runCommand } from '../src/testing/run-command.ts';
import { axeFindings, launch, tooWide } from './look.ts';
import { freshAssets, type ServedHouse, serve } from './served-house.ts';

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

async function open(token: string | null): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ acceptDownloads: true });
  await freshAssets(context);
  if (token) await context.addCookies([{ name: 'sesion', value: token, url: house.origin, sameSite: 'Lax' }]);
  const page = await context.newPage();
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { context, page };
}

async function saved(download: Download, name: string): Promise<string> {
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

const status = (page: Page) => page.locator('section [role=status]:not(:empty)').first().textContent();
const says = (page: Page, words: string) => page.getByText(words).first().waitFor();

async function draw(member: number, name: string): Promise<{ context: BrowserContext; page: Page; file: string }> {
  const { context, page } = await open(listed.members[member]?.representative.token ?? null);
  await page.goto(`${house.origin}${at}/tarjeta`);
  await page.getByRole('button', { name: 'Obtener la tarjeta' }).click();
  await says(page, 'Su tarjeta está completa');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Guardar el archivo').click()]);
  return { context, page, file: await saved(download, name) };
}

const placeOf = (page: Page, name: string) => page.getByRole('textbox', { name });

const shownReceipt = (page: Page) => page.getByRole('heading', { name: 'Su papeleta está en el tablero' }).waitFor();

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
  const office = await open(commission);
  await office.page.goto(`${house.origin}${at}/tarjetas/preparar`);
  expect(await axeFindings(office.page)).toEqual([]);
  const [key] = await Promise.all([
    office.page.waitForEvent('download'),
    office.page.getByRole('button', { name: 'Hacer la clave' }).click(),
  ]);
  const identity = /AGE-SECRET-KEY-1\S+/.exec(readFileSync(await saved(key, 'key.txt'), 'utf8'))?.[0] ?? '';
  await office.page.getByLabel('Observadores').fill(`${observer.url} ${observer.folder.verifier.line}`);
  await office.page.getByRole('button', { name: 'Preparar las tarjetas' }).click();
  await office.page.waitForURL('**/tarjetas?hecho=cards-prepared');
  expect(await axeFindings(office.page)).toEqual([]);

  // The observer is down while the first card is drawn; the card goes on later, in the same browser.
  await observer.stop();
  const [member] = listed.members;
  const first = await open(member?.representative.token ?? null);
  await first.page.goto(`${house.origin}${at}/tarjeta`);
  expect(await axeFindings(first.page)).toEqual([]);
  await first.page.getByRole('button', { name: 'Obtener la tarjeta' }).click();
  await says(first.page, 'observatorio no responde ahora');
  expect(await status(first.page)).toBe(
    'observatorio no responde ahora. Lo empezado queda en este navegador: continúe más tarde.',
  );
  await observer.start();
  const elsewhere = await open(member?.representative.token ?? null);
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
  const firstFile = await saved(download, 'first.json');
  const others = [await draw(1, 'second.json'), await draw(2, 'third.json')];

  // The vote opens. Whoever is signed in is told to come as nobody.
  now = now.add({ hours: 49 });
  await signBoards(house.deps);
  await first.page.goto(`${house.origin}${at}/urna`);
  await says(first.page, 'Su navegador dijo quién es usted');
  const nobody = await open(null);
  const names = listed.list.candidates.map(({ name }) => name);
  const [ana = '', bo = '', ceci = ''] = names;
  const cast = await vote(nobody.context, firstFile, [ana, bo]);
  expect([cast.sent.cookie, cast.sent.referer, cast.receipt.slice(0, 2)]).toEqual([undefined, undefined, '1 ']);
  expect(cast.body).not.toContain('secret');
  const again = await vote(nobody.context, firstFile, [bo, ana, ceci]);
  expect(again.receipt).toMatch(/^2 ([0-9a-f]{4} ){15}[0-9a-f]{4}$/);

  // The second card is still in the browser that drew it, where nobody is signed in any more; the third is a file.
  await others[0]?.context.clearCookies();
  await vote(others[0]?.context ?? nobody.context, null, [ceci]);
  await vote(nobody.context, others[1]?.file ?? '', [ana]);

  const box = await open(null);
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
  const closing = await open(
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

describe('the ballot of a card', () => {
  let file: string;
  let identity: string;
  let candidates: ListedElection['list']['candidates'];
  /** The candidates' names in the order in which the card shows them. */
  let names: readonly string[];
  beforeAll(async () => {
    const at = now.subtract({ hours: 2 });
    const votingFrom = now.subtract({ hours: 1 }).toString();
    const options = { organizations: 4, secrecy: 'blind', votingFrom, slug: 'mesa-2-2027', mesa: 2 } as const;
    const made = await makeListedElection({ deps: house.deps }, options);
    const { id } = made.election;
    candidates = made.list.candidates;
    identity = await generateIdentity();
    const recipient = found(await recipientOf(identity));
    const { personId } = await signIn(house.deps, { name: 'Comisión' });
    const by = { personId, office: 'electoral-commission', body: 'mechanism' } as const;
    await prepareCards(house.deps, id, { recipient, observers: [] }, by, at);
    const card = await drawWhole(house.deps.db, id, asking(house.deps, id, found(made.members[0]), at));
    file = join(folder, 'ballot-card.json');
    writeFileSync(file, JSON.stringify(card));
    names = displayOrder(
      id,
      card.key,
      candidates.map(({ n }) => n),
    ).map((n) => candidates.find((one) => one.n === n)?.name ?? '');
  });

  const box = '/es/elecciones/mesa-2-2027/urna';
  const lines = (page: Page): Promise<string[]> =>
    page
      .locator('.ballot > li')
      .evaluateAll((items) =>
        items.map((item) => `${item.querySelector('input')?.value} ${item.getAttribute('data-name')}`),
      );
  async function drag(page: Page, name: string, to: string): Promise<void> {
    const handle = page.locator(`.ballot > li[data-name="${name}"] .drag`);
    await handle.scrollIntoViewIfNeeded();
    const from = found(await handle.boundingBox());
    const over = found(await page.locator(`.ballot > li[data-name="${to}"]`).boundingBox());
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, over.y + over.height * 0.1, { steps: 12 });
    await page.mouse.up();
  }

  test('is put in order by dragging, by keys and by numbers, in the order of the card, and cast so', async () => {
    const { context, page } = await open(null);
    await page.setViewportSize({ width: 800, height: 1800 });
    await page.goto(`${house.origin}${box}`);
    await placeOf(page, names[2] ?? '').fill('1');
    await page.locator('[type=file]').setInputFiles(file);
    const [a = '', b = '', c = '', d = ''] = names;
    await page.locator(`.ballot > li[data-name="${c}"]:first-child + li[data-name="${a}"]`).waitFor();
    expect(await lines(page)).toEqual([`1 ${c}`, ` ${a}`, ` ${b}`, ` ${d}`]);
    await drag(page, d, c);
    expect(await lines(page)).toEqual([`1 ${d}`, `2 ${c}`, ` ${a}`, ` ${b}`]);
    const up = page.getByRole('button', { name: `Subir: ${b}` });
    await up.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-ballot-said]').textContent()).toBe(`${b}: lugar 3`);
    await page.keyboard.press('Enter');
    expect(await lines(page)).toEqual([`1 ${d}`, `2 ${b}`, `3 ${c}`, ` ${a}`]);
    await page.getByRole('button', { name: `Quitar: ${c}` }).press('Enter');
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await tooWide(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
    expect(await page.locator('[data-left]').textContent()).toBe(`Sin lugar: ${[a, c].join(' y ')}.`);
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.getByRole('button', { name: 'Depositar la papeleta' }).click(),
    ]);
    await shownReceipt(page);
    expect(await tooWide(page)).toEqual([]);
    const ranking = await openBallot(JSON.parse(sent.postData() ?? ''), identity, candidates.length);
    expect(typeof ranking === 'string' ? ranking : ranking.map((n) => candidates[n - 1]?.name)).toEqual([d, b]);
    await context.close();
  });

  test('leaves a receipt to copy and to save, and nothing of what was voted; then another is cast', async () => {
    const { context, page } = await open(null);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${house.origin}${box}`);
    await page.locator('[type=file]').setInputFiles(file);
    const [a = '', b = '', c = ''] = names;
    await placeOf(page, a).fill('2');
    await placeOf(page, b).fill('2');
    await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
    await says(page, `${a}, ${b}: Un número está escrito dos veces`);
    await placeOf(page, b).fill('1');
    await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
    expect(await page.locator('.ranking strong').allTextContents()).toEqual([b, a]);
    await page.getByRole('button', { name: 'Corregir' }).click();
    await placeOf(page, c).fill('3');
    await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();

    // The line drops: it is said, and the same ballot can be sent again.
    await page.route('**/urna', (route) => route.abort());
    const cast = page.getByRole('button', { name: 'Depositar la papeleta' });
    await cast.click();
    await says(page, 'No se sabe si la papeleta llegó.');
    await page.unroute('**/urna');
    await page.route('**/urna', async (route) => {
      await page.getByRole('button', { name: 'Enviando…' }).waitFor();
      await route.continue();
    });
    await cast.click();
    await shownReceipt(page);
    await page.unroute('**/urna');
    expect(await page.locator('.ranking li').count()).toBe(0);
    expect(
      await page
        .locator('input')
        .evaluateAll((all: HTMLInputElement[]) => all.map(({ value }) => value).filter(Boolean)),
    ).toEqual([expect.stringContaining('ballot-card.json')]);

    const board = await (await fetch(`${house.origin}/es/elecciones/mesa-2-2027/tablero`)).json();
    const { seq, hash } = board.board.at(-1);
    const words = [`Número en el tablero: ${seq}`, `Huella: ${hash}`];
    await page.getByRole('button', { name: 'Copiar' }).click();
    await says(page, 'Copiado.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').slice(1, 3)).toEqual(words);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Guardar en un archivo' }).click(),
    ]);
    expect(readFileSync(await saved(download, 'receipt.txt'), 'utf8')).toBe(copied);

    await page.getByRole('button', { name: 'Votar de nuevo con la misma tarjeta' }).click();
    expect(await lines(page)).toEqual(names.map((name) => ` ${name}`));
    await context.close();
  });

  test('right after a number was typed, what is pressed is done: ten ballots, ten on the board', async () => {
    const { context, page } = await open(null);
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(`${house.origin}${box}`);
    await page.locator('[type=file]').setInputFiles(file);
    await page.locator(`.ballot > li[data-name="${names[0]}"]:first-child`).waitFor();
    const entries = async (): Promise<number> =>
      (await (await fetch(`${house.origin}/es/elecciones/mesa-2-2027/tablero`)).json()).board.length;
    const before = await entries();
    for (let time = 1; time <= 10; time += 1) {
      await placeOf(page, names.at(-1) ?? '').pressSequentially('1');
      await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
      await page.getByRole('button', { name: 'Depositar la papeleta' }).click();
      await page.getByRole('button', { name: 'Votar de nuevo con la misma tarjeta' }).click();
    }
    expect(await entries()).toBe(before + 10);
    await context.close();
  }, 120_000);

  test('without scripts says what is needed, and shows no form that would not work', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${house.origin}${box}`);
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    expect(await page.locator('form[data-box]').isVisible()).toBe(false);
    await context.close();
  });
});

test('what each level protects against and what not is said on a page', async () => {
  const { page } = await open(null);
  await page.goto(`${house.origin}/es/elecciones/secreto`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.locator('h2').allTextContents()).toEqual([
    'Padrón y papeletas separados',
    'Tarjetas firmadas a ciegas',
    'Lo que vale para ambas',
  ]);
});
