/** The time, as an argument: the server passes the machine's clock, tests a fixed one. */
export type Clock = () => Temporal.Instant;

/**
 * To the microsecond, as PostgreSQL keeps it: a moment read back from the database is the one that was written, so
 * that what ends at a moment and what begins at it never overlap.
 */
export const machineClock: Clock = () =>
  Temporal.Now.instant().round({ smallestUnit: 'microsecond', roundingMode: 'trunc' });
