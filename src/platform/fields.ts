import { z } from 'zod';
import { foldEmail, isEmailAddress } from './email-address.ts';
import { hasUnseen } from './unseen.ts';

/**
 * The kinds of fields a form may have. All read strings as browsers send them, tidy them
 * (NFC, line ends, outer spaces), and refuse with a reason code.
 */

const tidy = (value: string): string => value.normalize('NFC').replace(/\r\n?/g, '\n').trim();

// Control characters have no place in a text field; PostgreSQL refuses U+0000 outright. Overrides of direction make
// a text read as another (Unicode Technical Report 36, 2.5); what is written from right to left needs none.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e]/;

/** Something to be seen: not only spaces and characters that no font draws. */
const visible = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

const one = (value: unknown): unknown => {
  const single = Array.isArray(value) ? value[0] : value;
  return single === undefined || single === null ? '' : single;
};

/** A line or more of text, required, of at most `max` characters as people count them (code points). */
export const text = (max: number) =>
  z.preprocess(
    one,
    z
      .string({ error: 'not-text' })
      .transform(tidy)
      .pipe(bounded(max).min(1, { error: 'required' })),
  );

/** The same, where leaving it empty is an answer: `null`. */
export const optionalText = (max: number) =>
  z
    .preprocess(one, z.string({ error: 'not-text' }).transform(tidy).pipe(bounded(max)))
    .transform((value) => value || null);

/** What someone or something is called: a text without marks and characters that are not seen. */
export const name = (max: number) => text(max).refine((value) => !hasUnseen(value), { error: 'control-characters' });

/** The same, where leaving it empty is an answer: `null`. */
export const optionalName = (max: number) =>
  optionalText(max).refine((value) => value === null || !hasUnseen(value), { error: 'control-characters' });

const bounded = (max: number) =>
  z
    .string()
    .max(max, { error: 'too-long' })
    .refine((value) => !control.test(value) && (value === '' || visible.test(value)), { error: 'control-characters' });

/** An e-mail address, lower-cased: the Mechanism treats addresses that differ in case as one. */
export const email = () =>
  z.preprocess(
    one,
    z
      .string({ error: 'not-text' })
      .transform((value) => foldEmail(value))
      .pipe(
        bounded(254)
          .min(1, { error: 'required' })
          .refine((value) => value === '' || isEmailAddress(value), { error: 'not-an-email' }),
      ),
  );

export const optionalEmail = () =>
  z
    .preprocess(
      one,
      z
        .string({ error: 'not-text' })
        .transform((value) => foldEmail(value))
        .pipe(bounded(254).refine((value) => value === '' || isEmailAddress(value), { error: 'not-an-email' })),
    )
    .transform((value) => value || null);

/** A web address over https or http; a missing scheme is read as https. */
export const optionalUrl = () =>
  z
    .preprocess(
      one,
      z
        .string({ error: 'not-text' })
        .transform((value) => withScheme(tidy(value)))
        .pipe(bounded(500).refine((value) => value === '' || isWebAddress(value), { error: 'not-a-web-address' })),
    )
    .transform((value) => value || null);

const withScheme = (value: string): string => (value && !/^[a-z]+:/i.test(value) ? `https://${value}` : value);

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
}

/** Of itself a custom check ends the reading of a form: what is checked across its fields would not be told. */
const goesOn = { abort: false };

/** One of `options`; required. */
export const choice = <const T extends string>(options: readonly T[]) =>
  z.preprocess(
    one,
    z.custom<T>((value) => options.includes(value as T), {
      error: (issue) => (issue.input === '' ? 'required' : 'not-an-option'),
      ...goesOn,
    }),
  );

/** One of `options` or, left empty, `null`. */
export const optionalChoice = <const T extends string>(options: readonly T[]) =>
  z
    .preprocess(
      one,
      z.custom<T | ''>((value) => value === '' || options.includes(value as T), { error: 'not-an-option', ...goesOn }),
    )
    .transform((value): T | null => value || null);

/** Any number of `options`, each once, in the order of `options`; at least `min`. */
export const choices = <const T extends string>(options: readonly T[], min = 0) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
    z
      .array(z.custom<T>((value) => options.includes(value as T), { error: 'not-an-option', ...goesOn }))
      .min(min, { error: 'choose-one' })
      .transform((picked): T[] => options.filter((option) => picked.includes(option))),
  );

/** A box that must be ticked. */
export const requiredTick = () =>
  z.preprocess(
    one,
    z.string({ error: 'not-understood' }).refine((value) => value !== '', { error: 'required' }),
  );

/** A whole number between `min` and `max`. */
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) => {
      const raw = one(value);
      return typeof raw === 'string' ? (/^\s*-?\d+\s*$/.test(raw) ? Number(raw) : raw.trim()) : raw;
    },
    z
      .number({ error: (issue) => (issue.input === '' ? 'required' : 'not-a-number') })
      .min(min, { error: 'too-small' })
      .max(max, { error: 'too-large' }),
  );

/** A calendar day, as `<input type=date>` sends it: `2026-11-20`. */
export const day = () =>
  z.preprocess(one, z.string({ error: 'not-text' })).transform((value, context): Temporal.PlainDate => {
    try {
      return ofOurTime(Temporal.PlainDate.from(tidy(value), { overflow: 'reject' }));
    } catch {
      context.addIssue({ code: 'custom', message: value === '' ? 'required' : 'not-a-day' });
      return z.NEVER;
    }
  });

/** A day and time on the clock, as `<input type=datetime-local>` sends it; its zone is asked beside it. */
export const localTime = () =>
  z.preprocess(one, z.string({ error: 'not-text' })).transform((value, context): Temporal.PlainDateTime => {
    try {
      return ofOurTime(Temporal.PlainDateTime.from(tidy(value), { overflow: 'reject' }));
    } catch {
      context.addIssue({ code: 'custom', message: value === '' ? 'required' : 'not-a-time' });
      return z.NEVER;
    }
  });

/** A century either way: what is further off is a slip of the hand, and at the ends of the calendar no moment of a zone. */
function ofOurTime<T extends { readonly year: number }>(when: T): T {
  if (when.year < 1950 || when.year >= 2150) throw new RangeError(`the year ${when.year}`);
  return when;
}

/** A row's id. One that is not an id is simply not found. */
export const id = () => z.preprocess(one, z.uuid({ error: 'not-an-option' }));

/**
 * The key a form carries so that a second click or a sent-again page has one effect:
 * the act stores it under a unique constraint.
 */
export const onceKey = () => z.preprocess(one, z.uuid({ error: 'not-understood' }));
