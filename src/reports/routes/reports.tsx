import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { slugPattern } from '../../dialogues/routes/within-reach.ts';
import { findDialogueById, themesOf } from '../../dialogues/store/dialogues.ts';
import { holdersArePublic } from '../../mandates/grant-mandate.ts';
import { everyone } from '../../mandates/guards.ts';
import { listEntries } from '../../record/store.ts';
import { type Env, show, type Web } from '../../web.ts';
import type { AboutProps, PublicRelease } from '../pages/AboutReport.tsx';
import { ReportPage } from '../pages/ReportPage.tsx';
import { ReportsPage } from '../pages/ReportsPage.tsx';
import { WithheldPage } from '../pages/WithheldPage.tsx';
import { withholdPath } from '../pages/WithholdPage.tsx';
import { workPath } from '../pages/WorkPage.tsx';
import { mayWorkOn, releasingMandate } from '../permissions.ts';
import { documentName } from '../rules/document-name.ts';
import { standingReleases } from '../rules/release.ts';
import { canonicalReport } from '../rules/report-digest.ts';
import { editionsOf, findPdf, findPublication, listPublications, pdfsOf, releasesOf } from '../store/releases.ts';
import { findWithheld } from '../store/withholdings.ts';
import type { Publication } from '../types.ts';
import { editionPattern } from './within-reach.ts';

/** Published reports: pages, documents, data. */
export const reportRoutes = new Hono<Env>()
  .get('/informes', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const publications = await listPublications(db);
    return show(c, <ReportsPage reader={c.get('reader')} charter={charter} publications={publications} />);
  })
  .get(`/informes/:slug${slugPattern}`, everyone, (c) => published(c, showReport))
  .get(`/informes/:slug${slugPattern}/pdf`, everyone, (c) => published(c, sendPdf))
  .get(`/informes/:slug${slugPattern}/datos`, everyone, (c) => published(c, sendData))
  .get(`/informes/:slug${slugPattern}/:edition${editionPattern}`, everyone, (c) => published(c, showReport))
  .get(`/informes/:slug${slugPattern}/:edition${editionPattern}/pdf`, everyone, (c) => published(c, sendPdf))
  .get(`/informes/:slug${slugPattern}/:edition${editionPattern}/datos`, everyone, (c) => published(c, sendData));

/** The edition of the address; 410 where it was withheld, 404 where there is none. */
async function published(c: Web, then: (c: Web, found: Publication) => Promise<Response>): Promise<Response> {
  const { db, charter } = c.get('deps');
  const slug = c.req.param('slug') ?? '';
  const asked = c.req.param('edition');
  const edition = asked === undefined ? undefined : Number(asked);
  const found = await findPublication(db, slug, edition);
  if (found) return then(c, found);
  const withheld = edition === undefined ? null : await findWithheld(db, slug, edition);
  if (!withheld) throw new HTTPException(404);
  return show(c, <WithheldPage reader={c.get('reader')} {...{ charter, withheld }} />, 410);
}

async function showReport(c: Web, publication: Publication): Promise<Response> {
  const { db } = c.get('deps');
  const [about, pdfs] = await Promise.all([aboutOf(c, publication), pdfsOf(db, publication.id)]);
  return show(c, <ReportPage {...about} pdfs={pdfs} {...(await workOn(c, publication))} />);
}

/** Only for those who are signed in: the page that is kept for everyone else has no such links. */
async function workOn(
  c: Web,
  { dialogueId, edition }: Publication,
): Promise<{ workHref: string | null; withholdHref: string | null }> {
  const { db } = c.get('deps');
  const actor = c.get('actor');
  const dialogue = actor && (await findDialogueById(db, dialogueId));
  const themes = dialogue ? await themesOf(db, dialogueId) : [];
  const works = mayWorkOn(
    actor,
    themes.map(({ id }) => id),
  );
  if (!dialogue || !works) return { workHref: null, withholdHref: null };
  const { to } = c.get('reader');
  const withholds = releasingMandate(actor) !== null;
  return { workHref: to(workPath(dialogue)), withholdHref: withholds ? to(withholdPath(dialogue, edition)) : null };
}

async function aboutOf(c: Web, publication: Publication): Promise<AboutProps> {
  const { db, charter } = c.get('deps');
  const [editions, releases, entry] = await Promise.all([
    editionsOf(db, publication.slug),
    releasesOf(db, publication.reportId),
    entryOf(c, publication),
  ]);
  const own = standingReleases(releases, publication.digest).map(
    ({ name, office, body, at }): PublicRelease => ({
      office,
      body,
      at,
      name: holdersArePublic(charter, office) ? name : null,
    }),
  );
  return { reader: c.get('reader'), charter, publication, editions, releases: own, entry };
}

/** The entry of the record that says this edition was published. */
async function entryOf(c: Web, { reportId, digest, edition }: Publication): Promise<number | null> {
  const kind = edition === 1 ? 'report-published' : 'report-corrected';
  const entries = await listEntries(c.get('deps').db, { subject: `report:${reportId}`, kind, limit: 100 });
  const entry = entries.find(
    ({ known }) =>
      (known?.kind === 'report-published' || known?.kind === 'report-corrected') && known.facts.digest === digest,
  );
  return entry?.seq ?? null;
}

/** The document as it was published, in the language of the address. */
async function sendPdf(c: Web, publication: Publication): Promise<Response> {
  // Kept by whoever asks, by its own validator: not rendered, and compressed already.
  c.set('shared', false);
  const { language } = c.get('reader');
  const found = await findPdf(c.get('deps').db, publication.id, language);
  if (!found) throw new HTTPException(404);
  const name = documentName(publication, language);
  return sendFile(c, {
    etag: found.sha256,
    type: 'application/pdf',
    disposition: `inline; filename="${name}.pdf"`,
    body: () => new Uint8Array(found.pdf),
  });
}

/** What was released, letter by letter: its SHA-256 is the digest that the record holds. */
async function sendData(c: Web, publication: Publication): Promise<Response> {
  c.set('shared', false);
  return sendFile(c, {
    etag: publication.digest,
    type: 'application/json; charset=utf-8',
    disposition: `attachment; filename="${documentName(publication, null)}.json"`,
    body: () => canonicalReport(publication.content),
  });
}

type Sent = {
  readonly etag: string;
  readonly type: string;
  readonly disposition: string;
  readonly body: () => string | Uint8Array<ArrayBuffer>;
};

/** A new edition may come to the same address: kept, and asked after each time. */
function sendFile(c: Web, { etag, type, disposition, body }: Sent): Response {
  const headers = {
    ETag: `"${etag.slice(0, 32)}"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'X-Robots-Tag': type === 'application/pdf' ? 'all' : 'noindex',
  };
  const asked = c.req.header('if-none-match') ?? '';
  if (asked.includes(headers.ETag)) return c.body(null, 304, headers);
  return c.body(body(), 200, { ...headers, 'Content-Type': type, 'Content-Disposition': disposition });
}
