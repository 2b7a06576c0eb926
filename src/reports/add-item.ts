import type { Deps } from '../deps.ts';
import { themesOf } from '../dialogues/store/dialogues.ts';
import { notesOf } from '../dialogues/store/numbers.ts';
import type { Note, NoteId, ThemeId } from '../dialogues/types.ts';
import type { Acting } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { repeatedBy, wordingFromNotes } from './rules/combine-notes.ts';
import { formsIn } from './rules/outline.ts';
import {
  findItemMadeBy,
  insertItems,
  insertRemovals,
  itemsOf,
  lastPosition,
  lockReport,
  setPositions,
} from './store/drafts.ts';
import { numberedOf } from './store/recommendations.ts';
import type { AddedItem, Item, ItemForm, ItemId, Place, ReportId } from './types.ts';

type NewItemText = {
  readonly reportId: ReportId;
  readonly place: Place;
  readonly form: ItemForm;
  /** Null: what the notes say. */
  readonly text: Texts | null;
  readonly objectives: readonly number[];
  readonly noteIds: readonly NoteId[];
  /** The sending of the form: sent twice, it is one item. */
  readonly once: string;
};

/**
 * Adds an item at the end of a section: written anew, or from one note or several of the same theme, which stay its
 * sources. It takes the place of those that it says again (`repeatedBy`). Refusals: `report-unknown`, `item-section-unknown`, `item-form-unfit`, `item-empty` (neither words nor
 * notes), `item-note-unknown` (of another theme, or withdrawn meanwhile).
 */
export const addItem = (
  deps: Pick<Deps, 'db' | 'charter'>,
  item: NewItemText,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<AddedItem>> =>
  transact(deps.db, async (tx): Promise<Result<AddedItem>> => {
    const report = await lockReport(tx, item.reportId);
    if (!report) return refuse('report-unknown');
    const made = await findItemMadeBy(tx, item.once);
    if (made) return accept(made);
    const themes = (await themesOf(tx, report.dialogueId)).map(({ id }) => id);
    const { themeId } = item.place;
    const notes = themeId === null ? [] : await notesOf(tx, [themeId]);
    const decision = decide(item, themes, notes, deps);
    if (!decision.ok) return decision;
    const [id] = await insertAtEnd(tx, item, decision.value, by, at);
    if (!id) return refuse('report-unknown');
    return accept({ id, inPlaceOfOthers: await takePlaces(tx, item, id, by, at) });
  });

function decide(
  { place, form, text, objectives, noteIds }: NewItemText,
  themes: readonly ThemeId[],
  notes: readonly Note[],
  { charter }: Pick<Deps, 'charter'>,
): Result<Item['wording']> {
  const section = charter.report.sections.find(({ key }) => key === place.section);
  const fits = section && (section.scope === 'theme') === (place.themeId !== null);
  const sources = notes.filter(({ id }) => noteIds.includes(id));
  const against: Reason[] = [];
  if (!fits || (place.themeId !== null && !themes.includes(place.themeId)))
    against.push({ code: 'item-section-unknown' });
  if (section && !formsIn(section).includes(form)) against.push({ code: 'item-form-unfit', field: 'form' });
  if (!text && noteIds.length === 0) against.push({ code: 'item-empty', field: 'notes' });
  if (sources.length < new Set(noteIds).size) against.push({ code: 'item-note-unknown', field: 'notes' });
  return unless(against, () => (text ? { form, text, objectives } : wordingFromNotes(sources, form)));
}

const insertAtEnd = async (
  tx: Transaction,
  { reportId, place, noteIds, once }: NewItemText,
  wording: Item['wording'],
  by: Acting,
  at: Temporal.Instant,
): Promise<ItemId[]> => {
  const position = (await lastPosition(tx, reportId, place)) + 1;
  const item = { ...place, position, wording, noteIds: [...new Set(noteIds)], once };
  return insertItems(tx, reportId, [item], by.personId, at);
};

/** Whether there were items that the new one says again: they are out, and it stands where the first of them stood. */
async function takePlaces(
  tx: Transaction,
  item: NewItemText,
  made: ItemId,
  by: Acting,
  at: Temporal.Instant,
): Promise<boolean> {
  const { place, reportId } = item;
  const own = (await itemsOf(tx, reportId)).filter(
    ({ id, section, themeId }) => id !== made && section === place.section && themeId === place.themeId,
  );
  const published = new Set<string>((await numberedOf(tx, reportId)).map(({ itemId }) => itemId));
  const [first, ...rest] = repeatedBy(item, own, published).map(({ id }) => id);
  if (!first) return false;
  await insertRemovals(tx, [first, ...rest], by.personId, at);
  const order = own.map(({ id }) => (id === first ? made : id)).filter((id) => !rest.includes(id));
  await setPositions(tx, order);
  return true;
}
