import { accept, type Result, refuse } from '../../platform/result.ts';

/**
 * Who filled in a group's application vouches for it in place of a confirmed address; another person then decides,
 * as long as the mesa has another who may. The charter gives a mesa's secretariat both tasks, and a mesa may have
 * nobody else for the second: the group must not wait for ever on that account.
 * Refusal: `decided-by-who-assisted`.
 */
export const decideAssisted = (
  assistedBy: string | null,
  { by, reviewers }: { readonly by: string; readonly reviewers: readonly string[] },
): Result<null> =>
  assistedBy === by && reviewers.some((reviewer) => reviewer !== by) ? refuse('decided-by-who-assisted') : accept(null);
