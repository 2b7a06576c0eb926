import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse } from '../platform/result.ts';
import { prolongServicesIn } from './prolong-services.ts';
import { recordDialogueChange } from './record-changes.ts';
import { decideDialogueChange, particularsDiffer } from './rules/dialogue-changes.ts';
import { yearSlug } from './rules/year-slug.ts';
import { type DialogueData, lockDialogue, lockSlugs, slugsOf, themesOf, updateDialogue } from './store/dialogues.ts';
import { setThemeHours } from './store/themes.ts';
import { tellServicesIn } from './tell-services.ts';
import type { Dialogue, DialogueId } from './types.ts';

/**
 * Changes title, summary, place or day; on another day its themes move along, by the clocks of the mechanism's own
 * zone, and those who serve them are told. Announced, the change goes on the record. The answer is its address, which follows the year until it is
 * announced. Refusals: `no-longer-there` and those of `decideDialogueChange`.
 */
export const changeDialogue = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: DialogueId,
  data: DialogueData,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(deps.db, async (tx) => {
    await lockSlugs(tx);
    const dialogue = await lockDialogue(tx, id);
    if (!dialogue) return refuse('no-longer-there');
    if (!particularsDiffer(dialogue, data)) return accept(dialogue.slug);
    const themes = await themesOf(tx, id);
    const decision = decideDialogueChange(deps.charter, dialogue, data, themes, homeZone(deps.charter), at);
    if (!decision.ok) return decision;
    const { year } = data.heldOn;
    const stays = dialogue.convenedAt !== null || year === dialogue.heldOn.year;
    const slug = stays ? dialogue.slug : yearSlug(year, await slugsOf(tx, year));
    await updateDialogue(tx, id, data, slug);
    if (!data.heldOn.equals(dialogue.heldOn)) {
      for (const theme of decision.value) {
        await setThemeHours(tx, theme.id, theme);
        const served = await prolongServicesIn(tx, deps, theme, by, at);
        if (!served.ok) return served;
        const before = themes.find((one) => one.id === theme.id) ?? theme;
        await tellServicesIn(tx, deps, data, { before, theme }, at);
      }
    }
    await recordDialogueChange(tx, deps, { ...dialogue, ...data }, by, at);
    return accept(slug);
  });

/** What speaks against another day while the rest stays. Reasons: those of `decideDialogueChange`. */
export async function aboutNewDay(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  dialogue: Dialogue,
  heldOn: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const themes = await themesOf(db, dialogue.id);
  return against(decideDialogueChange(charter, dialogue, { ...dialogue, heldOn }, themes, homeZone(charter), at));
}
