import type { Result } from '../../platform/result.ts';
import { accept, refuse } from '../../platform/result.ts';
import type { Calendar, Stage } from '../types.ts';

/** Hours: between two reminders at least; before the end, from when reminders go out by themselves. */
const reminderHours = { apart: 24, beforeEnd: 48 } as const;

const hoursBetween = (from: Temporal.Instant, to: Temporal.Instant): number => from.until(to).total('hours');

/**
 * Whether those who have not voted may be reminded now: while voting runs, and not within a day of the last time.
 * Refusals: `remind-not-open`, `remind-too-soon`.
 */
export function decideReminding(stage: Stage, last: Temporal.Instant | null, at: Temporal.Instant): Result<null> {
  if (stage !== 'voting') return refuse('remind-not-open');
  if (last && hoursBetween(last, at) < reminderHours.apart) return refuse('remind-too-soon');
  return accept(null);
}

/** Whether a reminder goes out by itself: in the last two days of voting. */
export const isReminderDue = ({ votingUntil }: Pick<Calendar, 'votingUntil'>, at: Temporal.Instant): boolean =>
  hoursBetween(at, votingUntil) <= reminderHours.beforeEnd;
