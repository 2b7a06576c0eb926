import { isBefore } from '../../platform/moments.ts';

/** From its first moment on, and no longer at the moment of its end; null: without end. */
export type Span = { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant | null };

export const holdsAt = ({ startsAt, endsAt }: Span, at: Temporal.Instant): boolean =>
  !isBefore(at, startsAt) && (endsAt === null || isBefore(at, endsAt));

/** Whether it never holds: ended before it began. */
export const isEmpty = ({ startsAt, endsAt }: Span): boolean => endsAt !== null && !isBefore(startsAt, endsAt);

/** While both hold: empty where that is never. */
export const together = (one: Span, other: Span): Span => ({
  startsAt: isBefore(one.startsAt, other.startsAt) ? other.startsAt : one.startsAt,
  endsAt: earlier(one.endsAt, other.endsAt),
});

/** Whether two spans have a moment in common; an empty one has none. */
export const meet = (one: Span, other: Span): boolean => !isEmpty(together(one, other));

/** The end that comes first. */
export function earlier(one: Temporal.Instant | null, other: Temporal.Instant | null): Temporal.Instant | null {
  if (one === null || other === null) return one ?? other;
  return isBefore(other, one) ? other : one;
}
