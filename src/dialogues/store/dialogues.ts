import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Texts } from '../../platform/reader.ts';
import type { Dialogue, DialogueId, GuidingQuestion, PanelSeat, Theme, ThemeId } from '../types.ts';

const dialogues = (db: Database | Transaction) =>
  db
    .selectFrom('dialogue as d')
    .leftJoin('dialogue_convening as c', 'c.dialogue_id', 'd.id')
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
    ])
    .$castTo<Dialogue>();

/** Convened ones, the latest first; with `preparing` those not yet public too. */
export const listDialogues = (db: Database, { preparing }: { readonly preparing: boolean }): Promise<Dialogue[]> =>
  dialogues(db)
    .$if(!preparing, (query) => query.where('c.at', 'is not', null))
    .orderBy('d.held_on', 'desc')
    .orderBy('d.id', 'desc')
    .execute();

export async function findDialogue(db: Database | Transaction, slug: string): Promise<Dialogue | null> {
  return (await dialogues(db).where('d.slug', '=', slug).executeTakeFirst()) ?? null;
}

export async function findDialogueById(db: Database | Transaction, id: DialogueId): Promise<Dialogue | null> {
  return (await dialogues(db).where('d.id', '=', id).executeTakeFirst()) ?? null;
}

/** The dialogue, its row locked: acts on its themes, panels and invitations take their turn. */
export async function lockDialogue(tx: Transaction, id: DialogueId): Promise<Dialogue | null> {
  await tx.selectFrom('dialogue').select('id').where('id', '=', id).forUpdate().execute();
  return findDialogueById(tx, id);
}

type ThemeRow = {
  readonly id: ThemeId;
  readonly dialogueId: DialogueId;
  readonly n: number;
  readonly title: Texts;
  readonly introduction: Texts;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly objectives: readonly number[];
  readonly questions: readonly GuidingQuestion[];
  readonly panel: readonly PanelSeat[];
};

/** Themes of a dialogue in order, each with its objectives, guiding questions and panel: one query. */
export async function themesOf(db: Database | Transaction, id: DialogueId): Promise<Theme[]> {
  const { rows } = await sql<ThemeRow>`
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
        from panel_seat s where s.theme_id = t.id), '[]') as panel
    from theme t where t.dialogue_id = ${id} order by t.n`.execute(db);
  return rows;
}
