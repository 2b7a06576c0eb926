import type { Deps } from '../deps.ts';
import { endMandateIn } from '../mandates/end-mandate.ts';
import { currentHolders, type Holder } from '../mandates/store/mandates.ts';
import type { Acting, Body } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import type { ThemeId } from './types.ts';

/**
 * Ends the mandates of those who were to serve themes that are not held; the answer is who held them. Refusals: those
 * of ending.
 */
export async function endServicesIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  /** `told`: whether the act itself writes to them. */
  { themes, told = false }: { readonly themes: readonly ThemeId[]; readonly told?: boolean },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<readonly Holder[]>> {
  if (themes.length === 0) return accept([]);
  const holders = await currentHolders(
    tx,
    themes.map((id): Body => `theme:${id}`),
    at,
  );
  for (const { id } of holders) {
    const ended = await endMandateIn(tx, deps, { mandateId: id, cause: 'decision-of-the-body', told }, by, at);
    if (!ended.ok) return ended;
  }
  return accept(holders);
}
