import { json } from '../../platform/database.ts';
import type { House } from '../../testing/house.ts';
import type { DialogueId, RoomSettings, ThemeId } from '../types.ts';

/** A convened dialogue of two themes on one day, by the clock of San José (UTC−6): 08:00–10:00 and 10:30–12:30. */
export type MadeDialogue = {
  readonly id: DialogueId;
  readonly slug: string;
  readonly themes: readonly [ThemeId, ThemeId];
};

export async function makeDialogue(
  { deps }: House,
  options: { venue?: boolean; convened?: boolean; day?: string; slug?: string } = {},
): Promise<MadeDialogue> {
  const { db, charter } = deps;
  const day = options.day ?? '2026-12-03';
  const slug = options.slug ?? '2026';
  const at = Temporal.Instant.from('2026-11-01T12:00:00Z');
  const { id } = await db
    .insertInto('dialogue')
    .values({
      slug,
      title: json({ es: 'Diálogo de diciembre', en: 'Dialogue in December' }),
      summary: json({ es: 'Dos temas.', en: 'Two themes.' }),
      held_on: Temporal.PlainDate.from(day),
      venue: options.venue ? json({ es: 'Sede de la CEPAL, Santiago', en: 'ECLAC, Santiago' }) : null,
      charter_version: charter.version,
      once: crypto.randomUUID(),
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (options.convened !== false) {
    await db.insertInto('dialogue_convening').values({ dialogue_id: id, by: null, at }).execute();
  }
  const hours = [
    ['08:00', '10:00'],
    ['10:30', '12:30'],
  ] as const;
  const ids: ThemeId[] = [];
  for (const [index, [from, to]] of hours.entries()) {
    const theme = await db
      .insertInto('theme')
      .values({
        dialogue_id: id,
        n: index + 1,
        title: json({ es: `Tema número ${index + 1}`, en: `Theme number ${index + 1}` }),
        introduction: json({ es: 'De qué trata.', en: 'What it is about.' }),
        starts_at: Temporal.Instant.from(`${day}T${from}:00-06:00`),
        ends_at: Temporal.Instant.from(`${day}T${to}:00-06:00`),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(theme.id as ThemeId);
  }
  const [first, second] = ids;
  if (!first || !second) throw new Error('two themes were to be made');
  return { id: id as DialogueId, slug, themes: [first, second] };
}

export async function makeRoom({ deps }: House, themeId: ThemeId, settings: RoomSettings): Promise<void> {
  await deps.db
    .insertInto('theme_room')
    .values({
      theme_id: themeId,
      kind: settings.kind,
      settings: json(settings),
      opens_minutes: 15,
      set_by: null,
      set_at: deps.clock(),
    })
    .execute();
}

/** Letters in the outbox to an address, the last one last, each with the secret of the personal link in it. */
export async function lettersTo(
  { deps }: House,
  email: string,
): Promise<readonly { readonly subject: string; readonly text: string; readonly token: string | null }[]> {
  const rows = await deps.db
    .selectFrom('mail_message')
    .select(['subject', 'text'])
    .where('recipient', '=', email)
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
  return rows.map(({ subject, text }) => ({
    subject,
    text,
    token: /\/invitacion\/([\w-]{32})/.exec(text)?.[1] ?? null,
  }));
}

/** The secret in the last letter to an address that has one. */
export async function tokenOf(house: House, email: string): Promise<string> {
  const token = (await lettersTo(house, email)).findLast((letter) => letter.token !== null)?.token;
  if (!token) throw new Error(`no letter with a link was sent to ${email}`);
  return token;
}

/** Someone to invite, as the form sends it. */
export const guest = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  list: 'miembros',
  name,
  email: `${name.split(' ')[0]?.toLowerCase() ?? name}@red.org`,
  institution: 'Red Ñandutí',
  country: 'PE',
  sector: 'civil-society',
  gender: '',
  language: 'es',
  once: crypto.randomUUID(),
  ...more,
});
