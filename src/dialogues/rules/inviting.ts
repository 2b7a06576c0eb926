import type { Reason } from '../../platform/result.ts';
import type { AnswerTimes } from './invitations.ts';

/**
 * What speaks against inviting anybody now. `times` null: the dialogue has no themes yet.
 * Reasons: `dialogue-not-convened`, `dialogue-cancelled`, `answers-closed`.
 */
export function aboutInviting(times: AnswerTimes | null, at: Temporal.Instant): readonly Reason[] {
  if (times === null || times.opensAt === null) return [{ code: 'dialogue-not-convened' }];
  if (times.cancelled) return [{ code: 'dialogue-cancelled' }];
  return Temporal.Instant.compare(at, times.closesAt) < 0 ? [] : [{ code: 'answers-closed' }];
}

/**
 * Until when answers may be asked for: later than now, and not after the dialogue is over.
 * Reasons: `deadline-past`, `deadline-after-dialogue`.
 */
export function aboutDeadline(
  closesAt: Temporal.Instant,
  over: Temporal.Instant | null,
  at: Temporal.Instant,
): readonly Reason[] {
  if (Temporal.Instant.compare(closesAt, at) <= 0) return [{ code: 'deadline-past', field: 'until' }];
  return over !== null && Temporal.Instant.compare(closesAt, over) > 0
    ? [{ code: 'deadline-after-dialogue', field: 'until' }]
    : [];
}
