import type { Interval } from './agenda.ts';

/** An interval by the clocks of one zone. */
export type ZoneHours = {
  readonly zone: string;
  readonly starts: Temporal.PlainDateTime;
  readonly ends: Temporal.PlainDateTime;
  /** Days after (before, if negative) the day on which the first zone starts. */
  readonly startDay: number;
  readonly endDay: number;
  /** `-06:00`, as it is at the start. */
  readonly offset: string;
  /** Minutes by which the clocks are changed meanwhile: 60 forward, -60 back, 0 on all other nights. */
  readonly clockChange: number;
};

/**
 * The same interval by the clocks of several IANA zones, days counted from the first zone's. Right across midnight,
 * where clocks change, and for zones off by halves of an hour.
 */
export function acrossZones({ startsAt, endsAt }: Interval, zones: readonly string[]): readonly ZoneHours[] {
  const [first] = zones;
  if (first === undefined) return [];
  const home = startsAt.toZonedDateTimeISO(first).toPlainDate();
  return zones.map((zone) => {
    const start = startsAt.toZonedDateTimeISO(zone);
    const end = endsAt.toZonedDateTimeISO(zone);
    return {
      zone,
      starts: start.toPlainDateTime(),
      ends: end.toPlainDateTime(),
      startDay: home.until(start.toPlainDate(), { largestUnit: 'days' }).days,
      endDay: home.until(end.toPlainDate(), { largestUnit: 'days' }).days,
      offset: start.offset,
      clockChange: (end.offsetNanoseconds - start.offsetNanoseconds) / 60_000_000_000,
    };
  });
}

/** Whether the time zone database has a zone of this name: what a form sends is not to be trusted. */
export function isZone(name: string): boolean {
  try {
    // Offsets such as `+05:00` are understood too, and name no place.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
