import type { PersonId } from '../../accounts/types.ts';
import type { Reason } from '../../platform/result.ts';
import { type Result, unless } from '../../platform/result.ts';
import type { Stage } from '../types.ts';

/**
 * For what a result may be complained of: a receipt that is not on the list; someone voted for an organization without
 * its charge; the roll was not followed; someone elected may not stand; the count does not follow the rules.
 */
export const grounds = ['receipt-missing', 'vote-usurped', 'roll', 'candidate', 'count'] as const;
export type Ground = (typeof grounds)[number];

/** Refusals: `complaint-not-open`, `complaint-not-yours` (neither on the roll nor a candidate). */
export const decideFiling = (stage: Stage, isParty: boolean): Result<null> =>
  unless(
    [
      ...(stage === 'complaints' ? [] : [{ code: 'complaint-not-open' } as const]),
      ...(isParty ? [] : [{ code: 'complaint-not-yours' } as const]),
    ],
    () => null,
  );

type Ruling = {
  readonly stage: Stage;
  readonly isDecided: boolean;
  /** Who stood, and who complained: none of them decides. */
  readonly parties: readonly (PersonId | null)[];
  readonly personId: PersonId;
  /** Who proposed to uphold it already; null: nobody. */
  readonly proposedBy: PersonId | null;
  /** How many other overseers may decide it: none of them a party. */
  readonly others: number;
};

/**
 * Whether an overseer may rule on a complaint. Refusals: `complaint-election-over` (proclaimed, or called off),
 * `complaint-decided`, `complaint-own-case`, `complaint-second-needed` (their own proposal waits for another).
 */
export function decideRuling({ stage, isDecided, parties, personId, proposedBy, others }: Ruling): Result<null> {
  const reasons: Reason[] = [];
  if (stage !== 'complaints' && stage !== 'proclaiming') reasons.push({ code: 'complaint-election-over' });
  if (isDecided) reasons.push({ code: 'complaint-decided' });
  if (parties.includes(personId)) reasons.push({ code: 'complaint-own-case' });
  if (proposedBy === personId && others > 0) reasons.push({ code: 'complaint-second-needed' });
  return unless(reasons, () => null);
}

/** Whether a decision only waits for a second overseer: to uphold annuls an election, which takes two where there are. */
export const isProposal = (
  { proposedBy, others }: Pick<Ruling, 'proposedBy' | 'others'>,
  outcome: 'upheld' | 'dismissed',
): boolean => outcome === 'upheld' && proposedBy === null && others > 0;
