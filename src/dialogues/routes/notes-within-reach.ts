import { HTTPException } from 'hono/http-exception';
import type { Acting } from '../../mandates/types.ts';
import { isUuid } from '../../platform/identifiers.ts';
import { type Result, refuse } from '../../platform/result.ts';
import { actingWith, type Web } from '../../web.ts';
import { mayReadNotes, noteMandate } from '../permissions.ts';
import { decideNoteTaking } from '../rules/note-taking.ts';
import { findDialogue, progressOf, themesOf } from '../store/dialogues.ts';
import { findNote, type LastWording, withdrawnOf } from '../store/notes.ts';
import { notesOf } from '../store/numbers.ts';
import type { Dialogue, NoteId, Theme } from '../types.ts';

/** A theme whose notes this person may see. */
type NotedPlace = {
  readonly dialogue: Dialogue;
  readonly theme: Theme;
  /** Its notes' own page, below the language. */
  readonly path: string;
};

/**
 * The theme of the address. What is not there, or not announced and no work of this person's, is not found (404);
 * the notes of an announced theme are somebody else's (403).
 */
export async function themeOfNotes(c: Web): Promise<NotedPlace> {
  const { db } = c.get('deps');
  const dialogue = await findDialogue(db, c.req.param('slug') ?? '');
  const themes = dialogue ? await themesOf(db, dialogue.id) : [];
  const theme = themes.find(({ n }) => `${n}` === c.req.param('n'));
  if (!dialogue || !theme) throw new HTTPException(404);
  if (!mayReadNotes(c.get('actor'), theme.id)) throw new HTTPException(dialogue.convenedAt === null ? 404 : 403);
  return { dialogue, theme, path: `/conversatorios/${dialogue.slug}/relatoria/${theme.n}` };
}

/** In whose name notes of this theme are taken; 403 for those who may only read them. */
export const actingIn = (c: Web, theme: Theme): Acting => actingWith(c, noteMandate(c.get('actor'), theme.id));

/** A note of that theme, for those who take them. */
export async function noteInReach(c: Web): Promise<NotedPlace & { readonly note: LastWording }> {
  const place = await themeOfNotes(c);
  actingIn(c, place.theme);
  const id = c.req.param('id') ?? '';
  const note = isUuid(id) ? await findNote(c.get('deps').db, id as NoteId) : null;
  if (note?.themeId !== place.theme.id) throw new HTTPException(404);
  return { ...place, note };
}

/** Whether notes of the theme can be taken now, and where the report is if there is one. */
export async function takingNow(
  c: Web,
  dialogue: Dialogue,
  { startsAt }: Theme,
): Promise<{ readonly taking: Result<null>; readonly reportPath: string | null }> {
  const { db, clock } = c.get('deps');
  const { report } = await progressOf(db, dialogue.id);
  const taking = decideNoteTaking({ startsAt, reportedAt: report?.at ?? null }, clock());
  return {
    taking: dialogue.cancelledAt === null ? taking : refuse('dialogue-cancelled'),
    reportPath: report && `/informes/${report.slug}`,
  };
}

/** Everything the page of a theme's notes shows. */
export async function notesContent(c: Web) {
  const { db, charter } = c.get('deps');
  const place = await themeOfNotes(c);
  const { dialogue, theme, path } = place;
  const [notes, withdrawn, { taking, reportPath }] = await Promise.all([
    notesOf(db, [theme.id]),
    withdrawnOf(db, theme.id),
    takingNow(c, dialogue, theme),
  ]);
  const takes = noteMandate(c.get('actor'), theme.id) !== null;
  return {
    reader: { ...c.get('reader'), path },
    charter,
    dialogue,
    theme,
    path,
    notes,
    withdrawn: takes ? withdrawn : [],
    taking,
    reportPath,
    writes: takes && taking.ok,
  };
}
