import type { Deps } from '../deps.ts';
import { type EndCause, endMandateIn } from '../mandates/end-mandate.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import type { Acting, MandateId } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockTheme } from './store/dialogues.ts';
import type { ThemeId } from './types.ts';

/** Ends the mandate of someone who serves this theme. Ended already, it is ended. Refusals: `no-longer-there`. */
export const endAppointment = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  themeId: ThemeId,
  { mandateId, cause }: { readonly mandateId: MandateId; readonly cause: EndCause },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    if (!(await lockTheme(tx, themeId))) return refuse('no-longer-there');
    const held = await currentHolders(tx, [`theme:${themeId}`], at);
    if (!held.some(({ id }) => id === mandateId)) return accept(null);
    const ended = await endMandateIn(tx, deps, { mandateId, cause }, by, at);
    return ended.ok ? accept(null) : ended;
  });
