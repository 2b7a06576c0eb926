import { z } from 'zod';
import type { Charter } from '../../charter/types.ts';
import { choice, choices, onceKey, optionalText } from '../../platform/fields.ts';

/** What a form can carry; how long a bullet may be is for `checkNote` to say. */
const most = 100_000;

const wording = ({ languages, compact }: Charter) => ({
  text: optionalText(most).transform((value) => value ?? ''),
  kind: optionalText(most).transform((value) => value ?? ''),
  /** Empty: of the theme as a whole. */
  question: optionalText(most),
  language: choice(languages),
  objectives: choices(compact.objectives.map(({ n }) => `${n}`)).transform((picked) => picked.map(Number)),
  principles: choices(compact.principles.map(({ key }) => key)),
  once: onceKey(),
});

export const noteForm = (charter: Charter) => z.object(wording(charter));

/** The version a change was written on top of; what is no number is no version. */
const base = () => z.coerce.number().catch(0);

export const rewriteForm = (charter: Charter) => z.object({ ...wording(charter), base: base() });

export const withdrawalForm = z.object({ base: base() });
