import type { Election } from '../types.ts';

/**
 * Whether a candidate's personal link opens: as long as anything may still be asked of the candidacy, which is until the
 * time for complaints is over by the calendar in force, and not once the election is called off. Afterwards the
 * candidacy is reached by signing in.
 */
export const isLinkOpen = ({ calendar, cancelled }: Pick<Election, 'calendar' | 'cancelled'>, at: Temporal.Instant) =>
  cancelled === null && Temporal.Instant.compare(at, calendar.complaintsUntil) < 0;
