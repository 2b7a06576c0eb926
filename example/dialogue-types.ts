import { z } from 'zod';
import { country, day, email, instant, key, language, line, numbers, texts } from './atoms.ts';

const panelSeat = z.strictObject({
  sector: key,
  institution: texts,
  country,
  /** The member organization's slug. */
  organization: key.nullable(),
  /** Null in the record of a past panel, which names institutions only. */
  person: z.strictObject({ name: line, gender: key }).nullable(),
  example: z.boolean(),
});

const theme = z.strictObject({
  n: z.int().positive(),
  title: texts,
  objectives: numbers,
  introduction: texts,
  startsAt: instant,
  endsAt: instant,
  questions: z.array(z.strictObject({ n: z.int().positive(), text: texts })),
  /** Points of the Progress Declaration the theme rests on. */
  declaration: z.array(z.string()),
  panel: z.strictObject({
    rule: z.array(z.strictObject({ sector: key, seats: z.int() })),
    /** Seats filled before the day. Of 2023 only the rule is known. */
    planned: z.array(panelSeat),
    held: z.array(panelSeat),
  }),
  /** The agency that introduces the theme. */
  presentedBy: key,
  /** United Nations bodies that presented or facilitated. */
  un: z.array(texts),
  facilitators: z.array(email),
  rapporteurs: z.array(email),
  /** Null before it is held. */
  participants: z.int().nullable(),
  countries: z.int().nullable(),
});

/** A Conversatorio: convened, with its panels as planned and as held. */
export const dialogueFile = z.strictObject({
  note: texts,
  slug: key,
  example: z.boolean(),
  title: texts,
  summary: texts,
  heldOn: day,
  modality: z.literal('hybrid'),
  access: z.literal('personal-invitation'),
  venue: texts.nullable(),
  interpretation: z.array(language),
  zones: z.array(z.string()),
  hosts: z.array(key),
  /** Of each session. The order and the six times five minutes are documented, the other minutes made up. */
  agenda: z.array(z.strictObject({ key, title: texts, minutes: z.int() })),
  objectives: z.array(texts),
  themes: z.array(theme),
});
export const notesFile = z.strictObject({
  note: texts,
  dialogue: key,
  example: z.literal(true),
  notes: z.array(
    z.strictObject({
      key,
      theme: z.int(),
      question: z.int(),
      kind: key,
      /** The rapporteur who wrote it down. Who said it is written nowhere. */
      by: email,
      at: instant,
      objectives: numbers,
      principles: z.array(key),
      text: texts,
    }),
  ),
});

export type Dialogue = z.infer<typeof dialogueFile>;
export type PanelSeat = z.infer<typeof panelSeat>;
