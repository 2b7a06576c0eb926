import { sql } from 'kysely';
import { type Database, json, type Transaction } from '../../platform/database.ts';
import type { DialogueId, ThemeId } from '../types.ts';
import type { Participation } from './numbers.ts';

/** What an edition of the report tells of how many took part in the theme numbered `n`. */
export type ToldParticipation = { readonly n: number; readonly participants: number; readonly countries: number };

/** An edition of its report was published, to be read at `/informes/<slug>`. */
export const insertReport = (
  tx: Database | Transaction,
  report: {
    dialogueId: DialogueId;
    edition: number;
    slug: string;
    participation: readonly ToldParticipation[];
    at: Temporal.Instant;
  },
): Promise<unknown> =>
  tx
    .insertInto('dialogue_report')
    .values({
      dialogue_id: report.dialogueId,
      edition: report.edition,
      slug: report.slug,
      participation: json(report.participation),
      at: report.at,
    })
    .execute();

/** When the report of a dialogue was first published; null: it was not. */
export async function reportedAt(db: Database | Transaction, id: DialogueId): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('dialogue_report')
    .select('at')
    .where('dialogue_id', '=', id)
    .orderBy('edition')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** As the last edition of the report tells it; themes are left out of which it tells no figures. */
export async function toldParticipationOf(db: Database, themes: readonly ThemeId[]): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    select t.id as "themeId", (told ->> 'participants')::int as participants, (told ->> 'countries')::int as countries
    from theme t
    join dialogue_report r on r.dialogue_id = t.dialogue_id and r.edition = (
      select max(last.edition) from dialogue_report last where last.dialogue_id = t.dialogue_id)
    join jsonb_array_elements(r.participation) told on (told ->> 'n')::int = t.n
    where t.id = any(${[...themes]}::uuid[])`.execute(db);
  return rows;
}
