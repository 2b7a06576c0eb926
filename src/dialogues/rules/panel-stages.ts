import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Dialogue, PanelStage, Theme } from '../types.ts';
import { hasBegun } from './theme-changes.ts';

/** More people never sat on one panel: a guard against a form sent by a machine. */
export const mostHeldSeats = 40;

type Announced = Pick<Dialogue, 'convenedAt'>;
type Planned = Pick<Theme, 'startsAt'>;

/**
 * Whether a panel may be changed. The plan is the plan until the theme begins; how it was held is known from then on.
 * Refusals: `panel-plan-closed`, `panel-not-held-yet`.
 */
export function decidePanelChange(
  stage: PanelStage,
  dialogue: Announced,
  theme: Planned,
  at: Temporal.Instant,
): Result<null> {
  const begun = hasBegun(theme, at);
  const reasons: Reason[] = [];
  if (stage === 'planned' && begun && dialogue.convenedAt !== null) reasons.push({ code: 'panel-plan-closed' });
  if (stage === 'held' && !begun) reasons.push({ code: 'panel-not-held-yet' });
  return unless(reasons, () => null);
}

/**
 * Whether one more seat fits. A plan has as many as the charter has talks; what was held may have had more.
 * Refusals: those of `decidePanelChange` and `panel-full` (with the seats).
 */
export function decideSeat(
  stage: PanelStage,
  talks: number,
  seated: number,
  dialogue: Announced,
  theme: Planned,
  at: Temporal.Instant,
): Result<null> {
  const change = decidePanelChange(stage, dialogue, theme, at);
  const seats = stage === 'planned' ? talks : mostHeldSeats;
  const reasons = change.ok ? [] : [...change.reasons];
  if (seated >= seats) reasons.push({ code: 'panel-full', params: { seats } });
  return unless(reasons, () => null);
}

/**
 * Whether a panel may go on the public site. A plan may, also late: it can no longer be changed then.
 * Refusals: `dialogue-not-convened`, `panel-empty`, `panel-not-held-yet`.
 */
export function decidePublication(
  stage: PanelStage,
  seated: number,
  dialogue: Announced,
  theme: Planned,
  at: Temporal.Instant,
): Result<null> {
  const reasons: Reason[] = [];
  if (dialogue.convenedAt === null) reasons.push({ code: 'dialogue-not-convened' });
  if (stage === 'held' && !hasBegun(theme, at)) reasons.push({ code: 'panel-not-held-yet' });
  if (seated === 0) reasons.push({ code: 'panel-empty' });
  return unless(reasons, () => null);
}
