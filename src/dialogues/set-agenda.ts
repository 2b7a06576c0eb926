import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { recordThemeChange } from './record-changes.ts';
import { buildAgenda } from './rules/agenda.ts';
import { agendaLengths } from './rules/agenda-lengths.ts';
import { isSettled } from './rules/theme-changes.ts';
import { lockTheme } from './store/dialogues.ts';
import { setAgendaParts } from './store/settings.ts';
import type { ThemeId } from './types.ts';

/**
 * Sets how long the parts of a theme's session last, in minutes by the key of the charter's order.
 * Refusals: `no-longer-there`, `theme-begun` and those of `buildAgenda`.
 */
export const setAgenda = (
  { db, charter, random }: Pick<Deps, 'db' | 'charter' | 'random'>,
  themeId: ThemeId,
  minutes: Readonly<Record<string, number>>,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const { dialogue, theme } = found;
    const agenda = buildAgenda(theme, charter.dialogue, minutes);
    const reasons = agenda.ok ? [] : [...agenda.reasons];
    if (isSettled(dialogue, theme, at)) reasons.unshift({ code: 'theme-begun' });
    const decision = unless(reasons, () => null);
    if (!decision.ok) return decision;
    const before = agendaLengths(charter.dialogue.order, theme.minutes);
    await setAgendaParts(tx, themeId, minutes);
    const differs = Object.entries(before).some(([part, length]) => minutes[part] !== length);
    if (differs) await recordThemeChange(tx, { random }, dialogue, theme, by, at);
    return accept(null);
  });
