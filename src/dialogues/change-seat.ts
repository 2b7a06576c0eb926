import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { aboutMember } from './add-seat.ts';
import { publishAgainIn } from './publish-panel.ts';
import { decidePanelChange } from './rules/panel-stages.ts';
import { lockTheme } from './store/dialogues.ts';
import { updateSeat } from './store/panels.ts';
import type { Dialogue, PanelSeat, SeatData, Theme, ThemeId } from './types.ts';

/**
 * Changes who has a seat. The gender that was said is never shown again: left open, it stays while the seat is the
 * same person's, by name and institution. Refusals: `no-longer-there`, `organization-not-member` and those of
 * `decidePanelChange`.
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
    const { dialogue } = found;
    const decision = unless(await aboutSeatChange(tx, found, before, seat.organizationId, at), () => null);
    if (!decision.ok) return decision;
    const after = { ...seat, gender: seat.gender ?? (samePerson(before, seat) ? before.gender : null) };
    if (seatsDiffer(before, after)) {
      await updateSeat(tx, id, after);
      await publishAgainIn(tx, deps, { dialogueId: dialogue.id, themeId, stage: before.stage }, by, at);
    }
    return accept(null);
  });

/**
 * What speaks against another holder of a seat, this member organization if one; the one that has it may keep it.
 * Reasons: those of `changeSeat`.
 */
export async function aboutSeatChange(
  db: Database | Transaction,
  { dialogue, theme }: { readonly dialogue: Dialogue; readonly theme: Theme },
  before: PanelSeat,
  organizationId: string | null,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const isSame = organizationId === before.organizationId;
  return [
    ...against(decidePanelChange(before.stage, dialogue, theme, at)),
    ...(isSame ? [] : await aboutMember(db, organizationId)),
  ];
}

const samePerson = (one: SeatData, other: SeatData): boolean =>
  one.personName === other.personName && one.institution === other.institution;

const seatsDiffer = (one: SeatData, other: SeatData): boolean =>
  (['sector', 'institution', 'organizationId', 'personName', 'gender', 'country'] as const).some(
    (part) => one[part] !== other[part],
  );
