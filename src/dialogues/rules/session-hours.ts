import { accept, type Reason, type Result, refuse, unless } from '../../platform/result.ts';
import type { Interval } from './agenda.ts';

/** No session is longer: an end that is later was meant for another day. */
export const longestHours = 12;

/** A session as it was written down: by the clocks of a zone that is named. */
export type LocalHours = {
  /** IANA name. */
  readonly zone: string;
  readonly starts: Temporal.PlainDateTime;
  readonly ends: Temporal.PlainDateTime;
};

/**
 * The interval that local hours in a named zone mean. Refusals, beside their fields: `agenda-ends-before-start`,
 * `session-too-long` (with the hours), `time-at-clock-change` (a time that the clocks of that zone skip or show twice).
 */
export function sessionOf(hours: LocalHours): Result<Interval>;
/** The same of hours of which not all are known: null where nothing speaks against them so far. */
export function sessionOf(hours: Partial<LocalHours>): Result<Interval | null>;
export function sessionOf({ zone, starts, ends }: Partial<LocalHours>): Result<Interval | null> {
  if (!zone) return accept(null);
  const startsAt = starts && instantOf(starts, zone);
  const endsAt = ends && instantOf(ends, zone);
  if (startsAt === null || endsAt === null) {
    const changed = (field: string): Reason => ({ code: 'time-at-clock-change', field });
    return unless(
      [...(startsAt === null ? [changed('starts')] : []), ...(endsAt === null ? [changed('ends')] : [])],
      () => null,
    );
  }
  if (!startsAt || !endsAt) return accept(null);
  if (Temporal.Instant.compare(startsAt, endsAt) >= 0)
    return refuse({ code: 'agenda-ends-before-start', field: 'ends' });
  if (startsAt.until(endsAt).total({ unit: 'hours' }) > longestHours) {
    return refuse({ code: 'session-too-long', field: 'ends', params: { hours: longestHours } });
  }
  return accept({ startsAt, endsAt });
}

function instantOf(local: Temporal.PlainDateTime, zone: string): Temporal.Instant | null {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  return earlier.equals(later) ? earlier.toInstant() : null;
}

/** The same hours on the clocks of `zone` so many days later (earlier, if negative), whatever the clocks did meanwhile. */
export function movedByDays({ startsAt, endsAt }: Interval, days: number, zone: string): Interval {
  const moved = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).add({ days }).toInstant();
  return { startsAt: moved(startsAt), endsAt: moved(endsAt) };
}

/** The calendar day in `zone` on which the first of `sessions` begins; null where there is none. */
export function firstDay(sessions: readonly Pick<Interval, 'startsAt'>[], zone: string): Temporal.PlainDate | null {
  const [first] = sessions.map(({ startsAt }) => startsAt).sort(Temporal.Instant.compare);
  return first?.toZonedDateTimeISO(zone).toPlainDate() ?? null;
}

/**
 * Hours to begin with for one more session: an hour after the last of `sessions`, or at nine on the clocks of `zone`
 * where it is the first of `day`; as long as the charter says.
 */
export function proposedHours(
  sessions: readonly Interval[],
  day: Temporal.PlainDate,
  zone: string,
  minutes: number,
): Interval {
  const last = sessions
    .map(({ endsAt }) => endsAt)
    .sort(Temporal.Instant.compare)
    .at(-1);
  const startsAt = last?.add({ hours: 1 }) ?? day.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant();
  return { startsAt, endsAt: startsAt.add({ minutes }) };
}
