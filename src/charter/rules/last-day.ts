import type { Charter } from '../types.ts';
import { homeZone } from './home-zone.ts';

/**
 * The last day, by the mechanism's calendar, on which what is over at `end` still holds: of an end at midnight the day
 * that is over then. A mandate is shown until that day; what follows it begins at `end`.
 */
export const lastDay = (charter: Pick<Charter, 'zones'>, end: Temporal.Instant): Temporal.PlainDate =>
  end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(homeZone(charter)).toPlainDate();
