import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { endServicesIn } from './end-services.ts';
import { decideDeletion } from './rules/cancelling.ts';
import { deleteDialogue, lockDialogue, themesOf, tookPlace } from './store/dialogues.ts';
import { deleteTheme } from './store/themes.ts';
import type { DialogueId } from './types.ts';

/**
 * Deletes a dialogue that was never announced, with all that was prepared for it; the mandates of its themes end. One
 * that is gone already is gone. Refusals: those of `decideDeletion`.
 */
export const deletePreparedDialogue = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  id: DialogueId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const dialogue = await lockDialogue(tx, id);
    if (!dialogue) return accept(null);
    const decision = decideDeletion(dialogue, await tookPlace(tx, id));
    if (!decision.ok) return decision;
    const themes = (await themesOf(tx, id)).map((theme) => theme.id);
    const ended = await endServicesIn(tx, deps, { themes }, by, at);
    if (!ended.ok) return ended;
    for (const theme of themes) await deleteTheme(tx, theme);
    await deleteDialogue(tx, id);
    return accept(null);
  });
