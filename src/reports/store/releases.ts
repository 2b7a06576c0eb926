import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Acting, Body } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { NamingChecks, Publication, PublicationId, ReportContent, ReportId } from '../types.ts';

type Store = Database | Transaction;

export type StoredRelease = {
  readonly by: PersonId;
  readonly name: string;
  readonly office: string;
  readonly body: Body;
  readonly digest: string;
  readonly at: Temporal.Instant;
  readonly once: string | null;
};

/** Every release of a report, of whichever wording, the first first. */
export async function releasesOf(db: Store, reportId: ReportId): Promise<StoredRelease[]> {
  const rows = await db
    .selectFrom('report_release as r')
    .innerJoin('person as p', 'p.id', 'r.by')
    .select(['r.by', 'p.name', 'r.office', 'r.body', 'r.digest', 'r.at', 'r.once'])
    .where('r.report_id', '=', reportId)
    .orderBy('r.at')
    .orderBy('r.by')
    .execute();
  return rows.map(({ digest, by, body, ...row }) => ({
    ...row,
    by: by as PersonId,
    body: body as Body,
    digest: digest.toString('hex'),
  }));
}

export const insertRelease = (
  tx: Transaction,
  reportId: ReportId,
  { digest, once }: { readonly digest: string; readonly once: string },
  { personId, office, body }: Acting,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('report_release')
    .values({ report_id: reportId, digest: Buffer.from(digest, 'hex'), by: personId, office, body, at, once })
    .execute();

type PublicationRow = Omit<Publication, 'digest'> & { digest: Buffer };
const toPublication = ({ digest, ...row }: PublicationRow): Publication => ({ ...row, digest: digest.toString('hex') });

const publications = (db: Store) =>
  db
    .selectFrom('report_publication as p')
    .innerJoin('report as r', 'r.id', 'p.report_id')
    .select(['p.id', 'p.report_id as reportId', 'r.dialogue_id as dialogueId', 'p.edition', 'p.slug', 'p.digest'])
    .select(['p.content', 'p.checks', 'p.at'])
    .$castTo<PublicationRow>();

/** The last edition of a report. */
export async function lastPublication(db: Store, reportId: ReportId): Promise<Publication | null> {
  const row = await publications(db)
    .where('p.report_id', '=', reportId)
    .orderBy('p.edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toPublication(row) : null;
}

/** The last edition at an address, or `edition`; null also where that was withheld. */
export async function findPublication(db: Store, slug: string, edition?: number): Promise<Publication | null> {
  const row = await publications(db)
    .where('p.slug', '=', slug)
    .where('p.content', 'is not', null)
    .$if(edition !== undefined, (query) => query.where('p.edition', '=', edition ?? 0))
    .orderBy('p.edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toPublication(row) : null;
}

/** The last edition of every report, the latest dialogue first. */
export async function listPublications(db: Database): Promise<Publication[]> {
  const rows = await publications(db)
    .innerJoin('dialogue as d', 'd.id', 'r.dialogue_id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('report_publication as later')
            .select('later.id')
            .whereRef('later.report_id', '=', 'p.report_id')
            .whereRef('later.edition', '>', 'p.edition'),
        ),
      ),
    )
    .orderBy('d.held_on', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
  return rows.map(toPublication);
}

export type Edition = {
  readonly edition: number;
  readonly at: Temporal.Instant;
  readonly digest: string;
  readonly correction: ReportContent['correction'];
  /** Null: it can be read. */
  readonly withheldAt: Temporal.Instant | null;
};

/** The editions at an address, the last first. */
export async function editionsOf(db: Store, slug: string): Promise<Edition[]> {
  const rows = await db
    .selectFrom('report_publication as p')
    .leftJoin('report_withholding as w', 'w.publication_id', 'p.id')
    .select(['p.edition', 'p.at', 'p.digest', 'w.at as withheldAt'])
    .select(sql<ReportContent['correction']>`p.content -> 'correction'`.as('correction'))
    .where('p.slug', '=', slug)
    .orderBy('p.edition', 'desc')
    .execute();
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }));
}

export async function insertPublication(
  tx: Transaction,
  {
    reportId,
    slug,
    digest,
    content,
    checks,
  }: { reportId: ReportId; slug: string; digest: string; content: ReportContent; checks: NamingChecks },
  by: PersonId,
  at: Temporal.Instant,
): Promise<PublicationId> {
  const { id } = await tx
    .insertInto('report_publication')
    .values({
      report_id: reportId,
      edition: content.edition,
      slug,
      digest: Buffer.from(digest, 'hex'),
      content: json(content),
      checks: json(checks),
      by,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as PublicationId;
}

export const insertPdfs = (
  tx: Transaction,
  publicationId: PublicationId,
  pdfs: ReadonlyMap<string, Uint8Array>,
): Promise<unknown> =>
  tx
    .insertInto('report_pdf')
    .values(
      [...pdfs].map(([language, pdf]) => ({
        publication_id: publicationId,
        language,
        pdf: Buffer.from(pdf),
        sha256: createHash('sha256').update(pdf).digest(),
      })),
    )
    .execute();

export type StoredPdf = { readonly language: string; readonly bytes: number; readonly sha256: string };

/** The documents of an edition, without their bytes. */
export async function pdfsOf(db: Database, id: PublicationId): Promise<StoredPdf[]> {
  const rows = await db
    .selectFrom('report_pdf')
    .select(['language', 'sha256'])
    .select(sql<number>`length(pdf)`.as('bytes'))
    .where('publication_id', '=', id)
    .execute();
  return rows.map(({ sha256, ...row }) => ({ ...row, sha256: sha256.toString('hex') }));
}

export async function findPdf(
  db: Database,
  id: PublicationId,
  language: string,
): Promise<{ readonly pdf: Buffer; readonly sha256: string } | null> {
  const row = await db
    .selectFrom('report_pdf')
    .select(['pdf', 'sha256'])
    .where('publication_id', '=', id)
    .where('language', '=', language)
    .executeTakeFirst();
  return row ? { pdf: row.pdf, sha256: row.sha256.toString('hex') } : null;
}
