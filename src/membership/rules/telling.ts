import { isBefore } from '../../platform/moments.ts';
import type { MesaReview } from '../types.ts';

/**
 * Since when an answer waits to be told to a group without e-mail: the first that a mesa, or whoever answered an
 * objection, gave after the group was last told (`toldAt`; null: never). Null where it knows all of them.
 */
export function untoldSince(reviews: readonly MesaReview[], toldAt: Temporal.Instant | null): Temporal.Instant | null {
  const answers = reviews.flatMap(({ decision, objection }) => [
    ...(decision ? [decision.at] : []),
    ...(objection?.decision ? [objection.decision.at] : []),
  ]);
  const untold = answers.filter((at) => toldAt === null || isBefore(toldAt, at));
  return untold.sort(Temporal.Instant.compare)[0] ?? null;
}
