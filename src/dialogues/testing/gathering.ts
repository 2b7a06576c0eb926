import type { Deps } from '../../deps.ts';
import { json } from '../../platform/database.ts';
import type { House } from '../../testing/house.ts';
import { mailsTo } from '../../testing/letters.ts';
import type { DialogueId, RoomSettings, ThemeId } from '../types.ts';

/**
 * A convened dialogue of two themes on one day: two hours each, half an hour between. The first starts at 08:00 by the
 * clock of San José (UTC−6), or at `startsAt`.
 */
export type MadeDialogue = {
  readonly id: DialogueId;
  readonly slug: string;
  readonly themes: readonly [ThemeId, ThemeId];
};

type Made = { venue?: boolean; convened?: boolean; day?: string; slug?: string; startsAt?: Temporal.Instant };

export async function makeDialogue({ deps }: Pick<House, 'deps'>, options: Made = {}): Promise<MadeDialogue> {
  const { db, charter } = deps;
  const day = options.day ?? '2026-12-03';
  const slug = options.slug ?? '2026';
  const begins = options.startsAt ?? Temporal.Instant.from(`${day}T08:00:00-06:00`);
  const at = begins.subtract({ hours: 32 * 24 });
  const { id } = await db
    .insertInto('dialogue')
    .values({
      slug,
      title: json({ es: 'Diálogo de diciembre', en: 'Dialogue in December' }),
      summary: json({ es: 'Dos temas.', en: 'Two themes.' }),
      held_on: begins.toZonedDateTimeISO('America/Costa_Rica').toPlainDate(),
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
  const first = await makeTheme(deps, id, 1, begins);
  const second = await makeTheme(deps, id, 2, begins.add({ minutes: 150 }));
  return { id: id as DialogueId, slug, themes: [first, second] };
}

async function makeTheme({ db }: Deps, dialogueId: string, n: number, startsAt: Temporal.Instant): Promise<ThemeId> {
  const { id } = await db
    .insertInto('theme')
    .values({
      dialogue_id: dialogueId,
      n,
      title: json({ es: `Tema número ${n}`, en: `Theme number ${n}` }),
      introduction: json({ es: 'De qué trata.', en: 'What it is about.' }),
      starts_at: startsAt,
      ends_at: startsAt.add({ hours: 2 }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as ThemeId;
}

export async function makeRoom({ deps }: Pick<House, 'deps'>, themeId: ThemeId, settings: RoomSettings): Promise<void> {
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
  house: Pick<House, 'deps'>,
  email: string,
): Promise<readonly { readonly subject: string; readonly text: string; readonly token: string | null }[]> {
  const mails = await mailsTo(house, email);
  return mails.toReversed().map(({ subject, text }) => ({
    subject,
    text,
    token: /\/invitacion\/([\w-]{32})/.exec(text)?.[1] ?? null,
  }));
}

/** The secret in the last letter to an address that has one. */
export async function tokenOf(house: Pick<House, 'deps'>, email: string): Promise<string> {
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
