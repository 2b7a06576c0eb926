import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import type { Transaction } from '../platform/database.ts';
import { recordDialogueChange } from './record-changes.ts';
import { firstDay } from './rules/session-hours.ts';
import { yearSlug } from './rules/year-slug.ts';
import { setDay, slugsOf } from './store/dialogues.ts';
import type { Dialogue, Theme } from './types.ts';

/**
 * The day of a dialogue is that of its first theme: keeps it so after the themes changed, and its address in that year
 * until it is announced. The answer is the address. Addresses are locked already (`lockSlugs`).
 */
export async function followFirstTheme(
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'random'>,
  dialogue: Dialogue,
  themes: readonly Pick<Theme, 'startsAt'>[],
  by: Acting,
  at: Temporal.Instant,
): Promise<string> {
  const day = firstDay(themes, homeZone(deps.charter));
  if (day === null || day.equals(dialogue.heldOn)) return dialogue.slug;
  const stays = dialogue.convenedAt !== null || day.year === dialogue.heldOn.year;
  const slug = stays ? dialogue.slug : yearSlug(day.year, await slugsOf(tx, day.year));
  await setDay(tx, dialogue.id, day, slug);
  await recordDialogueChange(tx, deps, { ...dialogue, heldOn: day }, by, at);
  return slug;
}
