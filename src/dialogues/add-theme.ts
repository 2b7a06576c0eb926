import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { followFirstTheme } from './follow-first-theme.ts';
import { type LocalHours, sessionOf } from './rules/session-hours.ts';
import { decideThemeChange } from './rules/theme-changes.ts';
import { lockDialogue, lockSlugs, themesOf } from './store/dialogues.ts';
import { findThemeMadeBy, insertTheme, numberThemes, type ThemeData } from './store/themes.ts';
import type { DialogueId, ThemeId } from './types.ts';

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
    const themes = await themesOf(tx, dialogueId);
    const n = Math.max(0, ...themes.map((theme) => theme.n)) + 1;
    const data = { ...written, ...session.value };
    const after = [...themes, { ...data, n, questions: [], minutes: {} }];
    const decision = decideThemeChange(deps.charter, dialogue, after, { n, before: null }, at);
    if (!decision.ok) return decision;
    const id = await insertTheme(tx, dialogueId, n, data, written.once);
    await numberThemes(tx, dialogueId);
    return accept({ id, slug: await followFirstTheme(tx, deps, dialogue, after, by, at) });
  });
