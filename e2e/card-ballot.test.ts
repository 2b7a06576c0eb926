import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBallot, recipientOf } from '../src/elections/blind/ballot.ts';
import type { BoardEntry } from '../src/elections/blind/board-entry.ts';
import { found } from '../src/elections/blind/testing/made-cards.ts';
import { prepareCards } from '../src/elections/prepare-cards.ts';
import { displayOrder } from '../src/elections/rules/display-order.ts';
import { asking, drawWhole } from '../src/elections/testing/card-votes.ts';
import { type ListedElection, makeListedElection } from '../src/elections/testing/listed-election.ts';
import { openRecord } from '../src/record/open-record.ts';
import { signIn } from '../src/testing/house.ts';
import { drag, lines } from './ballot-list.ts';
import { open, placeOf, saved, says, shownReceipt } from './card-pages.ts';
import { axeFindings, launch, tooWide } from './look.ts';
import { comes, type ServedHouse, serveHouse } from './served-house.ts';

const election = '/es/elecciones/mesa-2-2027';
const box = `${election}/urna`;

let browser: Browser;
let house: ServedHouse;
let folder: string;
/** The card, as its holder saved it. */
let file: string;
/** What opens the ballots. */
let identity: string;
let candidates: ListedElection['list']['candidates'];
/** The candidates' names in the order in which the card shows them. */
let names: readonly string[];

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'pansocial-card-'));
  house = await serveHouse();
  const at = house.deps.clock();
  await openRecord(house.deps, at);
  const before = at.subtract({ hours: 2 });
  const votingFrom = at.subtract({ hours: 1 }).toString();
  const options = { organizations: 4, secrecy: 'blind', votingFrom, slug: 'mesa-2-2027', mesa: 2 } as const;
  const made = await makeListedElection(house, options);
  const { id } = made.election;
  candidates = made.list.candidates;
  identity = await generateIdentity();
  const recipient = found(await recipientOf(identity));
  const { personId } = await signIn(house.deps, { name: 'Comisión' });
  const by = { personId, office: 'electoral-commission', body: 'mechanism' } as const;
  await prepareCards(house.deps, id, { recipient, observers: [] }, by, before);
  const card = await drawWhole(house.deps.db, id, asking(house.deps, id, found(made.members[0]), before));
  file = join(folder, 'ballot-card.json');
  writeFileSync(file, JSON.stringify(card));
  const shown = displayOrder(
    id,
    card.key,
    candidates.map(({ n }) => n),
  );
  names = shown.map((n) => candidates.find((one) => one.n === n)?.name ?? '');
}, 60_000);
afterAll(async () => {
  await house.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const come = () => open(browser, house, null);

const board = async (): Promise<readonly BoardEntry[]> =>
  (await (await fetch(`${house.origin}${election}/tablero`)).json()).board;

describe('the ballot of a card', () => {
  test('is put in order by dragging, by keys and by numbers, in the order of the card, and cast so', async () => {
    const { context, page } = await come();
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
    const { context, page } = await come();
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

    const { seq, hash } = found((await board()).at(-1));
    const words = [`Número en el tablero: ${seq}`, `Huella: ${hash}`];
    await page.getByRole('button', { name: 'Copiar' }).click();
    await says(page, 'Copiado.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').slice(1, 3)).toEqual(words);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Guardar en un archivo' }).click(),
    ]);
    expect(readFileSync(await saved(download, folder, 'receipt.txt'), 'utf8')).toBe(copied);

    await page.getByRole('button', { name: 'Votar de nuevo con la misma tarjeta' }).click();
    expect(await lines(page)).toEqual(names.map((name) => ` ${name}`));
    await context.close();
  });

  test('right after a number was typed, what is pressed is done: ten ballots, ten on the board', async () => {
    const { context, page } = await come();
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(`${house.origin}${box}`);
    await page.locator('[type=file]').setInputFiles(file);
    await page.locator(`.ballot > li[data-name="${names[0]}"]:first-child`).waitFor();
    const before = (await board()).length;
    for (let time = 1; time <= 10; time += 1) {
      await placeOf(page, names.at(-1) ?? '').pressSequentially('1');
      await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
      await page.getByRole('button', { name: 'Depositar la papeleta' }).click();
      await page.getByRole('button', { name: 'Votar de nuevo con la misma tarjeta' }).click();
    }
    expect((await board()).length).toBe(before + 10);
    await context.close();
  }, 120_000);

  test('without scripts says what is needed, and shows no form that would not work', async () => {
    const context = await comes(browser, house.origin, null, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${house.origin}${box}`);
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    expect(await page.locator('form[data-box]').isVisible()).toBe(false);
    await context.close();
  });
});
