import { z } from 'zod';
import { onceKey, optionalText } from '../../platform/fields.ts';

/** What a form can carry; how long a bullet may be, and what it may name, is for `checkNote` to say. */
const most = 100_000;
const words = () => optionalText(most).transform((value) => value ?? '');
const several = () =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(z.string({ error: 'not-text' })),
  );

export const noteForm = z.object({
  text: words(),
  kind: words(),
  /** Empty: of the theme as a whole. */
  question: optionalText(most),
  language: words(),
  objectives: several().transform((picked) => picked.map(Number)),
  principles: several(),
  once: onceKey(),
});

/** The version a change was written on top of; what is no number is no version. */
const base = z.coerce.number().catch(0);

export const rewriteForm = noteForm.extend({ base });

export const withdrawalForm = z.object({ base });
