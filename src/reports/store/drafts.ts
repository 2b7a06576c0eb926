import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { DialogueId, NoteId, ThemeId } from '../../dialogues/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { AddedItem, Heading, HeadingWording, Item, ItemId, Place, Report, ReportId, Wording } from '../types.ts';

type Store = Database | Transaction;

const reports = (db: Store) =>
  db.selectFrom('report').select(['id', 'dialogue_id as dialogueId', 'created_at as createdAt']).$castTo<Report>();

export async function findReport(db: Store, dialogueId: DialogueId): Promise<Report | null> {
  return (await reports(db).where('dialogue_id', '=', dialogueId).executeTakeFirst()) ?? null;
}

/** The report, its row locked: whatever changes it takes its turn. */
export async function lockReport(tx: Transaction, id: ReportId): Promise<Report | null> {
  return (await reports(tx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

export async function insertReport(
  tx: Transaction,
  dialogueId: DialogueId,
  by: PersonId,
  at: Temporal.Instant,
): Promise<ReportId> {
  const { id } = await tx
    .insertInto('report')
    .values({ dialogue_id: dialogueId, created_by: by, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as ReportId;
}

/** The last version, or `version`. */
export async function findHeading(db: Store, reportId: ReportId, version?: number): Promise<Heading | null> {
  const row = await db
    .selectFrom('report_heading')
    .select(['version', 'title', 'summary', 'edition', 'correction'])
    .where('report_id', '=', reportId)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export const insertHeading = (
  tx: Transaction,
  reportId: ReportId,
  { title, summary, correction, version, edition }: HeadingWording & { version: number; edition: number },
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('report_heading')
    .values({
      report_id: reportId,
      version,
      title: json(title),
      summary: summary && json(summary),
      edition,
      correction: correction && json(correction),
      by,
      at,
    })
    .execute();

type ItemRow = Place & { id: ItemId; version: number; noteIds: readonly NoteId[] } & Wording;

const toItem = ({ form, text, objectives, ...row }: ItemRow): Item => ({ ...row, wording: { form, text, objectives } });

/** What stands in a report, each item in its last wording, each section in its order. */
export async function itemsOf(db: Store, reportId: ReportId): Promise<Item[]> {
  const { rows } = await sql<ItemRow>`
    select i.id, i.theme_id as "themeId", i.section, v.version, v.form, v.text, v.objectives,
      array(select n.note_id from report_item_note n where n.item_id = i.id order by n.note_id) as "noteIds"
    from report_item i
    join report_item_version v on v.item_id = i.id
      and v.version = (select max(last.version) from report_item_version last where last.item_id = i.id)
    where i.report_id = ${reportId}
      and not exists (select from report_item_removal r where r.item_id = i.id)
    order by i.section, i.theme_id, i.position, i.id`.execute(db);
  return rows.map(toItem);
}

/** An item with its report, removed or not. */
export async function findItem(
  db: Store,
  id: ItemId,
): Promise<{ readonly item: Item; readonly reportId: ReportId; readonly removed: boolean } | null> {
  const { rows } = await sql<ItemRow & { reportId: ReportId; removed: boolean }>`
    select i.id, i.report_id as "reportId", i.theme_id as "themeId", i.section, v.version, v.form, v.text, v.objectives,
      array(select n.note_id from report_item_note n where n.item_id = i.id order by n.note_id) as "noteIds",
      exists (select from report_item_removal r where r.item_id = i.id) as removed
    from report_item i
    join report_item_version v on v.item_id = i.id
      and v.version = (select max(last.version) from report_item_version last where last.item_id = i.id)
    where i.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { reportId, removed, ...item } = row;
  return { item: toItem(item), reportId, removed };
}

export async function findWording(tx: Transaction, id: ItemId, version: number): Promise<Wording | null> {
  const row = await tx
    .selectFrom('report_item_version')
    .select(['form', 'text', 'objectives'])
    .where('item_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ?? null;
}

export type NewItem = Place & {
  readonly position: number;
  readonly wording: Wording;
  readonly noteIds: readonly NoteId[];
  readonly once: string | null;
};

/** New items with their first wordings and the notes they come from: three statements, however many they are. */
export async function insertItems(
  tx: Transaction,
  reportId: ReportId,
  items: readonly NewItem[],
  by: PersonId,
  at: Temporal.Instant,
): Promise<ItemId[]> {
  if (items.length === 0) return [];
  const rows = items.map((item) => ({ id: crypto.randomUUID() as ItemId, ...item }));
  await tx
    .insertInto('report_item')
    .values(
      rows.map(({ id, themeId, section, position, once }) => ({
        id,
        report_id: reportId,
        theme_id: themeId,
        section,
        position,
        once,
        created_at: at,
      })),
    )
    .execute();
  await tx
    .insertInto('report_item_version')
    .values(rows.map(({ id, wording }) => ({ item_id: id, version: 1, ...toColumns(wording), by, at })))
    .execute();
  const links = rows.flatMap(({ id, noteIds }) => noteIds.map((note_id) => ({ item_id: id, note_id })));
  if (links.length > 0) await tx.insertInto('report_item_note').values(links).execute();
  return rows.map(({ id }) => id);
}

const toColumns = ({ form, text, objectives }: Wording) => ({ form, text: json(text), objectives: [...objectives] });

export const insertVersion = (
  tx: Transaction,
  id: ItemId,
  version: number,
  wording: Wording,
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('report_item_version')
    .values({ item_id: id, version, ...toColumns(wording), by, at })
    .execute();

export const insertRemovals = (
  tx: Transaction,
  ids: readonly [ItemId, ...ItemId[]],
  by: PersonId,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('report_item_removal')
    .values(ids.map((item_id) => ({ item_id, by, at })))
    .onConflict((conflict) => conflict.column('item_id').doNothing())
    .execute();

/** The item that the form with this key made, and whether others were taken out as it came. */
export async function findItemMadeBy(tx: Transaction, once: string): Promise<AddedItem | null> {
  const { rows } = await sql<AddedItem>`
    select i.id, exists (
      select from report_item other join report_item_removal r on r.item_id = other.id
      where other.report_id = i.report_id and r.at = i.created_at
    ) as "inPlaceOfOthers"
    from report_item i where i.once = ${once}`.execute(tx);
  return rows[0] ?? null;
}

/** The last place taken in a section, removed items included; 0 in an empty one. */
export async function lastPosition(tx: Transaction, reportId: ReportId, { themeId, section }: Place): Promise<number> {
  const { last } = await tx
    .selectFrom('report_item')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('report_id', '=', reportId)
    .where('section', '=', section)
    .where('theme_id', 'is not distinct from', themeId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Gives items their places: 1, 2, 3 … in the order given. */
export const setPositions = (tx: Transaction, ids: readonly ItemId[]): Promise<unknown> =>
  sql`update report_item i set position = o.position
    from unnest(${[...ids]}::uuid[]) with ordinality o (id, position)
    where i.id = o.id and i.position <> o.position`.execute(tx);

/** Themes in which some attendance was made up for the example. */
export async function themesWithExamples(db: Store, dialogueId: DialogueId): Promise<ReadonlySet<ThemeId>> {
  const rows = await db
    .selectFrom('attendance as a')
    .innerJoin('theme as t', 't.id', 'a.theme_id')
    .select('a.theme_id')
    .distinct()
    .where('t.dialogue_id', '=', dialogueId)
    .where('a.source', '=', 'example')
    .execute();
  return new Set(rows.map(({ theme_id }) => theme_id as ThemeId));
}
