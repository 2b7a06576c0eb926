import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse } from '../platform/result.ts';
import type { WrittenTheme } from './add-theme.ts';
import { followFirstTheme } from './follow-first-theme.ts';
import { prolongServicesIn } from './prolong-services.ts';
import { recordThemeChange } from './record-changes.ts';
import { type LocalHours, sessionOf } from './rules/session-hours.ts';
import { decideThemeChange, isRetitled, themesDiffer } from './rules/theme-changes.ts';
import { lockSlugs, lockTheme } from './store/dialogues.ts';
import { numberThemes, updateTheme } from './store/themes.ts';
import { tellServicesIn } from './tell-services.ts';
import type { Dialogue, Theme, ThemeId } from './types.ts';

type Found = { readonly dialogue: Dialogue; readonly theme: Theme; readonly themes: readonly Theme[] };

/**
 * Changes a theme's texts, objectives or hours. Announced, the change goes on the record; whoever serves the theme
 * goes on serving until it is over, and is told of other hours. The answer is the dialogue's address.
 * Refusals: `no-longer-there`, those of `sessionOf` and of `decideThemeChange`.
 */
export const changeTheme = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ThemeId,
  written: WrittenTheme,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(deps.db, async (tx) => {
    await lockSlugs(tx);
    const found = await lockTheme(tx, id);
    if (!found) return refuse('no-longer-there');
    const { dialogue, theme: before, themes } = found;
    const session = sessionOf(written);
    if (!session.ok) return session;
    const theme = { ...before, ...written, ...session.value };
    if (!themesDiffer(before, theme)) return accept(dialogue.slug);
    const after = themes.map((one) => (one.id === id ? theme : one));
    const changed = { n: before.n, before, retitled: isRetitled(before, theme) };
    const decision = decideThemeChange(deps.charter, dialogue, after, changed, at);
    if (!decision.ok) return decision;
    await updateTheme(tx, id, theme);
    if (dialogue.convenedAt === null) await numberThemes(tx, dialogue.id);
    const served = await prolongServicesIn(tx, deps, theme, by, at);
    if (!served.ok) return served;
    await tellServicesIn(tx, deps, dialogue, { before, theme }, at);
    await recordThemeChange(tx, deps, dialogue, theme, by, at);
    return accept(await followFirstTheme(tx, deps, dialogue, after, by, at));
  });

/**
 * What speaks against other hours of a theme while the rest stays, as far as they could be read.
 * Reasons: those of `changeTheme`.
 */
export function aboutNewHours(
  charter: Deps['charter'],
  { dialogue, theme, themes }: Found,
  hours: Partial<LocalHours>,
  at: Temporal.Instant,
): readonly Reason[] {
  const session = sessionOf(hours);
  const moved = session.ok ? { ...theme, ...session.value } : theme;
  const after = themes.map((one) => (one.id === theme.id ? moved : one));
  const changed = { n: theme.n, before: theme, retitled: isRetitled(theme, moved) };
  const decision = decideThemeChange(charter, dialogue, after, changed, at);
  return [...against(session), ...against(decision)];
}
