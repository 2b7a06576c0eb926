import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { endServicesIn } from './end-services.ts';
import { followFirstTheme } from './follow-first-theme.ts';
import { lockSlugs, lockTheme } from './store/dialogues.ts';
import { deleteTheme, numberThemes } from './store/themes.ts';
import type { ThemeId } from './types.ts';

/**
 * Takes out a theme that was never announced; the mandates of those who were to serve it end. One that is gone
 * already is gone. Refusals: `dialogue-already-convened`.
 */
export const removeTheme = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  id: ThemeId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string | null>> =>
  transact(deps.db, async (tx) => {
    await lockSlugs(tx);
    const found = await lockTheme(tx, id);
    if (!found) return accept(null);
    const { dialogue, themes } = found;
    if (dialogue.convenedAt !== null) return refuse('dialogue-already-convened');
    await deleteTheme(tx, id);
    await numberThemes(tx, dialogue.id);
    const ended = await endServicesIn(tx, deps, { themes: [id] }, by, at);
    if (!ended.ok) return ended;
    const rest = themes.filter((theme) => theme.id !== id);
    return accept(await followFirstTheme(tx, deps, dialogue, rest, by, at));
  });
