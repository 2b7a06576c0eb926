import { holds } from '../../mandates/rules/powers.ts';
import type { Actor } from '../../mandates/types.ts';
import type { Reason } from '../../platform/result.ts';
import { type Result, unless } from '../../platform/result.ts';
import type { Stage } from '../types.ts';
import { isBeforeVoting } from './stage.ts';

/** Whom an organization named to cast its vote. */
export type Accreditation = { readonly personId: string; readonly substituteId: string | null };

/**
 * Whether someone casts the vote of an organization: the voter it accredited or the substitute, where it named any;
 * otherwise whoever represents it now (Terms of Reference: one vote an organization).
 */
export const castsFor = (actor: Actor | null, organizationId: string, accreditation: Accreditation | null): boolean =>
  accreditation
    ? actor !== null && [accreditation.personId, accreditation.substituteId].includes(actor.personId)
    : holds(actor, 'represent-organization', `organization:${organizationId}`);

/** What is known when an organization's vote comes in. */
type Casting = {
  readonly stage: Stage;
  readonly isOnRoll: boolean;
  readonly casts: boolean;
  readonly hasVoted: boolean;
};

/**
 * Whether this vote may be cast. At the very second of the end it is late; once the vote was closed it stays closed,
 * whatever the clock says. Refusals: `vote-not-open`, `vote-too-late`, `vote-not-on-roll`, `vote-not-yours`,
 * `vote-already-cast`.
 */
export function decideCasting({ stage, isOnRoll, casts, hasVoted }: Casting): Result<null> {
  const reasons: Reason[] = [];
  if (stage !== 'voting') reasons.push({ code: isBeforeVoting(stage) ? 'vote-not-open' : 'vote-too-late' });
  if (!isOnRoll) reasons.push({ code: 'vote-not-on-roll' });
  else if (!casts) reasons.push({ code: 'vote-not-yours' });
  else if (hasVoted) reasons.push({ code: 'vote-already-cast' });
  return unless(reasons, () => null);
}
