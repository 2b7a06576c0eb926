import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import type { Attendance, DialogueId, Note, ThemeId } from '../types.ts';

/** Who took part in each theme of a dialogue, without names: what the session in numbers is counted from. */
export async function attendanceOf(db: Database, id: DialogueId): Promise<Attendance[]> {
  const { rows } = await sql<Attendance>`
    select a.theme_id as "themeId", coalesce(a.seat_id::text, lower(a.name), a.id::text) as person,
      a.country, a.sector, a.gender, a.mode
    from attendance a join theme t on t.id = a.theme_id
    where t.dialogue_id = ${id}
    order by t.n, a.noted_at, a.id`.execute(db);
  return rows;
}

/** The notes of a theme that were not withdrawn, each in its last wording, by question and time. */
export const notesOf = (db: Database, themes: readonly ThemeId[]): Promise<Note[]> =>
  db
    .selectFrom('note as n')
    .innerJoin('note_version as v', 'v.note_id', 'n.id')
    .leftJoin('note_withdrawal as w', 'w.note_id', 'n.id')
    .leftJoin('guiding_question as q', 'q.id', 'v.guiding_question_id')
    .leftJoin('note_version as later', (join) =>
      join.onRef('later.note_id', '=', 'v.note_id').onRef('later.version', '>', 'v.version'),
    )
    .select([
      'n.id',
      'n.theme_id as themeId',
      'v.guiding_question_id as questionId',
      'v.version',
      'v.kind',
      'v.text',
      'v.language',
      'v.objectives',
      'v.principles',
      'v.at as updatedAt',
    ])
    .where('n.theme_id', 'in', [...themes])
    .where('w.note_id', 'is', null)
    .where('later.note_id', 'is', null)
    .orderBy('n.theme_id')
    .orderBy('q.n', (order) => order.asc().nullsLast())
    .orderBy('n.created_at')
    .orderBy('n.id')
    .$castTo<Note>()
    .execute();

/** How many took part in a theme, and from how many countries. */
export type Participation = {
  readonly themeId: ThemeId;
  readonly participants: number;
  readonly countries: number;
};

/** As it is known now; themes that nobody is known to have attended are left out. */
export const participationOf = (db: Database, themes: readonly ThemeId[]): Promise<Participation[]> =>
  themes.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('attendance')
        .select(['theme_id as themeId', sql<number>`count(*)`.as('participants')])
        .select(sql<number>`count(distinct country)`.as('countries'))
        .where('theme_id', 'in', [...themes])
        .groupBy('theme_id')
        .$castTo<Participation>()
        .execute();
