import { HTTPException } from 'hono/http-exception';
import type { Acting } from '../../mandates/types.ts';
import type { FormState } from '../../platform/forms.ts';
import { isUuid, uuidPart } from '../../platform/identifiers.ts';
import { actingWith, type Web } from '../../web.ts';
import { conveningMandate, mayConvene } from '../permissions.ts';
import { findDialogue, themesOf } from '../store/dialogues.ts';
import type { Dialogue, Theme } from '../types.ts';

/** Addresses of dialogues: figures and small letters. */
export const slugPattern = '{[a-z0-9]+(?:-[a-z0-9]+)*}';

/** The dialogue of the address: announced, or still being prepared for those who prepare it; otherwise 404. */
export async function dialogueInReach(c: Web): Promise<Dialogue> {
  const dialogue = await findDialogue(c.get('deps').db, c.req.param('slug') ?? '');
  if (!dialogue || (dialogue.convenedAt === null && !mayConvene(c.get('actor')))) throw new HTTPException(404);
  return dialogue;
}

/** The same while it is prepared or held: nothing of one that was called off is changed any more (404). */
export async function managedInReach(c: Web): Promise<Dialogue> {
  const dialogue = await dialogueInReach(c);
  if (dialogue.cancelledAt !== null) throw new HTTPException(404);
  return dialogue;
}

/** A theme of that dialogue, by its id in the address; otherwise 404. */
export async function themeInReach(
  c: Web,
): Promise<{ readonly dialogue: Dialogue; readonly theme: Theme; readonly themes: readonly Theme[] }> {
  const dialogue = await managedInReach(c);
  const themes = await themesOf(c.get('deps').db, dialogue.id);
  const theme = themes.find(({ id }) => id === c.req.param('theme'));
  if (!theme) throw new HTTPException(404);
  return { dialogue, theme, themes };
}

/** In whose name a convening act is done, and the language it is done in. */
export const convening = (c: Web): Acting & { readonly language: string } => ({
  ...actingWith(c, conveningMandate(c.get('actor'))),
  language: c.get('reader').language,
});

/** Below a dialogue's management. */
export const managed = `/conversatorios/:slug${slugPattern}/gestion`;
export const managedTheme = `${managed}/temas/:theme${uuidPart}`;

/** The key of a sending: the one that came with what is shown again, or a new one. */
export function onceOf({ values }: FormState): string {
  const { once } = values;
  return typeof once === 'string' && isUuid(once) ? once : crypto.randomUUID();
}

/** A guiding question of that theme; otherwise 404. */
export async function questionInReach(c: Web) {
  const found = await themeInReach(c);
  const question = found.theme.questions.find(({ id }) => id === c.req.param('question'));
  if (!question) throw new HTTPException(404);
  return { ...found, question };
}
