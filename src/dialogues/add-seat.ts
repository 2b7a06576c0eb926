import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { publishAgainIn } from './publish-panel.ts';
import { decideSeat } from './rules/panel-stages.ts';
import { lockTheme } from './store/dialogues.ts';
import { findMember, findSeatMadeBy, insertSeat } from './store/panels.ts';
import type { Dialogue, PanelStage, SeatData, Theme, ThemeId } from './types.ts';

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
    const reasons = await aboutNewSeat({ db: tx, charter: deps.charter }, found, stage, seat.organizationId, at);
    const decision = unless(reasons, () => null);
    if (!decision.ok) return decision;
    await insertSeat(tx, { themeId, stage, position: seatedIn(theme, stage) + 1, once }, seat);
    await publishAgainIn(tx, deps, { dialogueId: dialogue.id, themeId, stage }, by, at);
    return accept(null);
  });

/** What speaks against one more seat, for this member organization if for one. Reasons: those of `addSeat`. */
export async function aboutNewSeat(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  { dialogue, theme }: { readonly dialogue: Dialogue; readonly theme: Theme },
  stage: PanelStage,
  organizationId: string | null,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const decision = decideSeat(stage, charter.dialogue.talks, seatedIn(theme, stage), dialogue, theme, at);
  return [...against(decision), ...(await aboutMember(db, organizationId))];
}

/** Reasons: `organization-not-member`. */
export async function aboutMember(
  db: Database | Transaction,
  organizationId: string | null,
): Promise<readonly Reason[]> {
  const isMember = organizationId === null || (await findMember(db, organizationId)) !== null;
  return isMember ? [] : [{ code: 'organization-not-member', field: 'institution' }];
}

const seatedIn = ({ panel }: Theme, stage: PanelStage): number => panel.filter((one) => one.stage === stage).length;
