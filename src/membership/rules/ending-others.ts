import type { Charter } from '../../charter/types.ts';
import { accept, type Result, refuse } from '../../platform/result.ts';
import { representativeSlots } from './representative-slots.ts';

/**
 * Whether someone may do, in the name of the organization that she or he represents under `office`, what ends the
 * mandates `ended`. One's own is one's own affair. What ends another's is decided by whoever represents the
 * organization first; who stands in decides it only while nobody does (`holders`: who represents it now). Source:
 * Terms of Reference, the offices of an organization: the alternate speaks when the representative cannot. Refusal:
 * `not-for-who-stands-in`.
 */
export function decideEndingOthers(
  charter: Pick<Charter, 'offices'>,
  { personId, office }: { readonly personId: string; readonly office: string },
  ended: readonly { readonly personId: string }[],
  holders: readonly { readonly office: string }[],
): Result<null> {
  const first = representativeSlots(charter)[0]?.key;
  const speaksFirst = office === first || !holders.some((holder) => holder.office === first);
  return speaksFirst || ended.every((mandate) => mandate.personId === personId)
    ? accept(null)
    : refuse('not-for-who-stands-in');
}
