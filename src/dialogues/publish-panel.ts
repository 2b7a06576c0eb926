import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { openBalance } from './rules/panel.ts';
import { decidePublication } from './rules/panel-stages.ts';
import { lockTheme, themesOf } from './store/dialogues.ts';
import { insertPublication } from './store/panels.ts';
import type { DialogueId, PanelStage, Theme, ThemeId } from './types.ts';

/**
 * Puts a panel on the public site, as planned or as held, and on the record with the rules it does not meet.
 * Published already, it stays so. Refusals: `no-longer-there` and those of `decidePublication`.
 */
export const publishPanel = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  themeId: ThemeId,
  stage: PanelStage,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const { dialogue, theme } = found;
    if (theme.published.includes(stage)) return accept(null);
    const seats = theme.panel.filter((seat) => seat.stage === stage);
    const decision = decidePublication(stage, seats.length, dialogue, theme, at);
    if (!decision.ok) return decision;
    await publishPanelIn(tx, deps, theme, stage, by, at);
    return accept(null);
  });

/** A panel that is public shows every change at once: so every change is a publication. */
export async function publishAgainIn(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  { dialogueId, themeId, stage }: { dialogueId: DialogueId; themeId: ThemeId; stage: PanelStage },
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const theme = (await themesOf(tx, dialogueId)).find(({ id }) => id === themeId);
  if (theme?.published.includes(stage)) await publishPanelIn(tx, deps, theme, stage, by, at);
}

/** The same within an act that is more than that. */
export async function publishPanelIn(
  tx: Transaction,
  { charter, random }: Pick<Deps, 'charter' | 'random'>,
  theme: Theme,
  stage: PanelStage,
  by: Acting | 'console',
  at: Temporal.Instant,
): Promise<void> {
  const { seats, exceptions } = publicFacts(charter, theme, stage);
  await insertPublication(tx, {
    themeId: theme.id,
    stage,
    exceptions,
    by: typeof by === 'string' ? null : by.personId,
    at,
  });
  await record(
    tx,
    {
      kind: 'panel-published',
      by: recordedAs(by),
      subject: `theme:${theme.id}`,
      facts: { title: theme.title, stage, seats, exceptions },
    },
    { at, random },
  );
}

function publicFacts(charter: Charter, theme: Theme, stage: PanelStage) {
  const seats = theme.panel.filter((seat) => seat.stage === stage);
  const balance = openBalance(charter, seats, theme.startsAt);
  return {
    seats: balance.sectors.filter(({ seated }) => seated > 0).map(({ sector, seated }) => ({ sector, seats: seated })),
    exceptions: [...new Set(balance.shortfalls.map(({ code }) => code))],
  };
}
