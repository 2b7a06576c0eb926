import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, type Entry, type Found, formsOn, writtenIn } from './forms.ts';
import { attacksOn, probe, texts } from './hostile-input.ts';
import { formsIn, insideOf } from './html.ts';
import { launch } from './look.ts';
import { anybody, type Copy, openExample, type Site, type Visitor } from './site.ts';
import { type Visited, walk } from './walk.ts';

let site: Site;
let copy: Copy;
let pages: Visited[];
let forms: Found[];

beforeAll(async () => {
  site = await openExample();
  const walks = [];
  for (const visitor of site.visitors) walks.push(await walk(site, 'es', visitor));
  pages = walks.flatMap((each) => each.pages);
  forms = formsOn(site, pages);
}, 300_000);
afterAll(async () => {
  await copy?.close();
  await site.close();
});

const tooLarge = 'Lo enviado es demasiado grande';

/** What no answer may be or hold. */
function wrongWith(html: string, status: number): string[] {
  return [
    ...(status >= 500 ? [`answers ${status}`] : []),
    ...(/\bat \S+ \(|\.tsx?:\d+:\d+|node_modules|PostgresError|syntax error at/.test(html)
      ? ['shows its insides']
      : []),
    ...(html.includes(probe) || html.includes('<script>alert') ? ['shows what was sent unescaped'] : []),
  ];
}

const nameOf = ({ pattern, visitor, button }: Found): string =>
  `POST ${pattern}${button ? ` ${button.value}` : ''} (${visitor.name})`;

test('50 MB in a form are answered with a page that says so, in the browser too, and the server goes on', {
  timeout: 120_000,
}, async () => {
  const browser = await launch();
  const page = await browser.newPage();
  // A browser takes its time over 50 MB: as long as the test may take.
  page.setDefaultTimeout(0);
  await page.goto(`${site.origin}/es/entrar`);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('main form input[name=email]');
    if (field) field.value = 'x'.repeat(50 * 1024 * 1024);
  });
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator('main form button').first().click(),
  ]);
  expect(answer.status()).toBe(413);
  await page.waitForLoadState();
  expect(await page.textContent('h1')).toBe(tooLarge);
  await browser.close();
  const streamed = await fetch(`${site.origin}/es/entrar`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.origin },
    body: Readable.toWeb(Readable.from(endless(50))),
    duplex: 'half',
  } as RequestInit);
  expect(streamed.status).toBe(413);
  expect(insideOf(await streamed.text(), 'h1')).toBe(tooLarge);
  expect((await fetch(`${site.origin}/readyz`)).status).toBe(200);
});

function* endless(megabytes: number): Generator<Uint8Array> {
  for (let sent = 0; sent < megabytes; sent += 1) yield new Uint8Array(1024 * 1024).fill(120);
}

describe('every form, sent as no browser would', () => {
  beforeAll(async () => {
    copy = await site.copy();
  });

  test('is never a fault, never shows its insides or what was sent unescaped, and keeps what was written', {
    timeout: 600_000,
  }, async () => {
    const posts = forms.filter(({ form }) => form.method === 'post');
    expect(posts.length).toBeGreaterThan(10);
    const wrong: string[] = [];
    for (const found of posts) {
      for (const { name, entries, files, legible } of attacksOn(found)) {
        const said = await attack(found, entries, { files: files ?? false, legible: legible ?? false });
        wrong.push(...said.map((fault) => `${nameOf(found)}, ${name}: ${fault}`));
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is refused with a page when it is larger than 5 MB', { timeout: 60_000 }, async () => {
    const body = new URLSearchParams({ name: 'x'.repeat(6 * 1024 * 1024) });
    const wrong: string[] = [];
    for (const found of forms.filter(({ form }) => form.method === 'post')) {
      const answer = await copy.ask(found.action, found.visitor, { method: 'POST', body });
      const html = await answer.text();
      const said = insideOf(html, 'h1');
      if (answer.status !== 413 || said !== tooLarge) wrong.push(`${nameOf(found)}: ${answer.status} ${said}`);
    }
    expect(wrong).toEqual([]);
  });

  test('is read or refused in whatever form it comes', { timeout: 60_000 }, async () => {
    const odd: Record<string, string> = {
      'application/json': '{"__proto__": {"email": 1}, "email": {"$ne": null}}',
      'text/plain': 'email=x',
      'multipart/form-data': 'no boundary',
      'multipart/form-data; boundary=x': '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nbroken off',
      'application/x-www-form-urlencoded': '%E0%A4%A=%zz&&&=&email=%',
    };
    const wrong: string[] = [];
    for (const found of forms.filter(({ form }) => form.method === 'post')) {
      for (const [type, body] of Object.entries(odd)) {
        const answer = await copy.ask(found.action, found.visitor, {
          method: 'POST',
          headers: { 'content-type': type },
          body,
        });
        const html = await answer.text();
        wrong.push(...wrongWith(html, answer.status).map((fault) => `${nameOf(found)} as ${type}: ${fault}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** What is wrong with the answer; a house that was changed is given back. */
async function attack(
  found: Found,
  entries: readonly Entry[],
  { files, legible }: { files: boolean; legible: boolean },
): Promise<string[]> {
  const answer = await copy.ask(found.action, found.visitor, bodyOf({ files: found.form.files || files }, entries));
  const html = await answer.text();
  const wrong = wrongWith(html, answer.status);
  if (answer.status === 422 && legible) wrong.push(...lost(found, entries, html));
  const way = answer.headers.get('location');
  if (way) {
    const next = await copy.ask(new URL(way, site.origin + found.action).href.replace(site.origin, ''), found.visitor);
    wrong.push(...wrongWith(await next.text(), next.status));
  }
  if (copy.changed()) {
    await copy.close();
    copy = await site.copy();
  }
  return wrong;
}

/** Codes and keys are asked for anew, never shown again; nor is what is typed unseen. */
const codes = new Set(['code', 'recovery', 'identity']);

/** Fields whose input is gone from the form that is shown again. */
function lost(found: Found, entries: readonly Entry[], html: string): string[] {
  const kept = formsIn(html).flatMap(({ fields }) => fields);
  const sent = new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  return writtenIn(found)
    .filter((name) => sent.get(name) && !codes.has(name))
    .filter((name) => !found.form.fields.some((field) => field.name === name && field.type === 'password'))
    .filter((name) => !kept.some((field) => field.name === name && same(field.value, sent.get(name) ?? '')))
    .map((name) => `loses '${name}'`);
}

/** Browsers and forms write line ends and half characters in one way. */
const same = (one: string, other: string): boolean => tidy(one) === tidy(other);
const tidy = (text: string): string => text.replaceAll(/\r\n?/g, '\n').toWellFormed();

describe('addresses that nobody was given', () => {
  const values = [
    'x',
    '0',
    '1',
    '99999999999999999999',
    crypto.randomUUID(),
    '%00',
    '%E0%A4%A',
    '..%2f..',
    '%3Cscript%3E',
  ];

  test('are never a fault: every route, with every value in each of its places', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const { method, path } of site.app.routes.filter(({ method }) => method !== 'ALL')) {
      for (const value of values) {
        const address = path
          .replace(/:language\{[^}]*\}/, 'es')
          .replaceAll(/:[a-z]+(\{(?:[^{}]|\{[^}]*\})*\})?/gi, value);
        for (const visitor of someone()) {
          const answer = await copy.ask(address, visitor, { method });
          wrong.push(...wrongWith(await answer.text(), answer.status).map((fault) => `${method} ${address}: ${fault}`));
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('nor are questions that no form asks', { timeout: 120_000 }, async () => {
    const asked = new Set(
      pages.flatMap(({ links }) => links.flatMap((link) => [...new URL(link, site.origin).searchParams.keys()])),
    );
    for (const { form } of forms) if (form.method === 'get') for (const { name } of form.fields) asked.add(name);
    const places = [...new Map(pages.map(({ pattern, path, visitor }) => [pattern, { path, visitor }])).values()];
    const wrong: string[] = [];
    for (const { path, visitor } of places) {
      for (const value of [...Object.values(texts), '', '0', '-1', '1.5']) {
        const question = [...asked].map((name) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&');
        const answer = await copy.ask(`${path.split('?')[0]}?${question}`, visitor);
        wrong.push(...wrongWith(await answer.text(), answer.status).map((fault) => `${path}?…=${value}: ${fault}`));
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  const someone = (): Visitor[] => [anybody, ...site.visitors.filter(({ name }) => name === 'operator')];
});
