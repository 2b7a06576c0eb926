import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { decideNoteTaking } from './rules/note-taking.ts';
import { decideWithdrawal } from './rules/notes.ts';
import { holdTheme, insertWithdrawal, lockNote } from './store/notes.ts';
import type { NoteId } from './types.ts';

/**
 * Takes a bullet out of the notes; its wordings stay. `base` is the version that was seen.
 * Refusals: `no-longer-there`, those of `decideNoteTaking` and of `decideWithdrawal`.
 */
export const withdrawNote = (
  deps: Pick<Deps, 'db'>,
  { id, base }: { readonly id: NoteId; readonly base: number },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const current = await lockNote(tx, id);
    const theme = current && (await holdTheme(tx, current.themeId));
    if (!theme) return refuse('no-longer-there');
    const open = decideNoteTaking(theme, at);
    if (!open.ok) return open;
    const decision = decideWithdrawal(current, base);
    if (!decision.ok) return decision;
    if (decision.value === 'withdraw') await insertWithdrawal(tx, id, by.personId, at);
    return accept(null);
  });
