import type { Office } from '../../charter/types.ts';

/**
 * Days for which an office of a theme is held after its session. The documents name no figure: who takes notes or
 * edits the report needs time for the report; who hosts, for the list of those who were there.
 */
export const reportDays = 180;
export const hostDays = 30;

/** When a mandate in an office of a theme ends, as it is given. */
export function serviceEnds({ powers }: Pick<Office, 'powers'>, sessionEndsAt: Temporal.Instant): Temporal.Instant {
  return sessionEndsAt.add({ hours: 24 * daysAfter(powers) });
}

/**
 * Whether a mandate that ends at `endsAt` still does once the session has moved: half of the days after it are left.
 * So a session that moves by an hour or a week ends no mandate to give it anew, each time with two lines in the record.
 */
export const serviceSuffices = (
  { powers }: Pick<Office, 'powers'>,
  sessionEndsAt: Temporal.Instant,
  endsAt: Temporal.Instant | null,
): boolean =>
  endsAt === null || Temporal.Instant.compare(endsAt, sessionEndsAt.add({ hours: 12 * daysAfter(powers) })) >= 0;

const daysAfter = (powers: Office['powers']): number =>
  powers.includes('take-notes') || powers.includes('edit-report') ? reportDays : hostDays;
