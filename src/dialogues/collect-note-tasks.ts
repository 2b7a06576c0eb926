import { bodiesWith } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import type { Database } from '../platform/database.ts';
import { notesOpenAt } from './rules/note-taking.ts';
import { type NoteTask, themesWithoutReport } from './store/notes.ts';

/**
 * The themes this person takes notes of until the dialogue's report is published, by when they begin: each at
 * `/conversatorios/<slug>/relatoria/<n>`. `open`: bullets can be written now.
 */
export async function noteTasks(
  db: Database,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly (NoteTask & { readonly open: boolean })[]> {
  const themes = bodiesWith(actor, 'take-notes').flatMap((body) => {
    const [kind, id] = body.split(':');
    return kind === 'theme' && id ? [id] : [];
  });
  if (themes.length === 0) return [];
  const tasks = await themesWithoutReport(db, themes);
  return tasks.map((task) => ({ ...task, open: Temporal.Instant.compare(notesOpenAt(task.startsAt), at) <= 0 }));
}
