import { join } from 'node:path';
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { comes, type ServedHouse } from './served-house.ts';

/** Someone with a browser that may download; what their page complains of goes to `faults`. */
export async function open(
  browser: Browser,
  { origin }: Pick<ServedHouse, 'origin'>,
  token: string | null,
  faults: string[] = [],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await comes(browser, origin, token, { acceptDownloads: true });
  const page = await context.newPage();
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { context, page };
}

/** Where in `folder` a download is kept under `name`. */
export async function saved(download: Download, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

export const says = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();

/** Where the number is written beside a candidate's name. */
export const placeOf = (page: Page, name: string): Locator => page.getByRole('textbox', { name });

export const shownReceipt = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Su papeleta está en el tablero' }).waitFor();
