import type { Reason } from '../../platform/result.ts';
import type { Stage } from '../types.ts';

const naming: readonly Stage[] = ['candidacies', 'objections', 'listing', 'listed', 'voting'];

/** An organization may name who casts its vote from the call on, until the vote closes. */
export const mayNameVoter = (stage: Stage): boolean => naming.includes(stage);

/**
 * What speaks against naming these, by their addresses as far as they are known, for an organization that is on the roll
 * or not. Reasons: `voters-fixed`, `organization-not-entitled`, `substitute-is-voter`.
 */
export function aboutVoters(
  stage: Stage,
  isEntitled: boolean,
  { email, substituteEmail }: { readonly email?: string; readonly substituteEmail?: string | null },
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (!mayNameVoter(stage)) reasons.push({ code: 'voters-fixed' });
  if (!isEntitled) reasons.push({ code: 'organization-not-entitled' });
  if (email && email === substituteEmail) reasons.push({ code: 'substitute-is-voter', field: 'substituteEmail' });
  return reasons;
}
