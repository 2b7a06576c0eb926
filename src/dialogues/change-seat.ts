import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { publishAgainIn } from './publish-panel.ts';
import { decidePanelChange } from './rules/panel-stages.ts';
import { lockTheme } from './store/dialogues.ts';
import { findMember, updateSeat } from './store/panels.ts';
import type { SeatData, ThemeId } from './types.ts';

/**
 * Changes who has a seat. The gender that was said is never shown again: left open, it stays while the seat is the same
 * person's, by name and institution. Refusals: `no-longer-there`, `organization-not-member` and those of `decidePanelChange`.
 */
export const changeSeat = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  themeId: ThemeId,
  id: string,
  seat: SeatData,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    const before = found?.theme.panel.find((one) => one.id === id);
    if (!found || !before) return refuse('no-longer-there');
    const { dialogue, theme } = found;
    const decision = decidePanelChange(before.stage, dialogue, theme, at);
    if (!decision.ok) return decision;
    const isNew = seat.organizationId !== before.organizationId;
    if (seat.organizationId && isNew && !(await findMember(tx, seat.organizationId))) {
      return refuse({ code: 'organization-not-member', field: 'institution' });
    }
    const after = { ...seat, gender: seat.gender ?? (samePerson(before, seat) ? before.gender : null) };
    if (seatsDiffer(before, after)) {
      await updateSeat(tx, id, after);
      await publishAgainIn(tx, deps, { dialogueId: dialogue.id, themeId, stage: before.stage }, by, at);
    }
    return accept(null);
  });

const samePerson = (one: SeatData, other: SeatData): boolean =>
  one.personName === other.personName && one.institution === other.institution;

const seatsDiffer = (one: SeatData, other: SeatData): boolean =>
  (['sector', 'institution', 'organizationId', 'personName', 'gender', 'country'] as const).some(
    (part) => one[part] !== other[part],
  );
