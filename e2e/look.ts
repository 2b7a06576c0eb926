import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../tools/chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: chromiumFlags });

/** As many pages as the machine has cores for, each taken by the next that is free. */
export async function inParallel<T>(
  browser: Browser,
  work: readonly T[],
  look: (page: Page, one: T) => Promise<string[]>,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<string[]> {
  const left = [...work];
  const found: string[] = [];
  const one = async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (let next = left.shift(); next !== undefined; next = left.shift()) found.push(...(await look(page, next)));
    await context.close();
  };
  await Promise.all(Array.from({ length: 3 }, one));
  return found;
}

async function becomes(context: BrowserContext, origin: string, token: string | null): Promise<void> {
  await context.clearCookies();
  if (token) {
    await context.addCookies([{ name: 'sesion', value: token, url: origin, httpOnly: true, sameSite: 'Lax' }]);
  }
}

/** Collects what the browser complains of: faults in scripts, refused by the content policy, not found. */
function complaintsOf(page: Page): { taken(): string[]; stop(): void } {
  const heard: string[] = [];
  const said = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') heard.push(`the console says ${message.text()}`);
  };
  const thrown = (fault: Error) => void heard.push(`a script fails: ${fault.message}`);
  page.on('console', said).on('pageerror', thrown);
  return {
    taken: () => heard.splice(0),
    stop: () => void page.off('console', said).off('pageerror', thrown),
  };
}

export const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

export type Sight = {
  readonly origin: string;
  readonly path: string;
  readonly token: string | null;
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  /** Colours in the other scheme too; the style sheet is one for all charters and languages. */
  readonly bothSchemes: boolean;
  readonly width: number;
};

/** What is wrong with a page as it is shown, all disclosures open: axe, colours, 320 px, the console. */
export async function inspect(page: Page, sight: Sight): Promise<string[]> {
  const { origin, path, token, name, colorScheme, bothSchemes, width } = sight;
  const complaints = complaintsOf(page);
  await becomes(page.context(), origin, token);
  await page.goto(origin + path, { waitUntil: 'load' });
  await pictures(page, `${path.slice(1)}-${name}`);
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  await openAll(page);
  const found = await axeFindings(page);
  if (bothSchemes) {
    await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
    found.push(...(await axeFindings(page, ['color-contrast'])));
  }
  await page.setViewportSize({ width: 320, height: 900 });
  found.push(...(await tooWide(page)), ...complaints.taken());
  complaints.stop();
  return found.map((fault) => `${path} (${name}) ${fault}`);
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** What axe finds; `rules` narrows it to these. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axe} })()`);
  const which = rules
    ? { runOnly: rules }
    : {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      };
  const options = { ...which, resultTypes: ['violations'], preload: false, iframes: false };
  const violations: Violation[] = await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then((result) => result.violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}

export async function tooWide(page: Page): Promise<string[]> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return sideways > 0 ? [`is ${sideways} px wider than ${page.viewportSize()?.width} px`] : [];
}

/** Where to leave pictures, for people to look at (`npm run pictures -- FOLDER`); none are taken without it. */
const folder = process.env.PICTURES;

/** The page as it is, whole, at a desk and on a phone; in the dark too where `PICTURES_DARK` asks for it. */
async function pictures(page: Page, name: string): Promise<void> {
  if (!folder) return;
  for (const colorScheme of process.env.PICTURES_DARK ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      const path = join(folder, `${name.replaceAll(/[^\w.-]+/g, '-')}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
  }
}

/** A click that leads to another page, or to the same one again: done when that page is there. */
export async function onTheNextPage(clicked: Locator): Promise<void> {
  const page = clicked.page();
  const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([arrived, clicked.click()]);
  await page.waitForLoadState('load');
}
