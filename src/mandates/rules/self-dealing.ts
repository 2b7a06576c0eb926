import { officeByKey } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import { accept, type Result, refuse } from '../../platform/result.ts';

/**
 * Nobody gives a mandate to themselves: what one person may do comes from another. The operator's console may, since
 * whoever reads it runs the machine anyway. Refusal: `own-mandate`.
 */
export const decideAppointer = (by: { readonly personId: string } | 'console', personId: string): Result<null> =>
  by !== 'console' && by.personId === personId ? refuse({ code: 'own-mandate', field: 'email' }) : accept(null);

/**
 * The last mandate that gives mandates is ended from the console alone: without it nobody could give another.
 * `others` are the offices held by other persons at that moment. Refusal: `last-granter`.
 */
export function decideLastGranter(
  charter: Pick<Charter, 'offices'>,
  by: object | 'console',
  office: string,
  others: readonly string[],
): Result<null> {
  const grants = (key: string) => officeByKey(charter, key)?.powers.includes('grant-mandates') === true;
  return by !== 'console' && grants(office) && !others.some(grants) ? refuse('last-granter') : accept(null);
}
