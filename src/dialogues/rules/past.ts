import type { Reason } from '../../platform/result.ts';
import type { Interval } from './agenda.ts';

/**
 * What speaks against announcing a dialogue of a day that is over, by the calendar of `zone` (IANA): it stays on the
 * public site for good, and a year is soon mistaken. Whoever says that it took place enters it for the archive.
 * Reasons: `dialogue-in-the-past`.
 */
export const aboutPast = (
  themes: readonly Pick<Interval, 'startsAt'>[],
  saidTookPlace: boolean,
  zone: string,
  at: Temporal.Instant,
): readonly Reason[] =>
  !saidTookPlace && themes.some(({ startsAt }) => isPastDay(startsAt.toZonedDateTimeISO(zone).toPlainDate(), zone, at))
    ? [{ code: 'dialogue-in-the-past', field: 'tookPlace' }]
    : [];

/** The same of its day alone, before there are themes. */
export const aboutPastDay = (
  heldOn: Temporal.PlainDate,
  saidTookPlace: boolean,
  zone: string,
  at: Temporal.Instant,
): readonly Reason[] =>
  !saidTookPlace && isPastDay(heldOn, zone, at) ? [{ code: 'dialogue-in-the-past', field: 'heldOn' }] : [];

const isPastDay = (day: Temporal.PlainDate, zone: string, at: Temporal.Instant): boolean =>
  Temporal.PlainDate.compare(day, at.toZonedDateTimeISO(zone).toPlainDate()) < 0;
