import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { beforeEach, expect, test } from 'vitest';
import { type Changes, newChanges, noteReading } from './changes.ts';
import { type PageCache, pageCache } from './page-cache.ts';

let changes: Changes;
let pages: PageCache;
let rendered: number;
let name: string;
let now: number;
let app: Hono<{ Variables: { shared?: boolean } }>;
let whileRendering: () => void;

beforeEach(() => {
  changes = newChanges();
  rendered = 0;
  name = 'Mesa 2';
  now = 0;
  whileRendering = () => {};
  app = new Hono<{ Variables: { shared?: boolean } }>();
  pages = pageCache(
    (request) => request.method === 'GET' && !request.headers.has('cookie'),
    changes,
    () => now,
  );
  app.use(pages.keeping);
  app.get('/mesa', (c) => {
    noteReading('select name from mesa');
    rendered += 1;
    const page = `<h1>${name}</h1>${'ñ'.repeat(500)}`;
    whileRendering();
    c.set('shared', true);
    return c.html(page);
  });
  app.get('/mine', (c) => {
    rendered += 1;
    return c.html('mine');
  });
});

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const request = new Request(`http://localhost${path}`, { headers });
  return pages.answer(request) ?? app.fetch(request);
};

test('a page is rendered once for all who ask, and answered alike in each encoding', async () => {
  const plain = await (await ask('/mesa')).text();
  const br = await ask('/mesa', { 'accept-encoding': 'gzip, br' });
  const gzip = await ask('/mesa', { 'accept-encoding': 'gzip, br;q=0' });
  expect(rendered).toBe(1);
  expect([br.headers.get('content-encoding'), gzip.headers.get('content-encoding')]).toEqual(['br', 'gzip']);
  expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(plain);
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(plain);
  expect(br.headers.get('etag')).toBe(gzip.headers.get('etag'));
  expect(br.headers.get('vary')).toBe('Accept-Encoding, Cookie');
});

test('RFC 9110 §13.1.2: a validator that still holds is answered 304 without a body', async () => {
  const etag = (await ask('/mesa')).headers.get('etag') ?? '';
  for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await ask('/mesa', { 'if-none-match': asked });
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag]);
  }
  expect((await ask('/mesa', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('a change of a table it was read from changes page and validator; of another table neither', async () => {
  const before = (await ask('/mesa')).headers.get('etag');
  changes.publish(['session']);
  await ask('/mesa');
  expect(rendered).toBe(1);
  name = 'Mesa 3';
  changes.publish(['mesa']);
  const after = await ask('/mesa');
  expect(await after.text()).toContain('Mesa 3');
  expect(after.headers.get('etag')).not.toBe(before);
  expect(rendered).toBe(2);
});

test('a change that alters nothing on the page keeps its validator', async () => {
  const before = (await ask('/mesa')).headers.get('etag');
  changes.publish(['mesa']);
  expect((await ask('/mesa', { 'if-none-match': before ?? '' })).status).toBe(304);
  expect(rendered).toBe(2);
});

test('a change that lands while the page is being rendered is not missed', async () => {
  whileRendering = () => {
    whileRendering = () => {};
    name = 'Mesa 3';
    changes.publish(['mesa']);
  };
  expect(await (await ask('/mesa')).text()).toContain('Mesa 2');
  expect(await (await ask('/mesa')).text()).toContain('Mesa 3');
});

test('when the line to the database broke, nothing that was kept is trusted', async () => {
  await ask('/mesa');
  changes.publish('everything');
  await ask('/mesa');
  expect(rendered).toBe(2);
});

test('pages say what is next: after a minute they are rendered again', async () => {
  await ask('/mesa');
  now = 59_999;
  await ask('/mesa');
  expect(rendered).toBe(1);
  now = 60_000;
  await ask('/mesa');
  expect(rendered).toBe(2);
});

test('what is not for everyone alike is never kept: another guard, a cookie', async () => {
  await ask('/mine');
  await ask('/mine');
  expect(rendered).toBe(2);
  await ask('/mesa', { cookie: 'sesion=abc' });
  await ask('/mesa', { cookie: 'sesion=abc' });
  expect(rendered).toBe(4);
});
