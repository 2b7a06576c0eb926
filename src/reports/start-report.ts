import type { Deps } from '../deps.ts';
import { lockDialogue, themesOf } from '../dialogues/store/dialogues.ts';
import { notesOf } from '../dialogues/store/numbers.ts';
import type { Dialogue, DialogueId, Note, Theme } from '../dialogues/types.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { type GroupedNote, groupNotes } from './rules/grouping.ts';
import { findReport, insertHeading, insertItems, insertReport, type NewItem } from './store/drafts.ts';
import type { ReportId } from './types.ts';

/**
 * Begins the report of a dialogue from the rapporteurs' notes: one item a note, in the section of its kind
 * (`groupNotes`), in the language it was taken in. Begun twice, it is one report. Refusals: `report-dialogue-unknown`,
 * also of one that was called off, and `report-too-early` before the first theme has begun.
 */
export const startReport = (
  deps: Pick<Deps, 'db' | 'charter'>,
  { dialogueId }: { readonly dialogueId: DialogueId },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<ReportId>> =>
  transact(deps.db, async (tx): Promise<Result<ReportId>> => {
    const dialogue = await lockDialogue(tx, dialogueId);
    if (!dialogue?.convenedAt || dialogue.cancelledAt !== null) return refuse('report-dialogue-unknown');
    const begun = await findReport(tx, dialogueId);
    if (begun) return accept(begun.id);
    const themes = await themesOf(tx, dialogueId);
    if (!themes.some(({ startsAt }) => Temporal.Instant.compare(startsAt, at) <= 0)) return refuse('report-too-early');
    const id = await insertReport(tx, dialogueId, by.personId, at);
    await insertHeading(tx, id, { ...firstHeading(deps, dialogue), version: 1, edition: 1 }, by.personId, at);
    const items = await itemsFromNotes(tx, deps, themes);
    await insertItems(tx, id, items, by.personId, at);
    return accept(id);
  });

/** `Informe de resultados: Primer Conversatorio`, in the languages that both are written in. */
function firstHeading({ charter }: Pick<Deps, 'charter'>, { title }: Dialogue) {
  const titles = charter.languages.flatMap((language) => {
    const [kind, of] = [charter.report.title[language], title[language]];
    return kind && of ? [[language, `${kind}: ${of}`]] : [];
  });
  return {
    title: titles.length > 0 ? Object.fromEntries(titles) : charter.report.title,
    summary: null,
    correction: null,
  };
}

async function itemsFromNotes(
  tx: Transaction,
  { charter }: Pick<Deps, 'charter'>,
  themes: readonly Theme[],
): Promise<readonly NewItem[]> {
  const ids = themes.map(({ id }) => id);
  const notes = await notesOf(tx, ids);
  const { items } = groupNotes(
    notes.map((note) => grouped(note, themes)),
    { noteKinds: charter.dialogue.noteKinds, sections: charter.report.sections, themes: ids },
    new Set(),
  );
  const places = new Map<string, number>();
  return items.map(({ theme, section, language, text, objectives, noteIds }) => {
    const place = `${theme} ${section}`;
    const position = (places.get(place) ?? 0) + 1;
    places.set(place, position);
    return {
      themeId: ids.find((id) => id === theme) ?? null,
      section,
      position,
      wording: { form: 'point', text: { [language]: text }, objectives },
      noteIds: notes.filter(({ id }) => noteIds.includes(id)).map(({ id }) => id),
      once: null,
    };
  });
}

/** A note as the grouping rule reads it. */
function grouped(
  { id, themeId, questionId, kind, text, language, objectives }: Note,
  themes: readonly Theme[],
): GroupedNote {
  const questions = themes.find((theme) => theme.id === themeId)?.questions ?? [];
  const question = questions.find((one) => one.id === questionId)?.n ?? null;
  return { id, theme: themeId, question, kind, text, language, objectives };
}
