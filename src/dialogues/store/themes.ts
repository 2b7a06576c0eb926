import { sql } from 'kysely';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { DialogueId, ThemeId } from '../types.ts';

export type ThemeData = {
  readonly title: Texts;
  readonly introduction: Texts;
  readonly objectives: readonly number[];
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** The theme that was made by the form with this key. */
export async function findThemeMadeBy(tx: Transaction, once: string): Promise<ThemeId | null> {
  const row = await tx.selectFrom('theme').select('id').where('once', '=', once).executeTakeFirst();
  return (row?.id as ThemeId | undefined) ?? null;
}

export async function insertTheme(
  tx: Transaction,
  dialogueId: DialogueId,
  n: number,
  { title, introduction, objectives, startsAt, endsAt }: ThemeData,
  once: string,
): Promise<ThemeId> {
  const { id } = await tx
    .insertInto('theme')
    .values({
      dialogue_id: dialogueId,
      n,
      title: json(title),
      introduction: json(introduction),
      starts_at: startsAt,
      ends_at: endsAt,
      once,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertObjectives(tx, id as ThemeId, objectives);
  return id as ThemeId;
}

export async function updateTheme(tx: Transaction, id: ThemeId, theme: ThemeData): Promise<void> {
  const { title, introduction, objectives, startsAt, endsAt } = theme;
  await tx
    .updateTable('theme')
    .set({ title: json(title), introduction: json(introduction), starts_at: startsAt, ends_at: endsAt })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('theme_objective').where('theme_id', '=', id).execute();
  await insertObjectives(tx, id, objectives);
}

async function insertObjectives(tx: Transaction, id: ThemeId, objectives: readonly number[]): Promise<void> {
  if (objectives.length === 0) return;
  const rows = objectives.map((objective) => ({ theme_id: id, objective }));
  await tx.insertInto('theme_objective').values(rows).execute();
}

export const setThemeHours = (
  tx: Transaction,
  id: ThemeId,
  { startsAt, endsAt }: Pick<ThemeData, 'startsAt' | 'endsAt'>,
): Promise<unknown> =>
  tx.updateTable('theme').set({ starts_at: startsAt, ends_at: endsAt }).where('id', '=', id).execute();

/** What themes, and their dialogues, are called; those that are gone are left out. */
export async function themesNamed(
  db: Database,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly n: number; readonly title: Texts; readonly dialogue: Texts }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('theme as t')
    .innerJoin('dialogue as d', 'd.id', 't.dialogue_id')
    .select(['t.id', 't.n', 't.title', 'd.title as dialogue'])
    .where('t.id', 'in', [...ids])
    .execute();
}

/** Numbers the themes of a dialogue by when they begin. */
export const numberThemes = (tx: Transaction, id: DialogueId): Promise<unknown> =>
  sql`
    update theme t set n = s.n
    from (select id, row_number() over (order by starts_at, id) as n from theme where dialogue_id = ${id}) s
    where t.id = s.id and t.n <> s.n`.execute(tx);

/** A theme that was never announced, with all that was prepared for it. */
export async function deleteTheme(tx: Transaction, id: ThemeId): Promise<void> {
  for (const table of [
    'theme_objective',
    'guiding_question',
    'agenda_part',
    'theme_room',
    'interpretation_channel',
    'panel_seat',
  ] as const) {
    await tx.deleteFrom(table).where('theme_id', '=', id).execute();
  }
  await tx.deleteFrom('theme').where('id', '=', id).execute();
}

export async function findQuestionMadeBy(tx: Transaction, once: string): Promise<string | null> {
  const row = await tx.selectFrom('guiding_question').select('id').where('once', '=', once).executeTakeFirst();
  return row?.id ?? null;
}

export async function insertQuestion(
  tx: Transaction,
  themeId: ThemeId,
  question: { readonly n: number; readonly text: Texts; readonly once: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('guiding_question')
    .values({ theme_id: themeId, n: question.n, text: json(question.text), once: question.once })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const updateQuestion = (tx: Transaction, id: string, text: Texts): Promise<unknown> =>
  tx
    .updateTable('guiding_question')
    .set({ text: json(text) })
    .where('id', '=', id)
    .execute();

/** Gives the questions of a theme the numbers 1, 2, 3 … in this order. */
export async function orderQuestions(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    update guiding_question q set n = o.n
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, n) where q.id = o.id and q.n <> o.n`.execute(tx);
}

export const deleteQuestion = (tx: Transaction, id: string): Promise<unknown> =>
  tx.deleteFrom('guiding_question').where('id', '=', id).execute();

/** Whether rapporteurs took notes under this question. */
export async function hasNotes(tx: Transaction, question: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('note_version')
    .select('note_id')
    .where('guiding_question_id', '=', question)
    .limit(1)
    .execute();
  return rows.length > 0;
}
