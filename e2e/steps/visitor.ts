import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { onTheNextPage } from '../look.ts';
import { freshAssets } from '../served-house.ts';
import type { Cycle } from './cycle.ts';

/** Someone with a phone of her own, scripts off unless she has them on. */
export type Visitor = {
  readonly cycle: Cycle;
  readonly name: string;
  readonly email: string;
  readonly language: 'es' | 'en';
  readonly context: BrowserContext;
  readonly page: Page;
  /** What her authenticator app keeps; empty until she sets it up. */
  readonly authenticator: { secret: string };
};

/** Everyone who came, by address. */
const guests = new WeakMap<Cycle, Map<string, Visitor>>();

/** Comes with a browser of her own; when she comes again, it is the same one. */
export async function arrive(
  cycle: Cycle,
  {
    name,
    email,
    language = 'es',
    scripts = false,
  }: { name: string; email: string; language?: 'es' | 'en'; scripts?: boolean },
): Promise<Visitor> {
  const here = guests.get(cycle) ?? new Map<string, Visitor>();
  guests.set(cycle, here);
  const known = here.get(email);
  if (known) return known;
  const context = await cycle.browser.newContext({
    javaScriptEnabled: scripts,
    viewport: { width: 360, height: 780 },
    locale: language,
    baseURL: cycle.site.origin,
  });
  context.setDefaultTimeout(30_000);
  if (scripts) await freshAssets(context);
  const page = await context.newPage();
  const visitor = { cycle, name, email, language, context, page, authenticator: { secret: '' } };
  here.set(email, visitor);
  return visitor;
}

export const goTo = (visitor: Visitor, path: string) => visitor.page.goto(`/${visitor.language}${path}`);

/** Keeps the page for whoever looks at the pictures, and for axe. */
export const keep = ({ cycle, page }: Visitor, name: string): Promise<void> => cycle.album.keep(page, name);

type Within = Page | Locator;

export async function follow({ page }: Visitor, name: string | RegExp, within: Within = page): Promise<void> {
  await onTheNextPage(within.getByRole('link', { name, exact: true }).first());
}

export async function press({ page }: Visitor, name: string | RegExp, within: Within = page): Promise<void> {
  await onTheNextPage(within.getByRole('button', { name, exact: true }));
}

/** A field by what it is called, with or without the word that says it may be left empty. */
export function field(within: Within, label: string): Locator {
  const escaped = label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return within.getByLabel(new RegExp(`^${escaped}( \\((opcional|optional)\\))?$`));
}

/** Writes into fields by what they are called. */
export async function write(within: Within, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await field(within, label).fill(answer);
}

/** Ticks or chooses what is called so. */
export async function choose(within: Within, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) await within.getByLabel(name, { exact: true }).check();
}

/** A question with several answers. */
export const question = (within: Within, legend: string): Locator =>
  within.getByRole('group', { name: new RegExp(`^${legend.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) });

/** What is shown of it: nothing of what is hidden or closed. */
export const textOf = async (within: Locator): Promise<string> => (await within.allInnerTexts()).join('\n');

const said = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/\s+/g, ' ').trim());

export const heading = async ({ page }: Visitor): Promise<string> => said([await textOf(page.locator('h1'))])[0] ?? '';

/** What the page says has just been done, or must be known first. */
export const notices = async ({ page }: Visitor): Promise<string[]> =>
  said(await page.locator('.notice').allInnerTexts());

/**
 * What the page refuses, by what the field is called; '' is for what belongs to no field. Every reason that stands
 * beside a field must stand in the list above the form too.
 */
export async function faults({ page }: Visitor): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const one of await page.locator('.field.failed').all()) {
    const [label = ''] = said([await textOf(one.locator('label, legend').first())]);
    const group = said(await one.locator('xpath=ancestor::fieldset[1]/legend').allInnerTexts());
    const [fault = ''] = said([await textOf(one.locator('.fault'))]);
    found[[...group, label.replace(/ \((opcional|optional)\)$/, '')].join(' · ')] = fault.replace(/^Error: /, '');
  }
  const list = said(await page.locator('.error-summary li').allInnerTexts());
  const besides = Object.values(found);
  expect(besides.filter((reason) => !list.some((line) => line.endsWith(reason)))).toEqual([]);
  const others = list.filter((line) => !besides.some((reason) => line.endsWith(reason)));
  return others.length > 0 ? { ...found, '': others.join(' ') } : found;
}

/** What stands in a part of the page, line by line. */
export async function lines(within: Locator): Promise<string[]> {
  return (await textOf(within))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

export const main = ({ page }: Visitor): Locator => page.locator('main');
