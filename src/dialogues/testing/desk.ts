import { sql } from 'kysely';
import { type Desk, deskOf, once } from '../../testing/desk.ts';
import type { House } from '../../testing/house.ts';
import { themesOf } from '../store/dialogues.ts';
import type { DialogueId, Theme } from '../types.ts';

/** Where the dialogue that `prepareDialogue` makes is prepared, and its themes. */
export const home = '/conversatorios/2026/gestion';
export const themePathOf = async (house: House, n = 1, part = ''): Promise<string> =>
  `${home}/temas/${(await themeOf(house, '2026', n)).id}${part}`;

/** Someone of the liaison mesa, who may convene, enters at this moment: sessions last a day. */
export async function convenerAt(house: House, at: string): Promise<{ token: string; desk: Desk }> {
  house.setTime(at);
  const mandates = [{ office: 'liaison-member', body: 'liaison', endsAt: '2027-06-01T00:00:00Z' }] as const;
  const { token } = await house.signIn({ name: 'Ana', mandates });
  return { token, desk: deskOf(house, token) };
}

/** Someone named to a theme. */
export const appointment = { name: 'Iris', email: 'iris@undp.example', office: 'facilitator', agency: 'undp' };

/** What a form about a dialogue sends when nothing is wrong with it. */
export const dialogueForm = () => ({
  'title.es': 'Alianzas para la gobernanza',
  'title.en': 'Alliances for governance',
  'summary.es': 'Para conversar sobre lo que funciona.',
  'summary.en': 'To talk about what works.',
  heldOn: '2026-12-04',
  once: once(),
});

export const themeForm = () => ({
  'title.es': 'Reducir las vulnerabilidades',
  'title.en': 'Reducing vulnerabilities',
  'introduction.es': 'De qué se trata.',
  'introduction.en': 'What it is about.',
  objectives: ['7', '8', '15'],
  zone: 'America/Costa_Rica',
  starts: '2026-12-04T08:00',
  ends: '2026-12-04T10:00',
  once: once(),
});

export const questionForm = (words: string) => ({ 'text.es': `¿${words}?`, 'text.en': `${words}?`, once: once() });

export const seatForm = (
  seat: Partial<Record<'sector' | 'institution' | 'country' | 'person' | 'gender', string>>,
) => ({
  sector: 'civil-society',
  institution: 'Casa del Camino',
  country: 'GT',
  once: once(),
  ...seat,
});

export async function dialogueIdOf({ deps }: House, slug: string): Promise<DialogueId> {
  const found = deps.db.selectFrom('dialogue').select('id').where('slug', '=', slug);
  return (await found.executeTakeFirstOrThrow()).id as DialogueId;
}

export async function themeOf(house: House, slug: string, n: number): Promise<Theme> {
  const theme = (await themesOf(house.deps.db, await dialogueIdOf(house, slug))).find((one) => one.n === n);
  if (!theme) throw new Error(`${slug} has no theme ${n}`);
  return theme;
}

/** Prepares a dialogue with one theme and two questions, ready to be announced; the answer is its management's path. */
export async function prepareDialogue(desk: Desk, house: House): Promise<string> {
  const at = await desk.send('/conversatorios/nuevo', dialogueForm());
  const slug = /conversatorios\/([^/]+)\/gestion/.exec(at)?.[1] ?? '';
  const home = `/conversatorios/${slug}/gestion`;
  await desk.send(`${home}/temas/nuevo`, themeForm());
  const { id } = await themeOf(house, slug, 1);
  await desk.send(`${home}/temas/${id}/preguntas`, questionForm('Qué funciona'));
  await desk.send(`${home}/temas/${id}/preguntas`, questionForm('Qué falta'));
  return home;
}

/** An empty house again, its public record apart, which nothing empties. */
export async function clear({ deps }: House): Promise<void> {
  await sql`truncate dialogue, mandate, session, mail_message cascade`.execute(deps.db);
}

export async function lastEntry({ deps }: House): Promise<number> {
  const { last } = await deps.db
    .selectFrom('record_entry')
    .select((entry) => entry.fn.coalesce(entry.fn.max('seq'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

/** The kinds on the public record with their facts, oldest first, after an entry. */
export async function recorded({ deps }: House, after: number, kinds: readonly string[]) {
  const rows = await deps.db
    .selectFrom('record_entry')
    .select(['kind', 'facts'])
    .where('kind', 'in', [...kinds])
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  return rows.map(({ kind, facts }) => ({ kind, facts }));
}
