import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { NoteWording } from '../rules/notes.ts';
import type { NoteId, ThemeId } from '../types.ts';

/** What decides whether and how notes of a theme are taken. */
type NotedTheme = {
  readonly id: ThemeId;
  readonly startsAt: Temporal.Instant;
  readonly questions: readonly { readonly id: string; readonly themeId: string }[];
  /** When the dialogue's report was first published. */
  readonly reportedAt: Temporal.Instant | null;
};

/**
 * The theme, its dialogue's row held: questions stay as they are until the note is written, other notes need not wait.
 * Held first, then read: what a statement reads beside the row that it waits for is from before the wait.
 */
export async function holdTheme(tx: Transaction, id: ThemeId): Promise<NotedTheme | null> {
  await sql`select from theme t join dialogue d on d.id = t.dialogue_id where t.id = ${id} for share of d`.execute(tx);
  const { rows } = await sql<Omit<NotedTheme, 'questions'> & { questions: readonly string[] }>`
    select t.id, t.starts_at as "startsAt",
      array(select q.id::text from guiding_question q where q.theme_id = t.id) as questions,
      (select min(r.at) from dialogue_report r where r.dialogue_id = t.dialogue_id) as "reportedAt"
    from theme t where t.id = ${id}`.execute(tx);
  const [row] = rows;
  return row ? { ...row, questions: row.questions.map((question) => ({ id: question, themeId: row.id })) } : null;
}

/** Makes a note without a wording; null if one was made with this key before. */
export async function insertNote(
  tx: Transaction,
  themeId: ThemeId,
  once: string,
  at: Temporal.Instant,
): Promise<NoteId | null> {
  const row = await tx
    .insertInto('note')
    .values({ theme_id: themeId, once, created_at: at })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return (row?.id as NoteId | undefined) ?? null;
}

const wordingColumns = [
  'v.guiding_question_id as questionId',
  'v.kind',
  'v.text',
  'v.language',
  'v.objectives',
  'v.principles',
] as const;

/** The note that was made with this key, as it was first written, and by whom it was written down. */
export async function findNoteMadeBy(
  tx: Transaction,
  once: string,
): Promise<(NoteWording & { readonly id: NoteId; readonly themeId: ThemeId; readonly by: PersonId }) | null> {
  const row = await tx
    .selectFrom('note as n')
    .innerJoin('note_version as v', (join) => join.onRef('v.note_id', '=', 'n.id').on('v.version', '=', 1))
    .select(['n.id', 'n.theme_id as themeId', 'v.by', ...wordingColumns])
    .where('n.once', '=', once)
    .$castTo<NoteWording & { id: NoteId; themeId: ThemeId; by: PersonId }>()
    .executeTakeFirst();
  return row ?? null;
}

export const insertVersion = (
  tx: Transaction,
  id: NoteId,
  { questionId, kind, text, language, objectives, principles }: NoteWording,
  written: { version: number; by: PersonId; at: Temporal.Instant; once?: string },
): Promise<unknown> =>
  tx
    .insertInto('note_version')
    .values({
      note_id: id,
      version: written.version,
      guiding_question_id: questionId,
      kind,
      text,
      language,
      objectives: [...objectives],
      principles: [...principles],
      by: written.by,
      at: written.at,
      once: written.once ?? null,
    })
    .execute();

export type LastWording = NoteWording & {
  readonly id: NoteId;
  readonly themeId: ThemeId;
  readonly version: number;
  readonly withdrawn: boolean;
};

/** A note in its last wording, its row locked: writers of one note take their turn. */
export async function lockNote(tx: Transaction, id: NoteId): Promise<LastWording | null> {
  await tx.selectFrom('note').select('id').where('id', '=', id).forUpdate().execute();
  return (await lastWordings(tx).where('n.id', '=', id).executeTakeFirst()) ?? null;
}

const lastWordings = (db: Database | Transaction) =>
  db
    .selectFrom('note as n')
    .innerJoin('note_version as v', 'v.note_id', 'n.id')
    .leftJoin('note_withdrawal as w', 'w.note_id', 'n.id')
    .select(['n.id', 'n.theme_id as themeId', 'v.version', ...wordingColumns])
    .select(sql<boolean>`w.note_id is not null`.as('withdrawn'))
    .where(sql<boolean>`v.version = (select max(last.version) from note_version last where last.note_id = n.id)`)
    .$castTo<LastWording>();

export async function findNote(db: Database, id: NoteId): Promise<LastWording | null> {
  return (await lastWordings(db).where('n.id', '=', id).executeTakeFirst()) ?? null;
}

/** Whether this very form was sent before: its wording is in the note's history. */
export async function wasSent(tx: Transaction, id: NoteId, once: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('note_version')
    .select('version')
    .where('note_id', '=', id)
    .where('once', '=', once)
    .execute();
  return rows.length > 0;
}

export const insertWithdrawal = (tx: Transaction, id: NoteId, by: PersonId, at: Temporal.Instant): Promise<unknown> =>
  tx.insertInto('note_withdrawal').values({ note_id: id, by, at }).execute();

/** A wording as a note's history shows it: with the rapporteur who wrote it down. */
export type KeptWording = NoteWording & {
  readonly version: number;
  readonly writer: string;
  readonly at: Temporal.Instant;
};

/** Every wording of a note, the last first. */
export const wordingsOf = (db: Database, id: NoteId): Promise<KeptWording[]> =>
  db
    .selectFrom('note_version as v')
    .innerJoin('person as p', 'p.id', 'v.by')
    .select(['v.version', 'v.at', 'p.name as writer', ...wordingColumns])
    .where('v.note_id', '=', id)
    .orderBy('v.version', 'desc')
    .$castTo<KeptWording>()
    .execute();

/** Notes of a theme that were withdrawn, as they last were, the latest first. */
export const withdrawnOf = (db: Database, themeId: ThemeId): Promise<LastWording[]> =>
  lastWordings(db)
    .where('n.theme_id', '=', themeId)
    .where('w.note_id', 'is not', null)
    .orderBy('w.at', 'desc')
    .orderBy('n.id')
    .execute();

/** In which state each note of a theme is: another text for another state. */
export async function noteStates(db: Database, themeId: ThemeId): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; state: string }>`
    select n.id, max(v.version) || case when w.note_id is null then '' else ' withdrawn' end as state
    from note n join note_version v on v.note_id = n.id left join note_withdrawal w on w.note_id = n.id
    where n.theme_id = ${themeId} group by n.id, w.note_id`.execute(db);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

export type NoteTask = {
  readonly slug: string;
  readonly dialogue: Texts;
  readonly n: number;
  readonly title: Texts;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** How many bullets there are by now. */
  readonly notes: number;
};

/** Those of `themes` whose dialogue has no published report, by when they begin. */
export async function themesWithoutReport(db: Database, themes: readonly string[]): Promise<NoteTask[]> {
  const { rows } = await sql<NoteTask>`
    select d.slug, d.title as dialogue, t.n, t.title, t.starts_at as "startsAt", t.ends_at as "endsAt",
      (select count(*)::int from note n left join note_withdrawal w on w.note_id = n.id
        where n.theme_id = t.id and w.note_id is null) as notes
    from theme t join dialogue d on d.id = t.dialogue_id
    where t.id::text = any(${[...themes]})
      and not exists (select from dialogue_report r where r.dialogue_id = d.id)
      and not exists (select from dialogue_cancellation x where x.dialogue_id = d.id)
    order by t.starts_at, t.n, t.id`.execute(db);
  return rows;
}
