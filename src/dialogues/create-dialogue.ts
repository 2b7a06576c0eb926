import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, unless } from '../platform/result.ts';
import { aboutPastDay } from './rules/past.ts';
import { yearSlug } from './rules/year-slug.ts';
import { type DialogueData, findMadeBy, insertDialogue, lockSlugs, slugsOf } from './store/dialogues.ts';

/**
 * Begins to prepare a dialogue: nothing of it is public before it is convened. The answer is its address.
 * Refusals: those of `aboutPastDay`.
 */
export const createDialogue = (
  deps: Pick<Deps, 'db' | 'charter'>,
  { once, tookPlace, ...data }: DialogueData & { readonly once: string; readonly tookPlace: boolean },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(deps.db, async (tx) => {
    await lockSlugs(tx);
    const made = await findMadeBy(tx, once);
    if (made) return accept(made.slug);
    const decision = unless(aboutPastDay(data.heldOn, tookPlace, homeZone(deps.charter), at), () => null);
    if (!decision.ok) return decision;
    const slug = yearSlug(data.heldOn.year, await slugsOf(tx, data.heldOn.year));
    await insertDialogue(tx, data, { slug, charterVersion: deps.charter.version, once, by: by.personId, at });
    return accept(slug);
  });
