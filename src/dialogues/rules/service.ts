import type { Office } from '../../charter/types.ts';

/**
 * Days for which an office of a theme is held after its session. The documents name no figure: who takes notes or
 * edits the report needs time for the report; who hosts, for the list of those who were there.
 */
export const reportDays = 180;
export const hostDays = 30;

/** When a mandate in an office of a theme ends. */
export function serviceEnds({ powers }: Pick<Office, 'powers'>, sessionEndsAt: Temporal.Instant): Temporal.Instant {
  const writes = powers.includes('take-notes') || powers.includes('edit-report');
  return sessionEndsAt.add({ hours: 24 * (writes ? reportDays : hostDays) });
}
