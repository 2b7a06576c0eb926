import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { stream } from 'hono/streaming';
import { everyone } from '../mandates/guards.ts';
import { type Env, show, type Web } from '../web.ts';
import { EntryPage } from './pages/EntryPage.tsx';
import { KeysPage, type PublishedKey } from './pages/KeysPage.tsx';
import { RecordPage } from './pages/RecordPage.tsx';
import { keyOf } from './rules/key-ring.ts';
import { isKind } from './rules/kinds.ts';
import { findEntry, findHead, findLastCheckpoint, keyEntries, listEntries } from './store.ts';
import { streamDownload } from './stream-download.ts';

const entriesAPage = 25;

export const recordRoutes = new Hono<Env>()
  .get('/registro', everyone, async (c) => {
    const { db, charter, baseUrl } = c.get('deps');
    const asked = c.req.query('clase') ?? '';
    const kind = isKind(asked) ? asked : null;
    const subject = /^[\w:.-]{1,200}$/.exec(c.req.query('sobre') ?? '')?.[0] ?? null;
    const before = entryNumber(c.req.query('antes') ?? '');
    const [found, head, checkpoint] = await Promise.all([
      listEntries(db, { limit: entriesAPage + 1, kind, subject, before }),
      findHead(db),
      findLastCheckpoint(db),
    ]);
    const entries = found.slice(0, entriesAPage);
    const more = found.length > entriesAPage;
    const list = { entries, more, kind, subject, before };
    return show(c, <RecordPage reader={c.get('reader')} {...{ charter, baseUrl, head, checkpoint }} {...list} />);
  })
  .get('/registro/descarga', everyone, (c) => {
    const { db, charter } = c.get('deps');
    // Not kept for others as pages are: it is streamed, and copies of it would outlive the erasure of a name.
    c.set('shared', false);
    const withNames = c.req.query('nombres') !== 'no';
    for (const [name, value] of Object.entries(attached('record.jsonl', 'application/jsonl'))) c.header(name, value);
    c.header('X-Robots-Tag', 'noindex');
    return stream(c, async (download) => {
      for await (const piece of streamDownload(db, { mechanism: charter.key, withNames })) {
        if (download.aborted) return;
        await download.write(piece);
      }
    });
  })
  .get('/registro/sello', everyone, async (c) => {
    c.set('shared', false);
    const checkpoint = await findLastCheckpoint(c.get('deps').db);
    if (!checkpoint) throw new HTTPException(404);
    return c.body(checkpoint.note, 200, attached('checkpoint.txt', 'text/plain'));
  })
  .get('/registro/claves', everyone, async (c) => {
    const { charter } = c.get('deps');
    return show(c, <KeysPage reader={c.get('reader')} charter={charter} keys={await publishedKeys(c)} />);
  })
  .get('/registro/claves.txt', everyone, async (c) => {
    c.set('shared', false);
    const keys = await publishedKeys(c);
    return c.body(keys.map(({ key }) => `${key.line}\n`).join(''), 200, attached('keys.txt', 'text/plain'));
  })
  .get('/registro/:seq{[0-9]+}', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const seq = entryNumber(c.req.param('seq'));
    const entry = seq && (await findEntry(db, seq));
    if (!entry) throw new HTTPException(404);
    const head = await findHead(db);
    const isLast = head?.seq === entry.seq;
    return show(c, <EntryPage reader={c.get('reader')} charter={charter} entry={entry} isLast={isLast} />);
  });

/** Null for what cannot be an entry's number. */
const entryNumber = (text: string): number | null => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);

const attached = (name: string, type: string) => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'no-store',
});

/** The one in use first. */
async function publishedKeys(c: Web): Promise<readonly PublishedKey[]> {
  const entries = await keyEntries(c.get('deps').db);
  return entries
    .flatMap(({ facts, seq, at }): PublishedKey[] => {
      const named = keyOf(facts);
      return named ? [{ ...named, seq, at }] : [];
    })
    .toReversed();
}
