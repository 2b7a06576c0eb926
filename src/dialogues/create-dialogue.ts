import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { yearSlug } from './rules/year-slug.ts';
import { type DialogueData, findMadeBy, insertDialogue, lockSlugs, slugsOf } from './store/dialogues.ts';

/** Begins to prepare a dialogue: nothing of it is public before it is convened. The answer is its address. */
export const createDialogue = (
  deps: Pick<Deps, 'db' | 'charter'>,
  { once, ...data }: DialogueData & { readonly once: string },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<string>> =>
  transact(deps.db, async (tx) => {
    await lockSlugs(tx);
    const made = await findMadeBy(tx, once);
    if (made) return accept(made.slug);
    const slug = yearSlug(data.heldOn.year, await slugsOf(tx, data.heldOn.year));
    await insertDialogue(tx, data, { slug, charterVersion: deps.charter.version, once, by: by.personId, at });
    return accept(slug);
  });
