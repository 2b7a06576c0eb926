import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeWhatIsOver } from '../src/elections/jobs.ts';
import { displayOrder } from '../src/elections/rules/display-order.ts';
import { castVotes } from '../src/elections/testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from '../src/elections/testing/listed-election.ts';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { drag, lines } from './ballot-list.ts';
import { axeFindings, inspect, launch, onTheNextPage, tooWide } from './look.ts';
import { comes, type ServedHouse, serve } from './served-house.ts';

let browser: Browser;
let house: House;
let served: ServedHouse;
let listed: ListedElection;

beforeAll(async () => {
  browser = await launch();
  house = await openHouse();
  await prepareHouse(house.deps);
  listed = await makeListedElection(house, {
    organizations: 14,
    candidates: ['woman', 'man', 'woman', 'man', 'woman'],
  });
  served = await serve(house);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await served.close();
});

const tokenOf = (at: number): string => listed.members[at]?.representative.token ?? '';
const organizationOf = (at: number): string => listed.members[at]?.organizationId ?? '';
const election = (language = 'es'): string => `${served.origin}/${language}/elecciones/${listed.election.slug}`;

const browse = async (token: string | null, options: Parameters<typeof comes>[3] = {}): Promise<Page> =>
  (await comes(browser, served.origin, token, options)).newPage();

/** The names in the order in which an organization's ballot shows them. */
const namesFor = (at: number): string[] =>
  displayOrder(
    listed.election.id,
    organizationOf(at),
    listed.list.candidates.map(({ n }) => n),
  ).map((n) => listed.list.candidates.find((one) => one.n === n)?.name ?? '');

describe('a ballot', () => {
  test('is ranked with plain numbers, reviewed and cast, without scripts', async () => {
    const page = await browse(tokenOf(0), { javaScriptEnabled: false });
    await page.goto(`${election()}/papeleta`);
    await page.getByRole('link', { name: 'Organización 001' }).click();
    const [first = '', second = '', third = ''] = namesFor(0);
    await page.getByLabel(third).fill('1');
    await page.getByLabel(first).fill('5');
    await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
    expect(await page.locator('.ranking strong').allTextContents()).toEqual([third, first]);
    await page.getByRole('button', { name: 'Corregir' }).click();
    await page.getByLabel(second).fill('3');
    await page.getByRole('button', { name: 'Revisar mi papeleta' }).click();
    expect(await page.locator('.ranking strong').allTextContents()).toEqual([third, first, second]);
    await page.getByRole('button', { name: 'Emitir el voto' }).click();
    expect(await page.locator('h1').textContent()).toBe('Su voto está en la urna');
    expect(await page.locator('code.secret').textContent()).toMatch(/^(\w{5}-){3}\w{5}$/);
    await page.context().close();
  });

  test('is put in order by keyboard, and says what it does', async () => {
    const page = await browse(tokenOf(1));
    await page.goto(`${election()}/papeleta/${organizationOf(1)}`);
    const [a = '', b = '', c = '', d = '', e = ''] = namesFor(1);
    expect(await lines(page)).toEqual([a, b, c, d, e].map((name) => ` ${name}`));
    const up = (name: string) => page.getByRole('button', { name: `Subir: ${name}` });
    await up(c).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-ballot-said]').textContent()).toBe(`${c}: lugar 1`);
    await up(a).focus();
    await page.keyboard.press('Enter');
    expect(await lines(page)).toEqual([`1 ${c}`, `2 ${a}`, ` ${b}`, ` ${d}`, ` ${e}`]);
    await page.keyboard.press('Enter');
    expect(await lines(page)).toEqual([`1 ${a}`, `2 ${c}`, ` ${b}`, ` ${d}`, ` ${e}`]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Subir: ${a}`);
    await page.getByRole('button', { name: `Bajar: ${a}` }).press('Enter');
    await page.getByRole('button', { name: `Quitar: ${c}` }).press('Enter');
    expect(await lines(page)).toEqual([`1 ${a}`, ` ${b}`, ` ${c}`, ` ${d}`, ` ${e}`]);
    await page.getByLabel(e, { exact: true }).fill('2');
    await page.keyboard.press('Tab');
    expect((await lines(page)).slice(0, 2)).toEqual([`1 ${a}`, `2 ${e}`]);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await tooWide(page)).toEqual([]);
    await page.context().close();
  });

  test('never moves under a finger: what is pressed right after a number was typed is done, ten times over', async () => {
    const page = await browse(tokenOf(3), { viewport: { width: 360, height: 640 } });
    const address = `${election()}/papeleta/${organizationOf(3)}`;
    const names = namesFor(3);
    const last = names.at(-1) ?? '';
    await page.goto(address);
    await page.getByText('↑ y ↓ la suben o la bajan').waitFor();
    await page.getByLabel(last, { exact: true }).pressSequentially('1');
    const button = page.getByRole('button', { name: 'Revisar mi papeleta' });
    await button.hover();
    await page.mouse.down();
    expect((await lines(page)).at(-1)).toBe(`1 ${last}`);
    await page.mouse.move(1, 1);
    await page.mouse.up();
    expect(await lines(page)).toEqual([`1 ${last}`, ...names.slice(0, -1).map((name) => ` ${name}`)]);
    for (let time = 1; time <= 10; time += 1) {
      await page.goto(address);
      await page.getByLabel(last, { exact: true }).pressSequentially('1');
      await button.click();
      await page.waitForURL('**/revision', { timeout: 5000 });
    }
    await page.context().close();
  }, 120_000);

  test('names the person beside each thing to mend', async () => {
    const page = await browse(tokenOf(3));
    await page.goto(`${election()}/papeleta/${organizationOf(3)}`);
    const [first = '', second = ''] = namesFor(3);
    for (const name of [first, second]) await page.getByLabel(name, { exact: true }).fill('1');
    await onTheNextPage(page.getByRole('button', { name: 'Revisar mi papeleta' }));
    const words = 'El 1 está escrito más de una vez: dé a cada persona un número distinto.';
    const said = await page.locator('.error-summary li').allTextContents();
    expect(said.toSorted()).toEqual([`${first}: ${words}`, `${second}: ${words}`].toSorted());
    await page.context().close();
  });

  test('is put in order by dragging', async () => {
    const page = await browse(tokenOf(2));
    await page.goto(`${election()}/papeleta/${organizationOf(2)}`);
    const [a = '', b = '', c = '', d = '', e = ''] = namesFor(2);
    await page.setViewportSize({ width: 800, height: 1800 });
    await drag(page, d, a);
    expect(await lines(page)).toEqual([`1 ${d}`, ` ${a}`, ` ${b}`, ` ${c}`, ` ${e}`]);
    await drag(page, b, d);
    expect(await lines(page)).toEqual([`1 ${b}`, `2 ${d}`, ` ${a}`, ` ${c}`, ` ${e}`]);
    await drag(page, b, e, { below: true });
    expect(await lines(page)).toEqual([`1 ${d}`, ` ${a}`, ` ${b}`, ` ${c}`, ` ${e}`]);
    await onTheNextPage(page.getByRole('button', { name: 'Revisar mi papeleta' }));
    expect(await page.locator('.ranking strong').allTextContents()).toEqual([d]);
    expect(await axeFindings(page)).toEqual([]);
    await onTheNextPage(page.getByRole('button', { name: 'Emitir el voto' }));
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a result', () => {
  let overseer: string;
  beforeAll(async () => {
    await castVotes(house, listed, [[0, 1], [0, 2], [0, 4], [0, 3], [1, 0], [2, 3], [3, 1], [4, 2], [1]], 3);
    const mandates = [{ office: 'agency-focal-point', body: 'working-group' } as const];
    overseer = (await house.signIn({ name: 'Olga Observa', mandates })).token;
    house.setTime(listed.election.calendar.votingUntil.toString());
    await closeWhatIsOver(house.deps);
  });

  test('is counted again in the reader’s browser, and compared', async () => {
    const page = await browse(null);
    await page.goto(`${election()}/resultado/recuento`);
    await page.locator('[data-outcome]').waitFor();
    const said = await page.locator('[role=status]').textContent();
    expect(said).toBe(
      'Su navegador llegó al mismo resultado: coinciden todas las rondas y todas las personas elegidas. La semilla del sorteo es la que se comprometió antes de votar.',
    );
    expect(await page.locator('[data-recount-stages] tr').count()).toBe(7);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await tooWide(page)).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['rondas', (json: string) => json.replace(/"totals":\[\d+/, '"totals":[7'), 'no es lo que se publicó'],
    ['papeletas', (json: string) => json.replace(/"committed":"../, '"committed":"zz'), 'no es la que se comprometió'],
  ])('where the published %s were changed, it says so', async (file, change, words) => {
    const page = await browse(null);
    await page.route(`**/resultado/${file}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: change(await answer.text()) });
    });
    await page.goto(`${election()}/resultado/recuento`);
    await page.locator('[data-outcome=different]').waitFor();
    expect(await page.locator('[role=status]').textContent()).toContain(words);
    await page.context().close();
  });

  test('without scripts, the page says what is needed and how to do without', async () => {
    const page = await browse(null, { javaScriptEnabled: false });
    await page.goto(`${election()}/resultado/recuento`);
    expect(await page.locator('[role=status]').textContent()).toContain('hace falta JavaScript');
    expect(await page.locator('pre').allTextContents()).toEqual([
      expect.stringContaining('npx pansocial count'),
      expect.stringContaining('npx pansocial verify-election'),
    ]);
    await page.context().close();
  });

  test.each(['es', 'en'])(
    'its pages have nothing that axe finds, in %s',
    async (language) => {
      const page = await browse(null);
      const paths = ['/resultado', '/resultado/constancias', '/resultado/constancias?codigo=x'];
      const own = ['/escrutinio', '/reclamacion', '/papeleta'];
      const found: string[] = [];
      for (const path of [...paths, ...own]) {
        const token = path === '/escrutinio' ? overseer : own.includes(path) ? tokenOf(4) : null;
        const at = `/${language}/elecciones/${listed.election.slug}${path}`;
        const sight = {
          origin: served.origin,
          path: at,
          token,
          name: path,
          colorScheme: 'light',
          bothSchemes: true,
          width: 1280,
        } as const;
        found.push(...(await inspect(page, sight)));
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
