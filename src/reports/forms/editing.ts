import { z } from 'zod';
import type { ReportSection } from '../../charter/dialogue-types.ts';
import type { Charter } from '../../charter/types.ts';
import type { NoteId } from '../../dialogues/types.ts';
import { choice, choices, id, onceKey, wholeNumber } from '../../platform/fields.ts';
import { acrossFields } from '../../platform/forms.ts';
import { onOneLine, textFields, textName, textsIn } from '../../platform/text-fields.ts';
import { formsIn } from '../rules/outline.ts';
import type { HeadingWording, ItemId, Wording } from '../types.ts';

const itemLength = 5000;
const titleLength = 200;
const summaryLength = 1500;
const correctionLength = 900;

/** A text in at least one language: what is not translated yet may come later. */
const someLanguage = (name: string, languages: Charter['languages']) =>
  function check(values: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
    if (textsIn(values, name, languages)) return;
    context.addIssue({ code: 'custom', message: 'required', path: [textName(name, languages[0])] });
  };

const wordingFields = ({ languages, compact }: Charter, section: ReportSection) => ({
  ...textFields('text', languages, itemLength, 'none'),
  form: z.preprocess((value) => value ?? formsIn(section)[0], choice(formsIn(section))),
  objectives: choices(compact.objectives.map(({ n }) => `${n}`)),
});

/** The wording of an item and the version it was written on top of. */
export const itemForm = (charter: Charter, section: ReportSection) =>
  z
    .object({ ...wordingFields(charter, section), base: wholeNumber(1, 1_000_000) })
    .superRefine(someLanguage('text', charter.languages), acrossFields)
    .transform((values) => ({ base: values.base, wording: wordingIn(values, charter) }));

/** An item written anew, without notes. */
export const newItemForm = (charter: Charter, section: ReportSection) =>
  z
    .object({ ...wordingFields(charter, section), once: onceKey() })
    .superRefine(someLanguage('text', charter.languages), acrossFields)
    .transform((values) => ({ once: values.once, wording: wordingIn(values, charter) }));

function wordingIn(
  values: Readonly<Record<string, unknown>> & { form: Wording['form']; objectives: readonly string[] },
  { languages }: Charter,
): Wording {
  return {
    form: values.form,
    text: textsIn(values, 'text', languages) ?? {},
    objectives: values.objectives.map(Number),
  };
}

/** One item or several from ticked notes: together, or one each. */
export const notesForm = z
  .object({
    notes: z.preprocess(
      (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
      z.array(id(), { error: 'not-an-option' }).min(1, { error: 'choose-one' }),
    ),
    once: onceKey(),
  })
  .transform(({ notes, once }) => ({ once, noteIds: notes.map((note) => note as NoteId) }));

export const headingForm = ({ languages }: Charter) =>
  z
    .object({
      ...textFields('title', languages, titleLength, 'none'),
      ...textFields('summary', languages, summaryLength, 'none'),
      ...textFields('correction', languages, correctionLength, 'none'),
      base: wholeNumber(1, 1_000_000),
    })
    .superRefine(someLanguage('title', languages), acrossFields)
    .transform((values): { readonly base: number; readonly wording: HeadingWording } => ({
      base: values.base,
      wording: {
        title: onOneLine(textsIn(values, 'title', languages) ?? {}),
        summary: textsIn(values, 'summary', languages),
        correction: textsIn(values, 'correction', languages),
      },
    }));

/** Before which item another is put; empty: at the end. */
export const moveForm = z
  .object({
    before: z.preprocess((value) => (value === '' || value === undefined ? null : value), id().nullable()),
  })
  .transform(({ before }) => ({ before: before as ItemId | null }));
