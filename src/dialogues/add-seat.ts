import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { publishAgainIn } from './publish-panel.ts';
import { decideSeat } from './rules/panel-stages.ts';
import { lockTheme } from './store/dialogues.ts';
import { findMember, findSeatMadeBy, insertSeat } from './store/panels.ts';
import type { PanelStage, SeatData, ThemeId } from './types.ts';

/**
 * Gives someone a seat on a theme's panel, as planned or as held.
 * Refusals: `no-longer-there`, `organization-not-member` and those of `decideSeat`.
 */
export const addSeat = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { themeId, stage, once }: { readonly themeId: ThemeId; readonly stage: PanelStage; readonly once: string },
  seat: SeatData,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    if (await findSeatMadeBy(tx, once)) return accept(null);
    const { dialogue, theme } = found;
    const seated = theme.panel.filter((one) => one.stage === stage).length;
    const decision = decideSeat(stage, deps.charter.dialogue.talks, seated, dialogue, theme, at);
    if (!decision.ok) return decision;
    if (seat.organizationId && !(await findMember(tx, seat.organizationId))) {
      return refuse({ code: 'organization-not-member', field: 'institution' });
    }
    await insertSeat(tx, { themeId, stage, position: seated + 1, once }, seat);
    await publishAgainIn(tx, deps, { dialogueId: dialogue.id, themeId, stage }, by, at);
    return accept(null);
  });
