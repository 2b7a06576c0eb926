import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Dialogue } from '../types.ts';
import { buildAgenda, checkThemes, type Interval } from './agenda.ts';
import { agendaLengths } from './agenda-lengths.ts';
import { type ConveningRules, decideConvening, type PreparedDialogue, type PreparedTheme } from './convening.ts';

import { textsDiffer } from './texts-differ.ts';

type Announced = PreparedDialogue & Pick<Dialogue, 'convenedAt'>;

/**
 * Whether a dialogue may stand with `themes` after a change at `at` to the one numbered `changed`, which was held at
 * `before` (null: it is new). Times must always fit; once the dialogue is announced, everything that was needed to
 * announce it still must, and what has begun stays as it was said; `retitled`, all but its title, which the report
 * prints and which may have to be written without a name.
 * Refusals: `theme-begun`, `theme-in-the-past`, `themes-overlap`, those of `buildAgenda`, and those of `decideConvening`.
 */
export function decideThemeChange(
  charter: ConveningRules,
  dialogue: Announced,
  themes: readonly PreparedTheme[],
  changed: { readonly n: number; readonly before: Interval | null; readonly retitled?: boolean },
  at: Temporal.Instant,
): Result<null> {
  const theme = themes.find(({ n }) => n === changed.n);
  const reasons: Reason[] = [];
  if (dialogue.convenedAt !== null) {
    const begun = changed.before !== null && hasBegun(changed.before, at);
    if (begun && !changed.retitled) reasons.push({ code: 'theme-begun' });
    else if (!begun && theme && hasBegun(theme, at)) reasons.push({ code: 'theme-in-the-past', field: 'starts' });
    const convening = decideConvening(charter, dialogue, themes);
    if (!convening.ok) reasons.push(...convening.reasons);
  } else if (theme) {
    const held = checkThemes(themes);
    if (!held.ok) reasons.push(...held.reasons.map((reason) => ({ ...reason, field: 'starts' })));
    const agenda = buildAgenda(theme, charter.dialogue, agendaLengths(charter.dialogue.order, theme.minutes));
    if (!agenda.ok) reasons.push(...agenda.reasons.map((reason) => ({ ...reason, field: 'ends' })));
  }
  return unless(reasons, () => null);
}

export const hasBegun = ({ startsAt }: Pick<Interval, 'startsAt'>, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, at) <= 0;

/** What was announced and has begun is no longer changed. */
export const isSettled = (
  { convenedAt }: Pick<Dialogue, 'convenedAt'>,
  theme: Pick<Interval, 'startsAt'>,
  at: Temporal.Instant,
): boolean => convenedAt !== null && hasBegun(theme, at);

type ThemeParticulars = Pick<PreparedTheme, 'title' | 'introduction' | 'objectives' | 'startsAt' | 'endsAt'>;

/** Whether a theme is the same in all but its title. */
export const isRetitled = (before: ThemeParticulars, after: ThemeParticulars): boolean =>
  !themesDiffer({ ...before, title: after.title }, after);

/** Whether anything people read of a theme is different. */
export const themesDiffer = (before: ThemeParticulars, after: ThemeParticulars): boolean =>
  textsDiffer(before.title, after.title) ||
  textsDiffer(before.introduction, after.introduction) ||
  before.objectives.join() !== after.objectives.join() ||
  !before.startsAt.equals(after.startsAt) ||
  !before.endsAt.equals(after.endsAt);
