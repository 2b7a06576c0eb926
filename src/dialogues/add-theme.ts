import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse } from '../platform/result.ts';
import { followFirstTheme } from './follow-first-theme.ts';
import type { PreparedTheme } from './rules/convening.ts';
import { type LocalHours, sessionOf } from './rules/session-hours.ts';
import { decideThemeChange } from './rules/theme-changes.ts';
import { lockDialogue, lockSlugs, themesOf } from './store/dialogues.ts';
import { findThemeMadeBy, insertTheme, numberThemes, type ThemeData } from './store/themes.ts';
import type { Dialogue, DialogueId, Theme, ThemeId } from './types.ts';

/** A theme as its form gives it: its hours by the clocks of a zone that is named. */
export type WrittenTheme = Omit<ThemeData, 'startsAt' | 'endsAt'> & LocalHours;

/**
 * Adds a theme to a dialogue that is being prepared; themes are numbered by when they begin.
 * Refusals: `no-longer-there`, `dialogue-already-convened`, those of `sessionOf` and of `decideThemeChange`.
 */
export const addTheme = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  dialogueId: DialogueId,
  written: WrittenTheme & { readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<{ readonly id: ThemeId; readonly slug: string }>> =>
  transact(deps.db, async (tx) => {
    await lockSlugs(tx);
    const dialogue = await lockDialogue(tx, dialogueId);
    if (!dialogue) return refuse('no-longer-there');
    const made = await findThemeMadeBy(tx, written.once);
    if (made) return accept({ id: made, slug: dialogue.slug });
    if (dialogue.convenedAt !== null) return refuse('dialogue-already-convened');
    const session = sessionOf(written);
    if (!session.ok) return session;
    const data = { ...written, ...session.value };
    const { n, after } = withNew(await themesOf(tx, dialogueId), data);
    const decision = decideThemeChange(deps.charter, dialogue, after, { n, before: null }, at);
    if (!decision.ok) return decision;
    const id = await insertTheme(tx, dialogueId, n, data, written.once);
    await numberThemes(tx, dialogueId);
    return accept({ id, slug: await followFirstTheme(tx, deps, dialogue, after, by, at) });
  });

/** What speaks against a new theme, as far as its hours could be read. Reasons: those of `addTheme`. */
export async function aboutNewTheme(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  dialogue: Dialogue,
  hours: Partial<LocalHours>,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  if (dialogue.convenedAt !== null) return [{ code: 'dialogue-already-convened' }];
  const session = sessionOf(hours);
  if (!session.ok || session.value === null) return against(session);
  const untold = { title: {}, introduction: {}, objectives: [] };
  const { n, after } = withNew(await themesOf(db, dialogue.id), { ...untold, ...session.value });
  return against(decideThemeChange(charter, dialogue, after, { n, before: null }, at));
}

/** A dialogue's themes with one more, numbered after the last. */
function withNew(
  themes: readonly Theme[],
  data: ThemeData,
): { readonly n: number; readonly after: readonly PreparedTheme[] } {
  const n = Math.max(0, ...themes.map((theme) => theme.n)) + 1;
  return { n, after: [...themes, { ...data, n, questions: [], minutes: {} }] };
}
