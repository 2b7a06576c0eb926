import { afterAll, beforeAll, expect, test } from 'vitest';
import { tagsIn } from './html.ts';
import { anybody, openExample, type Site } from './site.ts';
import { type Visited, walk } from './walk.ts';

const KB = 1024;
/** Bytes as they travel, compressed. The first window of TCP holds about 14 KB (RFC 6928). */
const most = { landing: 14 * KB, text: 28 * KB, drawn: 60 * KB };

let site: Site;
let pages: Visited[];
beforeAll(async () => {
  site = await openExample();
  const walks = [];
  for (const language of site.deps.charter.languages) walks.push(await walk(site, language, anybody, 2));
  pages = walks.flatMap((each) => each.pages);
}, 60_000);
afterAll(() => site.close());

const sizes = new Map<string, number>();

async function sizeOf(path: string): Promise<number> {
  const known = sizes.get(path);
  if (known !== undefined) return known;
  const answer = await site.ask(path, anybody, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(answer.status, path).toBe(200);
  // Pages made for one visitor alone are compressed as they go, with gzip.
  expect(answer.headers.get('content-encoding'), path).toMatch(/^(br|gzip)$/);
  const size = (await answer.arrayBuffer()).byteLength;
  sizes.set(path, size);
  return size;
}

/** What a first visit fetches besides the page: style, mark, scripts. */
const fetchedBy = (html: string): string[] => [
  ...new Set(
    tagsIn(html).flatMap(({ name, attributes }) => {
      if (name === 'link' && ['stylesheet', 'icon'].includes(attributes.get('rel') ?? ''))
        return attributes.get('href') ?? [];
      return name === 'script' || name === 'img' ? (attributes.get('src') ?? []) : [];
    }),
  ),
];

const isDrawn = (html: string): boolean => /<svg[^>]*class="[^"]*(telar|map|chart|bars)|<figure/.test(html);

test('the landing page: HTML and CSS within 14 KB', async () => {
  for (const language of site.deps.charter.languages) {
    const html = await (await site.ask(`/${language}`, anybody)).text();
    const style = fetchedBy(html).find((path) => path.endsWith('.css')) ?? '';
    expect((await sizeOf(`/${language}`)) + (await sizeOf(style))).toBeLessThanOrEqual(most.landing);
  }
});

test('every public page on a first visit: 28 KB in all, 60 KB with a chart or a map', async () => {
  expect(pages.length).toBeGreaterThan(30);
  const heavy: string[] = [];
  for (const { path, html } of pages) {
    let bytes = await sizeOf(path);
    for (const asset of fetchedBy(html)) bytes += await sizeOf(asset);
    if (bytes > (isDrawn(html) ? most.drawn : most.text)) heavy.push(`${path}: ${bytes} bytes`);
    if (process.env.WEIGHTS) console.log(bytes, isDrawn(html) ? 'drawn' : 'text', path);
  }
  expect(heavy).toEqual([]);
});
