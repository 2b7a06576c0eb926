import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsIn } from '../src/testing/words.ts';
import { bodyOf, type Found, formsOn, leftEmpty } from './forms.ts';
import { insideOf, tagsIn } from './html.ts';
import { axeFindings, inParallel, launch, tooWide } from './look.ts';
import { showAgain } from './page-again.ts';
import { faultsOf } from './page-faults.ts';
import { type Copy, openExample, type Site, type Visitor } from './site.ts';
import { walk } from './walk.ts';

let site: Site;
let copy: Copy;
let browser: Browser;
const forms: Record<string, Found[]> = {};

/** What came of a form, as the page that is shown then. */
type Answer = { found: Found; path: string; status: number; html: string };

beforeAll(async () => {
  site = await openExample();
  browser = await launch();
  for (const [index, language] of site.deps.charter.languages.entries()) {
    const walks = [];
    for (const visitor of site.visitors) walks.push(await walk(site, language, visitor, index === 0 ? 2 : 1));
    forms[language] = formsOn(
      site,
      walks.flatMap(({ pages }) => pages),
    );
  }
  copy = await site.copy();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await copy?.close();
  await site.close();
});

const nameOf = ({ pattern, visitor, page, button }: Found): string =>
  `${pattern}${button ? ` ${button.value}` : ''} (${visitor.name}, on ${page})`;

/** Sends the form to a house that nobody has changed yet, and follows where it leads. */
async function send(found: Found): Promise<Answer> {
  const { form, visitor, action } = found;
  const entries = leftEmpty(found);
  const question = new URLSearchParams(entries.filter(([, value]) => typeof value === 'string') as [string, string][]);
  const answer =
    form.method === 'get'
      ? await copy.ask(`${action.split('?')[0]}?${question}`, visitor)
      : await copy.ask(action, visitor, bodyOf(form, entries));
  const { status } = answer;
  const { path, html } = await follow(answer, action, visitor);
  if (copy.changed()) {
    await copy.close();
    copy = await site.copy();
  }
  return { found, path, status, html };
}

async function follow(answer: Response, path: string, visitor: Visitor): Promise<{ path: string; html: string }> {
  const way = answer.headers.get('location');
  if (!way) return { path, html: await answer.text() };
  const next = new URL(way, site.origin + path).href.replace(site.origin, '');
  return follow(await copy.ask(next, visitor), next, visitor);
}

describe.each(['es', 'en'])('every form in %s, sent as it is', (language) => {
  const answers: Answer[] = [];
  beforeAll(async () => {
    for (const found of forms[language] ?? []) answers.push(await send(found));
  }, 300_000);

  test('is answered with a page: reasons beside the fields, or what was done', () => {
    expect(answers.length).toBeGreaterThan(10);
    expect(
      answers
        .filter(({ status, found }) => !(found.form.method === 'get' ? [200] : [200, 303, 422]).includes(status))
        .map(({ found, status }) => `${nameOf(found)} answers ${status}`),
    ).toEqual([]);
    expect(
      answers.flatMap(({ html, path, found }) =>
        faultsOf({ html, path }, language).map((f) => `${nameOf(found)}: ${f}`),
      ),
    ).toEqual([]);
  });

  test('a refusal says so in its title and its summary, whose links reach fields that say why', () => {
    const refusals = answers.filter(({ status }) => status === 422);
    expect(refusals.length).toBeGreaterThan(5);
    expect(refusals.flatMap(({ found, html }) => untold(html).map((fault) => `${nameOf(found)} ${fault}`))).toEqual([]);
  });

  test('axe finds nothing on what is shown then, and nothing is cut off', { timeout: 300_000 }, async () => {
    const shown = answers.filter(({ html, status }) => html.startsWith('<!DOCTYPE html>') && status !== 200);
    const once = [
      ...new Map(
        shown.map((answer) => [`${answer.status} ${wordsIn(insideOf(answer.html, 'main'))}`, answer]),
      ).values(),
    ];
    expect(await inParallel(browser, once, (page, answer) => look(page, answer, language))).toEqual([]);
  });
});

/** What a refusal keeps to itself. */
function untold(html: string): string[] {
  const tags = tagsIn(html);
  const summary = /<div class="error-summary".*?<\/ul>/s.exec(html)?.[0];
  if (!summary) return ['has no summary of what is wrong'];
  const controls = new Map(tags.map(({ name, attributes }) => [attributes.get('id') ?? '', { name, attributes }]));
  const links = tagsIn(summary).flatMap(({ name, attributes }) => (name === 'a' ? (attributes.get('href') ?? '') : []));
  const title = wordsIn(insideOf(html, 'title'));
  return [
    ...(/^[^:]+: /.test(title) ? [] : [`is titled "${title}"`]),
    ...(/<li>/.test(summary) ? [] : ['has a summary without reasons']),
    ...links.filter((href) => !href.startsWith('#')).map((href) => `leads away to ${href}`),
    ...links
      .filter((href) => href.startsWith('#'))
      .flatMap((href) => {
        const control = controls.get(href.slice(1));
        if (!control) return [`leads to ${href}, which is not there`];
        if (!['input', 'select', 'textarea', 'button', 'a', 'summary'].includes(control.name)) {
          return control.attributes.has('tabindex') ? [] : [`leads to ${href}, a ${control.name} that takes no focus`];
        }
        return [];
      }),
    ...(links.length > 0 && !html.includes('class="fault"') ? ['says nothing beside the field'] : []),
  ];
}

/** The answer as the browser would show it, at the address the form went to. */
async function look(page: Page, { found, path, html }: Answer, language: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: language === 'es' ? 'light' : 'dark' });
  await page.setViewportSize({ width: 360, height: 900 });
  await showAgain(page, { url: site.origin + path, html });
  const faults = await axeFindings(page);
  await page.setViewportSize({ width: 320, height: 900 });
  faults.push(...(await tooWide(page)));
  return faults.map((fault) => `${nameOf(found)} ${fault}`);
}
