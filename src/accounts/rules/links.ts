import { accept, type Result, refuse } from '../../platform/result.ts';
import type { LinkState } from '../types.ts';

/** How long a link to sign in is good for. */
export const signInLinkMinutes = 20;

/** How long a link that confirms a new address is good for: that mailbox may not be at hand. */
export const emailChangeHours = 24;

/**
 * Whether the link may be used at `at`: known, not used before, and `at` earlier than its end.
 * Refusals: `link-unknown`, `link-used`, `link-expired`.
 */
export function decideLink<L extends LinkState>(link: L | null, at: Temporal.Instant): Result<L> {
  if (!link) return refuse('link-unknown');
  if (link.usedAt) return refuse('link-used');
  if (Temporal.Instant.compare(at, link.expiresAt) >= 0) return refuse('link-expired');
  return accept(link);
}
