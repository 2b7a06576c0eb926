import type { Invitation } from './invitations.ts';

type Told = Pick<Invitation, 'answer' | 'ended' | 'invitedAt'>;

/**
 * Those who were invited before the last change that was announced, still mean or may mean to come, and have not been
 * told of it.
 */
export function untold<I extends Told>(
  invitations: readonly I[],
  changedAt: Temporal.Instant | null,
  toldAt: Temporal.Instant | null,
): readonly I[] {
  if (changedAt === null || (toldAt !== null && Temporal.Instant.compare(toldAt, changedAt) >= 0)) return [];
  return invitations.filter(
    ({ answer, ended, invitedAt }) =>
      ended === null &&
      (answer === null || answer === 'confirmed') &&
      Temporal.Instant.compare(invitedAt, changedAt) < 0,
  );
}
