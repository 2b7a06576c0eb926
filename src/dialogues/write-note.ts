import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, against, both, type Reason, type Result, refuse } from '../platform/result.ts';
import { decideNoteTaking } from './rules/note-taking.ts';
import { checkNote, type NoteDraft, sameWording } from './rules/notes.ts';
import { findNoteMadeBy, holdTheme, insertNote, insertVersion } from './store/notes.ts';
import type { NoteId, Theme, ThemeId } from './types.ts';

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
    const key = { themeId: theme.id, once: written.once };
    const sent = checked.ok && (await asSentBefore(tx, { ...checked.value, ...key }, by));
    if (sent) return sent;
    const decision = both(decideNoteTaking(theme, at), checked);
    if (!decision.ok) return decision;
    const note = { ...decision.value, ...key };
    const id = await insertNote(tx, theme.id, note.once, at);
    if (id === null) return (await asSentBefore(tx, note, by)) ?? refuse('note-already-sent');
    await insertVersion(tx, id, note, { version: 1, by: by.personId, at });
    return accept(id);
  });

/** What speaks against the words and tags of a bullet, as far as they could be read. Reasons: those of `checkNote`. */
export function aboutNote(charter: Deps['charter'], theme: Theme, read: Partial<NoteDraft>): readonly Reason[] {
  const unread = { text: '', kind: '', questionId: null, language: '', objectives: [], principles: [] };
  const questions = theme.questions.map(({ id }) => ({ id, themeId: theme.id }));
  return against(checkNote({ ...unread, ...read, themeId: theme.id }, questions, charter));
}

/** What a key that came before stands for; null where it is new. */
async function asSentBefore(tx: Transaction, note: WrittenNote, by: Acting): Promise<Result<NoteId> | null> {
  const known = await findNoteMadeBy(tx, note.once);
  if (!known) return null;
  const same = known.by === by.personId && known.themeId === note.themeId && sameWording(known, note);
  return same ? accept(known.id) : refuse('note-already-sent');
}
