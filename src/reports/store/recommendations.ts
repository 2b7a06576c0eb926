import { type NotNull, type SqlBool, sql } from 'kysely';
import type { ThemeId } from '../../dialogues/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { PublishedItem } from '../rules/recommendation-changes.ts';
import { type RecommendationNumber, readRecommendationCode } from '../rules/recommendation-code.ts';
import type { ItemId, PublicationId, Recommendation, ReportId } from '../types.ts';

type Store = Database | Transaction;

type Numbered = {
  readonly id: string;
  readonly itemId: ItemId;
  readonly number: RecommendationNumber;
  readonly withdrawn: boolean;
};

/** The recommendations of a report that have addresses, withdrawn ones included. */
export async function numberedOf(db: Store, reportId: ReportId): Promise<Numbered[]> {
  const rows = await db
    .selectFrom('recommendation as r')
    .leftJoin('recommendation_withdrawal as w', 'w.recommendation_id', 'r.id')
    .select(['r.id', 'r.item_id', 'r.code', 'w.publication_id'])
    .where('r.report_id', '=', reportId)
    .execute();
  return rows.flatMap(({ id, item_id, code, publication_id }) => {
    const number = readRecommendationCode(code);
    return number ? [{ id, itemId: item_id as ItemId, number, withdrawn: publication_id !== null }] : [];
  });
}

export const insertRecommendations = (
  tx: Transaction,
  reportId: ReportId,
  items: readonly (PublishedItem & { readonly themeId: ThemeId })[],
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('recommendation')
    .values(
      items.map(({ slug, code, themeId, itemId, objectives, text }) => ({
        slug,
        code,
        report_id: reportId,
        theme_id: themeId,
        item_id: itemId,
        objectives: [...objectives],
        text: json(text),
        published_at: at,
      })),
    )
    .execute();

/** The wording of the new edition; the one before stands in its own. */
export const updateRecommendation = (tx: Transaction, item: PublishedItem): Promise<unknown> =>
  tx
    .updateTable('recommendation')
    .set({ text: json(item.text), objectives: [...item.objectives] })
    .where('item_id', '=', item.itemId)
    .execute();

export const insertWithdrawals = (
  tx: Transaction,
  ids: readonly string[],
  publicationId: PublicationId,
): Promise<unknown> =>
  tx
    .insertInto('recommendation_withdrawal')
    .values(ids.map((id) => ({ recommendation_id: id, publication_id: publicationId })))
    .execute();

/** Those that can be read: what was withheld with an edition has no text. */
const recommendations = (db: Database) =>
  db
    .selectFrom('recommendation as r')
    .innerJoin('theme as t', 't.id', 'r.theme_id')
    .innerJoin('dialogue as d', 'd.id', 't.dialogue_id')
    .leftJoin('recommendation_withdrawal as w', 'w.recommendation_id', 'r.id')
    .leftJoin('report_publication as out', 'out.id', 'w.publication_id')
    .select(['r.slug', 'r.code', 'r.text', 'r.objectives', 't.n', 't.title as themeTitle'])
    .select(['d.slug as dialogueSlug', 'd.title as dialogueTitle', 'd.held_on as heldOn', 'd.example'])
    .select('out.edition as withdrawnIn')
    .select(
      sql<string>`(select p.slug from report_publication p where p.report_id = r.report_id and p.edition = 1)`.as(
        'report',
      ),
    )
    .where('r.text', 'is not', null)
    .$narrowType<{ text: NotNull }>();

type Row = Awaited<ReturnType<ReturnType<typeof recommendations>['execute']>>[number];

const toRecommendation = (row: Row): Recommendation => ({
  slug: row.slug,
  code: row.code,
  text: row.text,
  objectives: row.objectives,
  theme: { n: row.n, title: row.themeTitle },
  dialogue: { slug: row.dialogueSlug, title: row.dialogueTitle, heldOn: row.heldOn, example: row.example },
  report: row.report,
  withdrawnIn: row.withdrawnIn,
});

/** The number at the end of a code: `T1·R10` comes after `T1·R9`. */
const number = sql<number>`substring(r.code from '\\d+$')::int`;

export type Filter = { readonly objective: number | null; readonly dialogue: string | null };

/** Those that stand, the latest dialogue first, each in the order of its report. */
export async function listRecommendations(
  db: Database,
  filter: Filter,
  page: { readonly limit: number; readonly offset: number },
): Promise<Recommendation[]> {
  const rows = await recommendations(db)
    .where('w.recommendation_id', 'is', null)
    .$if(filter.objective !== null, (query) =>
      query.where(sql<SqlBool>`r.objectives @> array[${filter.objective}::int]`),
    )
    .$if(filter.dialogue !== null, (query) => query.where('d.slug', '=', filter.dialogue ?? ''))
    .orderBy('d.held_on', 'desc')
    .orderBy('d.id')
    .orderBy('t.n')
    .orderBy(number)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toRecommendation);
}

/** Null also where it was withheld with an edition. */
export async function findRecommendation(db: Database, slug: string): Promise<Recommendation | null> {
  const row = await recommendations(db).where('r.slug', '=', slug).executeTakeFirst();
  return row ? toRecommendation(row) : null;
}

/** A theme that was recommended on, with the objectives of each of its recommendations. */
export type Recommended = {
  readonly dialogue: Recommendation['dialogue'];
  readonly n: number;
  readonly objectives: readonly (readonly number[])[];
};

/** Every theme with recommendations that stand, the latest dialogue first. */
export async function recommendedThemes(db: Database): Promise<Recommended[]> {
  const { rows } = await sql<Recommended & { heldOn: Temporal.PlainDate }>`
    select json_build_object('slug', d.slug, 'title', d.title, 'example', d.example) as dialogue, d.held_on as "heldOn",
      t.n, json_agg(r.objectives) as objectives
    from recommendation r join theme t on t.id = r.theme_id join dialogue d on d.id = t.dialogue_id
    where not exists (select from recommendation_withdrawal w where w.recommendation_id = r.id)
    group by d.id, t.id order by d.held_on desc, d.id, t.n`.execute(db);
  return rows.map(({ heldOn, dialogue, ...row }) => ({ ...row, dialogue: { ...dialogue, heldOn } }));
}

/** The addresses of those of the same report that stand, in its order: what comes before and after one. */
export async function neighboursOf(
  db: Database,
  slug: string,
): Promise<{ readonly slug: string; readonly code: string }[]> {
  const { rows } = await sql<{ slug: string; code: string }>`
    select r.slug, r.code from recommendation r join theme t on t.id = r.theme_id
    where r.report_id = (select one.report_id from recommendation one where one.slug = ${slug})
      and not exists (select from recommendation_withdrawal w where w.recommendation_id = r.id)
    order by t.n, ${number}`.execute(db);
  return rows;
}

/** From how many notes a recommendation was written, by the guiding question they answer; never what they say. */
export async function sourcesOf(
  db: Database,
  slug: string,
): Promise<{ readonly question: number | null; readonly notes: number }[]> {
  const { rows } = await sql<{ question: number | null; notes: number }>`
    select q.n as question, count(*)::int as notes
    from recommendation r join report_item_note i on i.item_id = r.item_id
    join note_version v on v.note_id = i.note_id
      and v.version = (select max(last.version) from note_version last where last.note_id = i.note_id)
    left join guiding_question q on q.id = v.guiding_question_id
    where r.slug = ${slug} group by q.n order by q.n nulls last`.execute(db);
  return rows;
}
