import { accept, type Result, refuse } from '../../platform/result.ts';

/** How long a link that confirms an organization's address is good for: its mailbox may be read once a week. */
export const confirmationDays = 14;

/**
 * Whether a link confirms the address of an application at `at`. Refusals: `confirmation-unknown`: no such link, or
 * one to an address that was corrected since; `confirmation-expired`.
 */
export function decideConfirming<L extends { readonly email: string; readonly expiresAt: Temporal.Instant }>(
  link: L | null,
  currentEmail: string | null,
  at: Temporal.Instant,
): Result<L> {
  if (!link || link.email !== currentEmail) return refuse('confirmation-unknown');
  return Temporal.Instant.compare(at, link.expiresAt) >= 0 ? refuse('confirmation-expired') : accept(link);
}
