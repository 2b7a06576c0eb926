import type { PersonId } from '../../accounts/types.ts';
import { type MadeDialogue, makeDialogue } from '../../dialogues/testing/gathering.ts';
import type { ThemeId } from '../../dialogues/types.ts';
import type { Body } from '../../mandates/types.ts';
import { json } from '../../platform/database.ts';
import { type Desk, deskOf } from '../../testing/desk.ts';
import type { House } from '../../testing/house.ts';
import { itemsOf } from '../store/drafts.ts';
import type { Item, ReportId } from '../types.ts';

/** Somebody at work on a report, by name. */
export type Colleague = Desk & { readonly personId: PersonId; readonly token: string };

export async function colleague(house: House, name: string, office: string, body: Body): Promise<Colleague> {
  const { personId, token } = await house.signIn({ name, mandates: [{ office, body }] });
  return { ...deskOf(house, token), personId, token };
}

/** A dialogue of two themes that took place two days ago, with notes, who took part, and a member organization. */
export type HeldSession = MadeDialogue & {
  /** `/conversatorios/2026/informe` */
  readonly work: string;
  readonly notes: ReadonlyMap<string, string>;
};

type NoteRow = {
  readonly key: string;
  readonly theme: 1 | 2;
  readonly kind: string;
  readonly text: string;
  readonly objectives?: readonly number[];
};

/** One of each kind in the first theme, recommendations in both. */
const usualNotes: readonly NoteRow[] = [
  { key: 'advance', theme: 1, kind: 'advance', text: 'Hay ventanilla única en tres ciudades.', objectives: [15] },
  { key: 'challenge', theme: 1, kind: 'challenge', text: 'Los trámites tardan.', objectives: [7] },
  { key: 'lesson', theme: 1, kind: 'lesson', text: 'La coordinación diaria funciona.' },
  { key: 'r1', theme: 1, kind: 'recommendation', text: 'Simplificar los trámites.', objectives: [7, 15] },
  { key: 'r2', theme: 1, kind: 'recommendation', text: 'Escuchar a quienes migran.', objectives: [16] },
  { key: 'r3', theme: 2, kind: 'recommendation', text: 'Reconocer los títulos.', objectives: [18] },
];

export async function holdSession(house: House, notes: readonly NoteRow[] = usualNotes): Promise<HeldSession> {
  const dialogue = await makeDialogue(house, { day: '2026-11-18' });
  const { id: writer } = await house.deps.db
    .insertInto('person')
    .values({ name: 'Relatora Sin Oficio', language: 'es', created_at: house.deps.clock() })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, theme] of dialogue.themes.entries()) {
    await house.deps.db
      .insertInto('guiding_question')
      .values([1, 2].map((n) => ({ theme_id: theme, n, text: json({ es: `Pregunta ${n}`, en: `Question ${n}` }) })))
      .execute();
    await house.deps.db
      .insertInto('theme_objective')
      .values((index === 0 ? [7, 15] : [16, 18]).map((objective) => ({ theme_id: theme, objective })))
      .execute();
  }
  const keyed = new Map<string, string>();
  for (const note of notes)
    keyed.set(note.key, await takeNote(house, dialogue.themes[note.theme - 1] ?? '', note, writer));
  return { ...dialogue, work: `/conversatorios/${dialogue.slug}/informe`, notes: keyed };
}

async function takeNote({ deps }: House, theme: string, note: NoteRow, by: string): Promise<string> {
  const at = deps.clock().subtract({ hours: 40 });
  const question = await deps.db
    .selectFrom('guiding_question')
    .select('id')
    .where('theme_id', '=', theme)
    .where('n', '=', 1)
    .executeTakeFirst();
  const { id } = await deps.db
    .insertInto('note')
    .values({ theme_id: theme, once: crypto.randomUUID(), created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await deps.db
    .insertInto('note_version')
    .values({
      note_id: id,
      version: 1,
      guiding_question_id: question?.id ?? null,
      kind: note.kind,
      text: note.text,
      language: 'es',
      objectives: [...(note.objectives ?? [])],
      by,
      at,
    })
    .execute();
  return id;
}

type Present = {
  readonly country: string;
  readonly sector: string;
  readonly gender: string | null;
  readonly persons: number;
};

/** Writes down how many took part in a theme, group by group; they have no names. */
export async function noteAttendance({ deps }: House, theme: ThemeId, groups: readonly Present[]): Promise<void> {
  const rows = groups.flatMap(({ persons, ...group }) =>
    Array.from({ length: persons }, () => ({
      ...group,
      theme_id: theme,
      mode: 'online' as const,
      source: 'host' as const,
      noted_at: deps.clock(),
    })),
  );
  await deps.db.insertInto('attendance').values(rows).execute();
}

export async function addMember(
  { deps }: House,
  { name, acronym = null, formerName }: { name: string; acronym?: string | null; formerName?: string },
): Promise<void> {
  const { id } = await deps.db
    .insertInto('organization')
    .values({
      slug: `member-${crypto.randomUUID().slice(0, 8)}`,
      name,
      acronym,
      stakeholder_group: deps.charter.groups[0]?.key ?? '',
      country: 'PY',
      created_at: deps.clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (formerName) {
    const until = deps.clock();
    await deps.db.insertInto('former_name').values({ organization_id: id, name: formerName, until }).execute();
  }
}

export async function itemsIn({ deps }: House, { id }: MadeDialogue): Promise<Item[]> {
  const report = await deps.db
    .selectFrom('report')
    .select('id')
    .where('dialogue_id', '=', id)
    .executeTakeFirstOrThrow();
  return itemsOf(deps.db, report.id as ReportId);
}

/** The item that says this in Spanish. */
export async function itemSaying(house: House, dialogue: MadeDialogue, words: string): Promise<Item> {
  const item = (await itemsIn(house, dialogue)).find(({ wording }) => wording.text.es === words);
  if (!item) throw new Error(`no item says ${words}`);
  return item;
}

/** Sends an item's form with what stands in it, changed where the test says so. */
export async function rewrite(
  desk: Desk,
  { work }: HeldSession,
  { id, version, wording }: Item,
  change: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response> {
  return desk.ask(`${work}/puntos/${id}`, {
    form: {
      'text.es': wording.text.es ?? '',
      'text.en': wording.text.en ?? '',
      form: wording.form,
      objectives: wording.objectives.map(String),
      base: String(version),
      ...change,
    },
  });
}

/** Writes every text in every language, so that nothing but names and releases is left. */
export async function translateAll(house: House, desk: Desk, session: HeldSession): Promise<void> {
  for (const item of await itemsIn(house, session)) {
    if (item.wording.text.en) continue;
    const answer = await rewrite(desk, session, item, { 'text.en': `In English: ${item.wording.text.es}` });
    if (answer.status !== 303) throw new Error(`an item was refused: ${answer.status}`);
  }
}

/** The digest that the release form carries. */
export async function seenDigest(desk: Desk, { work }: HeldSession): Promise<string> {
  const html = await desk.page(`${work}/liberacion`);
  return /name="seen" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
}

export const release = async (desk: Desk, session: HeldSession): Promise<Response> =>
  desk.ask(`${session.work}/liberacion`, {
    form: { seen: await seenDigest(desk, session), once: crypto.randomUUID() },
  });
