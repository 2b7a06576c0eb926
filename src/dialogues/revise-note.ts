import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, both, type Result, refuse } from '../platform/result.ts';
import { decideNoteTaking } from './rules/note-taking.ts';
import { checkNote, decideRevision, type NoteWording, type Revision } from './rules/notes.ts';
import { holdTheme, insertVersion, lockNote, wasSent } from './store/notes.ts';
import type { NoteId } from './types.ts';

/** A new wording, written on top of version `base`. */
type RewrittenNote = NoteWording & { readonly id: NoteId; readonly base: number; readonly once: string };

/**
 * Gives a bullet a new wording; every earlier one is kept. Where someone else was faster nothing is written and both
 * texts come back (`conflict`). Refusals: `no-longer-there`, those of `checkNote`, of `decideNoteTaking` and of
 * `decideRevision`.
 */
export const reviseNote = (
  deps: Pick<Deps, 'db' | 'charter'>,
  written: RewrittenNote,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<Revision>> =>
  transact(deps.db, async (tx) => {
    const current = await lockNote(tx, written.id);
    const theme = current && (await holdTheme(tx, current.themeId));
    if (!theme) return refuse('no-longer-there');
    if (await wasSent(tx, written.id, written.once)) return accept({ kind: 'unchanged', version: current.version });
    const checked = checkNote({ ...written, themeId: theme.id }, theme.questions, deps.charter);
    const decision = both(decideNoteTaking(theme, at), checked);
    if (!decision.ok) return decision;
    const { themeId, ...wording } = decision.value;
    const revision = decideRevision(current, { base: written.base, wording });
    if (revision.ok && revision.value.kind === 'saved') {
      const { version } = revision.value;
      await insertVersion(tx, written.id, wording, { version, by: by.personId, at, once: written.once });
    }
    return revision;
  });
