import type { BrowserContext, Page } from 'playwright-core';
import type { Deps } from '../src/deps.ts';
import type { ThemeId } from '../src/dialogues/types.ts';
import { signIn } from '../src/testing/house.ts';

/** Someone who takes notes of the theme from now on. */
export const appointRapporteur = (
  deps: Pick<Deps, 'db' | 'charter' | 'clock' | 'random'>,
  theme: ThemeId,
  name: string,
): ReturnType<typeof signIn> => {
  const mandates = [{ office: 'rapporteur', body: `theme:${theme}`, startsAt: deps.clock().toString() } as const];
  return signIn(deps, { name, secondFactor: false, mandates });
};

/** The page where notes of the first theme are taken. */
export async function openNotes(context: BrowserContext, origin: string, language = 'es'): Promise<Page> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${origin}/${language}/conversatorios/2026/relatoria/1`);
  return page;
}

export async function write(page: Page, text: string, kind = 'challenge'): Promise<void> {
  await page.fill('[name=text]', text);
  await page.check(`[name=kind][value=${kind}]`);
  await page.click('text="Guardar"');
}

export const waiting = (page: Page): Promise<string[]> => page.locator('[data-waiting] li bdi').allTextContents();
export const listed = (page: Page): Promise<string[]> => page.locator('#notas .bullets bdi').allTextContents();
export const status = (page: Page): Promise<string | null> => page.locator('.done-line').textContent();
