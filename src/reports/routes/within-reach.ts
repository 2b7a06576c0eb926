import { HTTPException } from 'hono/http-exception';
import { slugPattern } from '../../dialogues/routes/within-reach.ts';
import { findDialogue, themesOf } from '../../dialogues/store/dialogues.ts';
import { notesOf } from '../../dialogues/store/numbers.ts';
import type { Dialogue, Note, Theme } from '../../dialogues/types.ts';
import { holding } from '../../mandates/guards.ts';
import type { Actor } from '../../mandates/types.ts';
import { isUuid } from '../../platform/identifiers.ts';
import type { Web } from '../../web.ts';
import { mayEdit, mayWorkOn } from '../permissions.ts';
import { type Draft, reviewDraft } from '../review-draft.ts';
import { outline, type Part } from '../rules/outline.ts';
import { findItem, findReport } from '../store/drafts.ts';
import type { Item, ItemId, Report } from '../types.ts';

/** Where the work on the report of a dialogue is done. */
export const work = `/conversatorios/:slug${slugPattern}/informe`;

/** The number of an edition in an address. */
export const editionPattern = '{[1-9][0-9]{0,4}}';

/** Whoever does any part of the work on reports. */
export const working = holding(['edit-report', 'approve-naming', 'release-report']);

export type Desk = { readonly actor: Actor; readonly dialogue: Dialogue; readonly themes: readonly Theme[] };

/** The dialogue of the address, for those who work on its report; otherwise, or when it was called off, 404. */
export async function deskIn(c: Web): Promise<Desk> {
  const { db } = c.get('deps');
  const actor = c.get('actor');
  const dialogue = await findDialogue(db, c.req.param('slug') ?? '');
  if (!actor || !dialogue?.convenedAt || dialogue.cancelledAt !== null) throw new HTTPException(404);
  const themes = await themesOf(db, dialogue.id);
  const ids = themes.map(({ id }) => id);
  if (!mayWorkOn(actor, ids)) throw new HTTPException(404);
  return { actor, dialogue, themes };
}

/** The desk with the report begun on it; otherwise 404. */
export async function reportIn(c: Web): Promise<Desk & { readonly report: Report }> {
  const desk = await deskIn(c);
  const report = await findReport(c.get('deps').db, desk.dialogue.id);
  if (!report) throw new HTTPException(404);
  return { ...desk, report };
}

/** The desk with the whole report as it stands; otherwise 404. */
export async function draftIn(c: Web): Promise<Desk & { readonly draft: Draft }> {
  const desk = await deskIn(c);
  const { db, charter } = c.get('deps');
  const draft = await reviewDraft(db, charter, desk.dialogue);
  if (!draft) throw new HTTPException(404);
  return { ...desk, draft };
}

/** The part of the address, where this person edits it: 404 where there is none, 403 where they do not. */
export async function partIn(c: Web): Promise<Desk & { readonly report: Report; readonly part: Part<Theme> }> {
  const found = await reportIn(c);
  const part = partsOf(c, found.themes).find(({ key }) => key === c.req.param('part'));
  if (!part) throw new HTTPException(404);
  if (!mayEdit(found.actor, part.theme?.id ?? null)) throw new HTTPException(403);
  return { ...found, part };
}

/** The rapporteurs' notes on these themes. */
export async function notesIn(c: Web, themes: readonly Theme[]): Promise<readonly Note[]> {
  const ids = themes.map(({ id }) => id);
  return ids.length === 0 ? [] : notesOf(c.get('deps').db, ids);
}

export const partsOf = (c: Web, themes: readonly Theme[]): readonly Part<Theme>[] =>
  outline(c.get('deps').charter.report.sections, themes);

/**
 * The item of the address in the report of the address, with the part it stands in. One that was taken out is found only
 * where `evenRemoved` says so: whoever was writing in it gets their words back.
 */
export async function itemIn(
  c: Web,
  { evenRemoved = false } = {},
): Promise<Desk & { readonly report: Report; readonly item: Item; readonly part: Part<Theme> }> {
  const desk = await reportIn(c);
  const id = c.req.param('id') ?? '';
  const found = isUuid(id) ? await findItem(c.get('deps').db, id as ItemId) : null;
  if (!found || (found.removed && !evenRemoved) || found.reportId !== desk.report.id) throw new HTTPException(404);
  const { item } = found;
  const part = partsOf(c, desk.themes).find(
    ({ section, theme }) => section.key === item.section && (theme?.id ?? null) === item.themeId,
  );
  if (!part) throw new HTTPException(404);
  if (!mayEdit(desk.actor, item.themeId)) throw new HTTPException(403);
  return { ...desk, item, part };
}
