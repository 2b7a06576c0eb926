import type { Acting } from '../../mandates/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { PublicationId, ReportContent, ReportId } from '../types.ts';

/** An edition as it stands: its content null where it was withheld. */
type KeptEdition = {
  readonly id: PublicationId;
  readonly edition: number;
  readonly digest: string;
  readonly content: ReportContent | null;
};

/** The editions of a report, the first first. */
export async function keptEditions(tx: Transaction, reportId: ReportId): Promise<KeptEdition[]> {
  const rows = await tx
    .selectFrom('report_publication')
    .select(['id', 'edition', 'digest', 'content'])
    .where('report_id', '=', reportId)
    .orderBy('edition')
    .$castTo<Omit<KeptEdition, 'digest'> & { digest: Buffer }>()
    .execute();
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }));
}

/** Deletes what an edition said, its documents included; who said so, when and why is kept. */
export async function withhold(
  tx: Transaction,
  id: PublicationId,
  reason: Texts,
  { personId, office, body }: Acting,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('report_withholding')
    .values({ publication_id: id, reason: json(reason), by: personId, office, body, at })
    .execute();
  await tx.deleteFrom('report_pdf').where('publication_id', '=', id).execute();
  await tx.updateTable('report_publication').set({ content: null, checks: null }).where('id', '=', id).execute();
}

/** Deletes the texts of recommendations that only this edition had. */
export async function withholdRecommendations(
  tx: Transaction,
  id: PublicationId,
  recommendations: readonly string[],
): Promise<void> {
  if (recommendations.length === 0) return;
  await tx
    .insertInto('recommendation_withholding')
    .values(recommendations.map((recommendation_id) => ({ recommendation_id, publication_id: id })))
    .onConflict((conflict) => conflict.column('recommendation_id').doNothing())
    .execute();
  await tx
    .updateTable('recommendation')
    .set({ text: null, objectives: [] })
    .where('id', 'in', [...recommendations])
    .execute();
}

/** What is left of an edition that was withheld, for whoever comes to its address. */
export type Withheld = {
  readonly slug: string;
  readonly edition: number;
  readonly reportId: ReportId;
  readonly digest: string;
  readonly publishedAt: Temporal.Instant;
  readonly reason: Texts;
  readonly at: Temporal.Instant;
};

const withheld = (db: Database) =>
  db
    .selectFrom('report_withholding as w')
    .innerJoin('report_publication as p', 'p.id', 'w.publication_id')
    .select(['p.slug', 'p.edition', 'p.report_id as reportId', 'p.digest', 'p.at as publishedAt', 'w.reason', 'w.at']);

type Row = Omit<Withheld, 'digest' | 'reportId'> & { readonly digest: Buffer; readonly reportId: string };
const toWithheld = ({ digest, reportId, ...row }: Row): Withheld => ({
  ...row,
  reportId: reportId as ReportId,
  digest: digest.toString('hex'),
});

export async function findWithheld(db: Database, slug: string, edition: number): Promise<Withheld | null> {
  const row = await withheld(db).where('p.slug', '=', slug).where('p.edition', '=', edition).executeTakeFirst();
  return row ? toWithheld(row) : null;
}

/** The edition with which a recommendation was withheld, and its code; null where it is read, or was never there. */
export async function findWithheldRecommendation(
  db: Database,
  slug: string,
): Promise<(Withheld & { readonly code: string }) | null> {
  const row = await withheld(db)
    .innerJoin('recommendation_withholding as rw', 'rw.publication_id', 'w.publication_id')
    .innerJoin('recommendation as r', 'r.id', 'rw.recommendation_id')
    .select('r.code')
    .where('r.slug', '=', slug)
    .where('r.text', 'is', null)
    .executeTakeFirst();
  return row ? { ...toWithheld(row), code: row.code } : null;
}
