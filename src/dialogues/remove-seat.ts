import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { publishAgainIn } from './publish-panel.ts';
import { decidePanelChange } from './rules/panel-stages.ts';
import { lockTheme } from './store/dialogues.ts';
import { deleteSeat } from './store/panels.ts';
import type { ThemeId } from './types.ts';

/** Frees a seat; one that is free already is free. Refusals: `no-longer-there` and those of `decidePanelChange`. */
export const removeSeat = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  themeId: ThemeId,
  id: string,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const { dialogue, theme } = found;
    const seat = theme.panel.find((one) => one.id === id);
    if (!seat) return accept(null);
    const decision = decidePanelChange(seat.stage, dialogue, theme, at);
    if (!decision.ok) return decision;
    await deleteSeat(tx, id, themeId, seat.stage);
    await publishAgainIn(tx, deps, { dialogueId: dialogue.id, themeId, stage: seat.stage }, by, at);
    return accept(null);
  });
