import { createHmac } from 'node:crypto';

export const sessionCookie = 'sesion';

/** A session ends this long after it began, however much it is used. */
export const sessionDays = 14;

export const sessionEnd = (at: Temporal.Instant): Temporal.Instant => at.add({ hours: 24 * sessionDays });

/**
 * The secret of the session that a link opens, from the link's own secret and the one-time value of the page
 * whose button was pressed: pressing twice opens one session, and no other page can come to the same.
 */
export const sessionTokenOf = (linkToken: string, once: string): string =>
  createHmac('sha256', linkToken).update(`session ${once}`).digest('base64url');
