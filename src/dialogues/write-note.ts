import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { decideNoteTaking } from './rules/note-taking.ts';
import { checkNote, type NoteDraft, sameWording } from './rules/notes.ts';
import { findNoteMadeBy, holdTheme, insertNote, insertVersion } from './store/notes.ts';
import type { NoteId, ThemeId } from './types.ts';

type WrittenNote = NoteDraft & { readonly themeId: ThemeId; readonly once: string };

/**
 * Takes down a bullet of a theme. Sent again after a lost connection, it is the same note.
 * Refusals: `no-longer-there`, `note-already-sent` (the key came before, with other words), those of `checkNote` and of
 * `decideNoteTaking`.
 */
export const writeNote = (
  deps: Pick<Deps, 'db' | 'charter'>,
  written: WrittenNote,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<NoteId>> =>
  transact(deps.db, async (tx) => {
    const theme = await holdTheme(tx, written.themeId);
    if (!theme) return refuse('no-longer-there');
    const checked = checkNote(written, theme.questions, deps.charter);
    if (!checked.ok) return checked;
    const note = { ...checked.value, themeId: theme.id, once: written.once };
    const sent = await asSentBefore(tx, note, by);
    if (sent) return sent;
    const open = decideNoteTaking(theme, at);
    if (!open.ok) return open;
    const id = await insertNote(tx, theme.id, note.once, at);
    if (id === null) return (await asSentBefore(tx, note, by)) ?? refuse('note-already-sent');
    await insertVersion(tx, id, note, { version: 1, by: by.personId, at });
    return accept(id);
  });

/** What a key that came before stands for; null where it is new. */
async function asSentBefore(tx: Transaction, note: WrittenNote, by: Acting): Promise<Result<NoteId> | null> {
  const known = await findNoteMadeBy(tx, note.once);
  if (!known) return null;
  const same = known.by === by.personId && known.themeId === note.themeId && sameWording(known, note);
  return same ? accept(known.id) : refuse('note-already-sent');
}
