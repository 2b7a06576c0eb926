import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Dialogue } from '../types.ts';
import { type ConveningRules, decideConvening, type PreparedTheme } from './convening.ts';
import { movedByDays } from './session-hours.ts';
import { textsDiffer } from './texts-differ.ts';
import { hasBegun } from './theme-changes.ts';

type DialogueParticulars = Pick<Dialogue, 'title' | 'summary' | 'venue' | 'heldOn'>;

/**
 * Whether a dialogue's particulars may become `next` at `at`, and its themes then: on another day they keep their hours
 * on the clocks of `zone`, the mechanism's own. Announced, everything needed to announce it still must stand, and the
 * new day be ahead; begun, it stays as it was announced, but for its title, which the report prints and which may have
 * to be written without a name.
 * Refusals: `dialogue-settled`, `theme-in-the-past` and those of `decideConvening`.
 */
export function decideDialogueChange<T extends PreparedTheme>(
  charter: ConveningRules,
  dialogue: Dialogue,
  next: DialogueParticulars,
  themes: readonly T[],
  zone: string,
  at: Temporal.Instant,
): Result<readonly T[]> {
  const { days } = dialogue.heldOn.until(next.heldOn, { largestUnit: 'days' });
  const moved = days === 0 ? themes : themes.map((theme) => ({ ...theme, ...movedByDays(theme, days, zone) }));
  if (dialogue.convenedAt === null) return unless([], () => moved);
  const reasons: Reason[] = [];
  const begun = themes.some((theme) => hasBegun(theme, at));
  if (begun && particularsDiffer({ ...dialogue, title: next.title }, next)) reasons.push({ code: 'dialogue-settled' });
  else if (!begun && moved.some((theme) => hasBegun(theme, at)))
    reasons.push({ code: 'theme-in-the-past', field: 'heldOn' });
  const convening = decideConvening(charter, next, moved);
  if (!convening.ok) reasons.push(...convening.reasons);
  return unless(reasons, () => moved);
}

/** Whether anything people read is different. */
export const particularsDiffer = (before: DialogueParticulars, after: DialogueParticulars): boolean =>
  !before.heldOn.equals(after.heldOn) ||
  textsDiffer(before.title, after.title) ||
  textsDiffer(before.summary, after.summary) ||
  textsDiffer(before.venue ?? {}, after.venue ?? {});
