/** The time, as an argument: the server passes the machine's clock, tests a fixed one. */
export type Clock = () => Temporal.Instant;

export const machineClock: Clock = () => Temporal.Now.instant();
