import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { Dialogue, DialogueId, Theme, ThemeId } from '../types.ts';

const dialogues = (db: Database | Transaction) =>
  db
    .selectFrom('dialogue as d')
    .leftJoin('dialogue_convening as c', 'c.dialogue_id', 'd.id')
    .leftJoin('dialogue_cancellation as x', 'x.dialogue_id', 'd.id')
    .select([
      'd.id',
      'd.slug',
      'd.title',
      'd.summary',
      'd.held_on as heldOn',
      'd.venue',
      'd.charter_version as charterVersion',
      'd.example',
      'c.at as convenedAt',
      'x.at as cancelledAt',
      'x.reason as cancelledFor',
    ])
    .$castTo<Dialogue>();

/** Convened ones, the latest first; with `preparing` those not yet public too, with `cancelled` those called off. */
export const listDialogues = (
  db: Database,
  { preparing, cancelled = false }: { readonly preparing: boolean; readonly cancelled?: boolean },
): Promise<Dialogue[]> =>
  dialogues(db)
    .$if(!preparing, (query) => query.where('c.at', 'is not', null))
    .$if(!cancelled, (query) => query.where('x.at', 'is', null))
    .orderBy('d.held_on', 'desc')
    .orderBy('d.id', 'desc')
    .execute();

export async function findDialogue(db: Database | Transaction, slug: string): Promise<Dialogue | null> {
  return (await dialogues(db).where('d.slug', '=', slug).executeTakeFirst()) ?? null;
}

export async function findDialogueById(db: Database | Transaction, id: DialogueId): Promise<Dialogue | null> {
  return (await dialogues(db).where('d.id', '=', id).executeTakeFirst()) ?? null;
}

export const dialoguesById = (db: Database | Transaction, ids: readonly DialogueId[]): Promise<Dialogue[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : dialogues(db)
        .where('d.id', 'in', [...ids])
        .execute();

/** The dialogue, its row locked: acts on its themes, panels and invitations take their turn. */
export async function lockDialogue(tx: Transaction, id: DialogueId): Promise<Dialogue | null> {
  await tx.selectFrom('dialogue').select('id').where('id', '=', id).forUpdate().execute();
  return findDialogueById(tx, id);
}

/** Themes of a dialogue in order, each with its objectives, guiding questions and panel: one query. */
export const themesOf = (db: Database | Transaction, id: DialogueId): Promise<Theme[]> => themesOfAll(db, [id]);

/** The same of several dialogues at once. */
export async function themesOfAll(db: Database | Transaction, ids: readonly DialogueId[]): Promise<Theme[]> {
  const { rows } = await sql<Theme>`
    select t.id, t.dialogue_id as "dialogueId", t.n, t.title, t.introduction,
      t.starts_at as "startsAt", t.ends_at as "endsAt",
      array(select o.objective from theme_objective o where o.theme_id = t.id order by o.objective) as objectives,
      coalesce((
        select json_agg(json_build_object('id', q.id, 'n', q.n, 'text', q.text) order by q.n)
        from guiding_question q where q.theme_id = t.id), '[]') as questions,
      coalesce((
        select json_agg(json_build_object('id', s.id, 'stage', s.stage, 'position', s.position, 'sector', s.sector,
          'institution', s.institution, 'organizationId', s.organization_id, 'personName', s.person_name,
          'gender', s.gender, 'country', s.country) order by s.stage, s.position)
        from panel_seat s where s.theme_id = t.id), '[]') as panel,
      coalesce((select json_object_agg(a.part, a.minutes) from agenda_part a where a.theme_id = t.id), '{}') as minutes,
      array(select distinct p.stage from panel_publication p where p.theme_id = t.id) as published
    from theme t where t.dialogue_id = any(${[...ids]}::uuid[]) order by t.dialogue_id, t.n`.execute(db);
  return rows;
}

/** A theme with its dialogue, whose row is locked, and the dialogue's other themes. */
export async function lockTheme(
  tx: Transaction,
  id: ThemeId,
): Promise<{ readonly dialogue: Dialogue; readonly theme: Theme; readonly themes: readonly Theme[] } | null> {
  const row = await tx.selectFrom('theme').select('dialogue_id').where('id', '=', id).executeTakeFirst();
  const dialogue = row && (await lockDialogue(tx, row.dialogue_id as DialogueId));
  if (!dialogue) return null;
  const themes = await themesOf(tx, dialogue.id);
  const theme = themes.find((one) => one.id === id);
  return theme ? { dialogue, theme, themes } : null;
}

/** Addresses are given one at a time. */
export const lockSlugs = (tx: Transaction): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('dialogue slug', 0))`.execute(tx);

export async function slugsOf(tx: Transaction, year: number): Promise<string[]> {
  const rows = await tx.selectFrom('dialogue').select('slug').where('slug', 'like', `${year}%`).execute();
  return rows.map(({ slug }) => slug);
}

/** The dialogue that was made by the form with this key. */
export async function findMadeBy(tx: Transaction, once: string): Promise<Dialogue | null> {
  return (await dialogues(tx).where('d.once', '=', once).executeTakeFirst()) ?? null;
}

export type DialogueData = {
  readonly title: Texts;
  readonly summary: Texts;
  readonly venue: Texts | null;
  readonly heldOn: Temporal.PlainDate;
};

export async function insertDialogue(
  tx: Transaction,
  { title, summary, venue, heldOn }: DialogueData,
  made: { slug: string; charterVersion: string; once: string; by: PersonId; at: Temporal.Instant },
): Promise<DialogueId> {
  const { id } = await tx
    .insertInto('dialogue')
    .values({
      slug: made.slug,
      title: json(title),
      summary: json(summary),
      venue: venue && json(venue),
      held_on: heldOn,
      charter_version: made.charterVersion,
      once: made.once,
      created_by: made.by,
      created_at: made.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as DialogueId;
}

export const updateDialogue = (
  tx: Transaction,
  id: DialogueId,
  { title, summary, venue, heldOn }: DialogueData,
  slug: string,
): Promise<unknown> =>
  tx
    .updateTable('dialogue')
    .set({ title: json(title), summary: json(summary), venue: venue && json(venue), held_on: heldOn, slug })
    .where('id', '=', id)
    .execute();

export const setDay = (tx: Transaction, id: DialogueId, heldOn: Temporal.PlainDate, slug: string): Promise<unknown> =>
  tx.updateTable('dialogue').set({ held_on: heldOn, slug }).where('id', '=', id).execute();

/** Announced under the charter then in force. */
export async function insertConvening(
  tx: Transaction,
  id: DialogueId,
  charterVersion: string,
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await tx.updateTable('dialogue').set({ charter_version: charterVersion }).where('id', '=', id).execute();
  await tx.insertInto('dialogue_convening').values({ dialogue_id: id, by, at }).execute();
}

/** Whether anybody was noted present at one of its themes, a note was taken, or its report was published. */
export async function tookPlace(db: Database | Transaction, id: DialogueId): Promise<boolean> {
  const { rows } = await sql`
    select from theme t where t.dialogue_id = ${id} and (
      exists (select from attendance a where a.theme_id = t.id) or exists (select from note n where n.theme_id = t.id)
      or exists (select from dialogue_report r where r.dialogue_id = t.dialogue_id))
    limit 1`.execute(db);
  return rows.length > 0;
}

export const insertCancellation = (
  tx: Transaction,
  { id, reason, by, at }: { id: DialogueId; reason: Texts; by: PersonId; at: Temporal.Instant },
): Promise<unknown> =>
  tx
    .insertInto('dialogue_cancellation')
    .values({ dialogue_id: id, reason: json(reason), by, at })
    .execute();

/** One that was never announced and has no themes any more. */
export async function deleteDialogue(tx: Transaction, id: DialogueId): Promise<void> {
  await tx.deleteFrom('answer_deadline').where('dialogue_id', '=', id).execute();
  await tx.deleteFrom('dialogue').where('id', '=', id).execute();
}

export const insertChange = (
  tx: Transaction,
  change: { dialogueId: DialogueId; themeId: ThemeId | null; by: PersonId; at: Temporal.Instant },
): Promise<unknown> =>
  tx
    .insertInto('dialogue_change')
    .values({ dialogue_id: change.dialogueId, theme_id: change.themeId, by: change.by, at: change.at })
    .execute();

/** When a dialogue or one of its themes was changed after it was announced, the first change first. */
export async function changesOf(
  db: Database,
  id: DialogueId,
): Promise<{ readonly themeId: ThemeId | null; readonly at: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('dialogue_change')
    .select(['theme_id', 'at'])
    .where('dialogue_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ theme_id, at }) => ({ themeId: theme_id as ThemeId | null, at }));
}

/** How far a dialogue has come, beside what its own row says. */
type Progress = {
  readonly firstInvitedAt: Temporal.Instant | null;
  readonly report: { readonly slug: string; readonly at: Temporal.Instant } | null;
};

export async function progressOf(db: Database, id: DialogueId): Promise<Progress> {
  const { rows } = await sql<{
    firstInvitedAt: Temporal.Instant | null;
    slug: string | null;
    at: Temporal.Instant | null;
  }>`
    select (select min(i.invited_at) from invitation i where i.dialogue_id = ${id}) as "firstInvitedAt", r.slug, r.at
    from (select 1) as one left join (
      select slug, at from dialogue_report where dialogue_id = ${id} order by edition desc limit 1
    ) r on true`.execute(db);
  const [row] = rows;
  return {
    firstInvitedAt: row?.firstInvitedAt ?? null,
    report: row?.slug && row.at ? { slug: row.slug, at: row.at } : null,
  };
}
