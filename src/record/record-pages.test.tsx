import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { changeKey } from './change-key.ts';
import { eraseNames } from './erase-names.ts';
import { openRecord } from './open-record.ts';
import { readDownload } from './read-download.ts';
import { record } from './record.ts';
import { parseCheckpoint } from './rules/checkpoint.ts';
import { personal } from './rules/commitments.ts';
import { kindNames } from './rules/kinds.ts';
import { parseVerifierKey } from './rules/signed-note.ts';
import { verifyChain } from './rules/verify-chain.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { samples } from './testing/entries-of-every-kind.ts';
import type { NewEntry } from './types.ts';

let house: House;
const append = (entry: NewEntry) =>
  house.deps.db.transaction().execute((tx) => record(tx, entry, { at: house.deps.clock(), random: house.deps.random }));
const page = async (path: string): Promise<string> => {
  const response = await house.ask(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};

/** The list, page by page. */
async function wholeList(path: string): Promise<string> {
  const pages: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const html = await page(next);
    pages.push(html);
    next = /href="([^"]*[?&](?:amp;)?antes=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  return pages.join('');
}

beforeAll(async () => {
  house = await openHouse();
  await openRecord(house.deps, house.deps.clock());
  for (const [entry] of samples) await append(entry);
  await house.deps.db.transaction().execute(async (tx) => {
    await record(
      tx,
      {
        kind: 'mandate-granted',
        by: 'console',
        subject: 'mandate:9',
        facts: {
          holder: personal('Eva Luna', 'person:eva'),
          onBehalfOf: null,
          office: 'no-such-office',
          body: 'working-group',
          source: 'x',
          from: '2026-01-01',
          to: null,
        },
      },
      { at: house.deps.clock(), random: house.deps.random },
    );
    await eraseNames(tx, 'person:eva', 'console', { at: house.deps.clock(), random: house.deps.random });
  });
  await changeKey(house.deps, { lost: false }, 'console', house.deps.clock());
  await signCheckpoint(house.deps, house.deps.clock());
});
afterAll(() => house.close());

describe('many entries of one kind in a row', () => {
  test('stand as one with the others folded below it, but where that kind is asked for', async () => {
    const own = await openHouse();
    await openRecord(own.deps, own.deps.clock());
    const [entry] = samples[0] ?? [];
    if (!entry) throw new Error('no sample');
    for (let n = 0; n < 5; n++)
      await own.deps.db
        .transaction()
        .execute((tx) => record(tx, entry, { at: own.deps.clock(), random: own.deps.random }));
    const list = await (await own.ask('/es/registro')).text();
    expect(list).toContain('Y 4 asientos más de la misma clase, seguidos');
    expect(list.match(/id="asiento-/g)).toHaveLength(6);
    const narrowed = await (await own.ask(`/es/registro?clase=${entry.kind}`)).text();
    expect(narrowed).not.toContain('seguidos');
    await own.close();
  });
});

describe('the list', () => {
  test('says every kind of entry as a sentence, in Spanish and in English', async () => {
    const [es, en] = [await wholeList('/es/registro'), await wholeList('/en/registro')];
    for (const [, spanish, english] of samples) {
      expect(es).toContain(`<p>${spanish}</p>`);
      expect(en).toContain(`<p>${english}</p>`);
    }
    expect(es).toContain('Se abrió el registro y se publicó la primera clave que lo firma.');
    expect(es).toContain('Se cambió la clave que firma el registro; la anterior responde por la nueva.');
    const recorded = new Set(samples.map(([{ kind }]) => kind));
    expect(kindNames.filter((kind) => !recorded.has(kind as never))).toEqual([
      'record-opened',
      'checkpoint-key-changed',
      'names-erased',
    ]);
  });

  test('says in whose name an act was done, by the office and not the person', async () => {
    const es = await page('/es/registro');
    expect(es).toContain('Por: Secretaría · Mesa 2');
    expect(es).toContain('Por: el sistema, por sí solo');
    expect(es).toContain('Por: quien opera el servidor, desde su consola');
  });

  test('shows an erased name as erased, also in the download', async () => {
    const es = await page('/es/registro');
    expect(es).toContain('Se otorgó a (nombre borrado) un mandato: no-such-office, ');
    expect(es).toContain('Se borró un nombre del registro.');
    expect(es + (await page('/es/registro/descarga'))).not.toContain('Eva Luna');
  });

  test('is narrowed to one kind and read on page by page, each entry once', async () => {
    for (let n = 0; n < 52; n += 1) {
      await append({
        kind: 'members-imported',
        by: 'console',
        subject: 'mechanism',
        facts: { admitted: n, refused: 0 },
      });
    }
    const seen: number[] = [];
    let path: string | undefined = '/es/registro?clase=members-imported';
    while (path) {
      const html: string = await page(path);
      seen.push(...[...html.matchAll(/id="asiento-(\d+)"/g)].map(([, seq]) => Number(seq)));
      path = /<a rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(53);
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one));
  });

  test('is narrowed to what was recorded about one thing, reached from an entry about it', async () => {
    const path = /href="(\/es\/registro\?sobre=[^"]+)"/.exec(await page('/es/registro/10'))?.[1] ?? '';
    const html = await page(path);
    expect(html).toContain('<h2>Asientos sobre un mandato</h2><p class="meta"><code>mandate:1</code></p>');
    expect(await page('/es/registro?sobre=hearing:1')).toContain('<h2>Asientos sobre hearing:1</h2>');
    expect([...html.matchAll(/id="asiento-(\d+)"/g)].map(([, seq]) => Number(seq))).toEqual([11, 10]);
    expect(await page('/es/registro?sobre=mandate:none')).toContain('No hay asientos así');
  });

  test.each([
    'sobre=%01',
    'sobre=%3Cb%3E',
    'clase=none',
    'antes=0',
    'antes=-1',
    "antes=1'",
    'antes=99999999999999999999',
  ])('takes no notice of ?%s', async (query) => {
    expect(await page(`/es/registro?${query}`)).toContain('<h2>Asientos, del más reciente al más antiguo</h2>');
  });

  test('is not for search engines: they would keep names that were erased here', async () => {
    expect(await page('/es/registro')).toContain('<meta name="robots" content="noindex"');
    expect(await page('/es/registro/2')).toContain('<meta name="robots" content="noindex"');
    expect((await house.ask('/es/registro/descarga')).headers.get('x-robots-tag')).toBe('noindex');
  });
});

describe('one entry', () => {
  test('is compressed once, whatever a browser accepts', async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    for (const _ of ['rendered', 'kept']) {
      const response = await house.ask('/es/registro/5', { headers });
      expect(response.headers.get('content-encoding')).toBe('br');
      const html = brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString();
      expect(html).toMatch(/^<!DOCTYPE html>/);
    }
  });

  test('is shown whole, with the text that its hash is of', async () => {
    const html = await page('/es/registro/10');
    const canonical = /<pre><code>(.+)<\/code><\/pre>/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
    expect(html).toContain(`<code>${Buffer.from(bytes).toString('hex')}</code>`);
    expect(html).toContain('<dd>Ana &lt;b&gt;Pérez&lt;/b&gt;</dd>');
    expect(html).toContain('href="/es/registro/9"');
    expect(html).toContain('href="/es/registro/11"');
  });

  test.each(['0', '00', '9999', '99999999999999999999', 'x', '1.5', '-1'])('numbered %s is not found', async (seq) => {
    expect((await house.ask(`/es/registro/${seq}`)).status).toBe(404);
  });
});

describe('what is downloaded', () => {
  const keys = async () => (await page('/es/registro/claves.txt')).trimEnd().split('\n').map(parseVerifierKey);

  test('is verified with the keys and the checkpoint that the pages give out', async () => {
    const response = await house.ask('/es/registro/descarga');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="record.jsonl"',
      'cache-control': 'no-store',
    });
    const lines = await Array.fromAsync(readDownload([Buffer.from(await response.arrayBuffer())]));
    const checkpoint = parseCheckpoint(await page('/es/registro/sello'));
    const known = (await keys()).filter((key) => key !== null);
    expect([known.length, checkpoint?.seq]).toEqual([2, samples.length + 4]);
    expect(verifyChain(lines, { keys: known, checkpoint })).toMatchObject({ ok: true, mechanism: 'pmm-lac' });
  });

  test('has no names when it is asked for without them', async () => {
    const text = await page('/es/registro/descarga?nombres=no');
    expect(text).not.toMatch(/Casa del Camino|"type":"opening"/);
    const verdict = verifyChain(await Array.fromAsync(readDownload([Buffer.from(text)])), {
      keys: [],
      checkpoint: null,
    });
    expect(verdict).toMatchObject({ ok: true, names: { readable: 0 } });
  });

  test('the keys are shown with their fingerprints, the one in use first', async () => {
    const html = await page('/en/registro/claves');
    const [current, first] = await keys();
    const shown = [...html.matchAll(/<code>((?:[0-9a-f]{4} ){15}[0-9a-f]{4})<\/code>/g)].map(([, text]) =>
      text?.replaceAll(' ', ''),
    );
    expect(shown).toEqual([current?.fingerprint, first?.fingerprint]);
    expect(html).toContain('The key before vouches for this one.');
  });
});

describe('a record without entries', () => {
  let empty: House;
  beforeAll(async () => {
    empty = await openHouse();
    return () => empty.close();
  });

  test('has its pages', async () => {
    const list = await empty.ask('/es/registro');
    expect([list.status, await list.text()]).toEqual([200, expect.stringContaining('Todavía no hay asientos')]);
    const keys = await empty.ask('/es/registro/claves');
    expect([keys.status, await keys.text()]).toEqual([200, expect.stringContaining('Todavía no hay ninguna clave')]);
    expect((await empty.ask('/es/registro/sello')).status).toBe(404);
    expect((await empty.ask('/es/registro/descarga')).status).toBe(200);
  });
});
