import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { decidePanelChange } from './rules/panel-stages.ts';
import { lockTheme } from './store/dialogues.ts';
import { insertSeat } from './store/panels.ts';
import type { ThemeId } from './types.ts';

/**
 * Begins the panel as held from the plan, which stays as it is. Where seats are already held, nothing is copied.
 * Refusals: `no-longer-there`, `panel-not-held-yet`, `panel-empty`.
 */
export const copyPlan = ({ db }: Pick<Deps, 'db'>, themeId: ThemeId, at: Temporal.Instant): Promise<Result<null>> =>
  transact(db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const { dialogue, theme } = found;
    const decision = decidePanelChange('held', dialogue, theme, at);
    if (!decision.ok) return decision;
    if (theme.panel.some(({ stage }) => stage === 'held')) return accept(null);
    const planned = theme.panel.filter(({ stage }) => stage === 'planned');
    if (planned.length === 0) return refuse('panel-empty');
    for (const seat of planned) {
      await insertSeat(tx, { themeId, stage: 'held', position: seat.position, once: null }, seat);
    }
    return accept(null);
  });
