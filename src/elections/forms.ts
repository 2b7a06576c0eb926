import { z } from 'zod';
import { homeZone } from '../charter/rules/home-zone.ts';
import type { Charter } from '../charter/types.ts';
import type { Body } from '../mandates/types.ts';
import {
  choice,
  day,
  email,
  id,
  localTime,
  onceKey,
  optionalChoice,
  optionalEmail,
  optionalText,
  requiredTick,
  text,
  wholeNumber,
} from '../platform/fields.ts';
import { acrossFields } from '../platform/forms.ts';
import type { Texts } from '../platform/reader.ts';
import { textFields, textsIn } from '../platform/text-fields.ts';
import { refusals } from './rules/admission.ts';
import { type Moments, momentNames } from './rules/calendar.ts';
import type { Call, CallRead } from './rules/convening.ts';

const noteLength = 2000;
const statementLength = 1500;
const textLength = 3000;
const nameLength = 200;
const mostSeats = 20;

const momentFields = {
  candidaciesUntil: localTime(),
  objectionsUntil: localTime(),
  votingFrom: localTime(),
  votingUntil: localTime(),
  complaintsUntil: localTime(),
};

type Times = Record<keyof Moments, Temporal.PlainDateTime>;

/** Times on the clock of the mechanism's own zone. */
const momentsIn = (values: Times, charter: Charter): Moments => {
  const at = (time: Temporal.PlainDateTime) => time.toZonedDateTime(homeZone(charter)).toInstant();
  return {
    candidaciesUntil: at(values.candidaciesUntil),
    objectionsUntil: at(values.objectionsUntil),
    votingFrom: at(values.votingFrom),
    votingUntil: at(values.votingUntil),
    complaintsUntil: at(values.complaintsUntil),
  };
};

/** Those of them that could be read. */
export const momentsRead = (values: Partial<Times>, charter: Charter): Partial<Moments> =>
  Object.fromEntries(
    momentNames.flatMap((name) => {
      const at = values[name]?.toZonedDateTime(homeZone(charter)).toInstant();
      return at ? [[name, at]] : [];
    }),
  );

const callFields = {
  seats: wholeNumber(1, mostSeats),
  ...momentFields,
  termFrom: day(),
};

/** `bodies`: those whose elections this person convenes. */
export const callForm = (charter: Charter, bodies: readonly Body[]) =>
  z
    .object({
      body: choice(bodies),
      contest: choice(charter.elections.contests.map(({ key }) => key)),
      once: onceKey(),
      ...callFields,
      ...textFields('note', charter.languages, noteLength, 'none'),
    })
    .transform((values) => ({
      body: values.body,
      contest: values.contest,
      once: values.once,
      seats: values.seats,
      termFrom: values.termFrom,
      moments: momentsIn(values, charter),
      note: textsIn(values, 'note', charter.languages),
    }));

/** A call as far as its form could be read. */
export const callRead = (
  read: Partial<Times & Pick<Call, 'body' | 'contest' | 'seats' | 'termFrom'>>,
  charter: Charter,
): CallRead => ({
  ...(read.body && { body: read.body }),
  ...(read.contest !== undefined && { contest: read.contest }),
  ...(read.seats !== undefined && { seats: read.seats }),
  ...(read.termFrom && { termFrom: read.termFrom }),
  moments: momentsRead(read, charter),
});

/** The same once it is made: the body and the contest stay. */
export const preparedForm = (charter: Charter) =>
  z.object({ ...callFields, ...textFields('note', charter.languages, noteLength, 'none') }).transform((values) => ({
    seats: values.seats,
    termFrom: values.termFrom,
    moments: momentsIn(values, charter),
    note: textsIn(values, 'note', charter.languages),
  }));

export const calendarForm = (charter: Charter) =>
  z.object(momentFields).transform((values) => momentsIn(values, charter));

/** A reason that everyone can read, in every language of the mechanism. */
export const cancellationForm = ({ languages }: Charter) =>
  z
    .object(textFields('reason', languages, noteLength, 'all'))
    .transform((values): Texts => textsIn(values, 'reason', languages) ?? {});

/** Oneself, or someone else: then name and address are asked. */
export const proposalForm = ({ languages }: Charter, organizations: readonly string[]) =>
  z
    .object({
      who: choice(['self', 'other']),
      organization: choice(organizations),
      name: optionalText(nameLength),
      email: optionalEmail(),
      language: choice(languages),
      once: onceKey(),
    })
    .superRefine((values, context) => {
      if (values.who !== 'other') return;
      for (const field of ['name', 'email'] as const) {
        if (values[field] === null) context.addIssue({ code: 'custom', message: 'required', path: [field] });
      }
    }, acrossFields);

/** The field of a statement: `statement.<criterion>`. */
export const statementName = (criterion: string): string => `statement.${criterion}`;

/** Consent, the voluntary answer, and words on each criterion, in the language they are written in. */
export const acceptanceForm = (charter: Charter) =>
  z
    .object({
      language: choice(charter.languages),
      ...Object.fromEntries(charter.selectionCriteria.map(({ key }) => [statementName(key), text(statementLength)])),
      gender: optionalChoice(charter.genders.map(({ key }) => key)),
      consent: requiredTick(),
    })
    .transform((values) => ({
      gender: values.gender,
      statements: {
        [values.language]: Object.fromEntries(
          charter.selectionCriteria.map(({ key }) => [
            key,
            String((values as Readonly<Record<string, unknown>>)[statementName(key)] ?? ''),
          ]),
        ),
      },
    }));

export const admissionForm = z.object({
  outcome: choice(['admitted', 'refused']),
  reason: optionalChoice(refusals),
  explanation: optionalText(textLength),
});

export const objectionForm = z.object({ text: text(textLength), once: onceKey() });

export const answerForm = z.object({
  objection: id(),
  outcome: choice(['upheld', 'dismissed']),
  reason: optionalChoice(refusals),
  explanation: text(textLength),
});

/** Who casts an organization's vote; the substitute may be left out, but not half of them. */
export const voterForm = z
  .object({
    name: text(nameLength),
    email: email(),
    substituteName: optionalText(nameLength),
    substituteEmail: optionalEmail(),
  })
  .superRefine((values, context) => {
    const [first, second] = ['substituteName', 'substituteEmail'] as const;
    if (values[first] !== null && values[second] === null)
      context.addIssue({ code: 'custom', message: 'required', path: [second] });
    if (values[first] === null && values[second] !== null)
      context.addIssue({ code: 'custom', message: 'required', path: [first] });
  }, acrossFields)
  .transform(({ name, email, substituteName, substituteEmail }) => ({
    voter: { name, email },
    substitute:
      substituteName !== null && substituteEmail !== null ? { name: substituteName, email: substituteEmail } : null,
  }));
