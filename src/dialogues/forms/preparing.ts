import { z } from 'zod';
import type { Charter } from '../../charter/types.ts';
import {
  choice,
  choices,
  day,
  id,
  localTime,
  onceKey,
  optionalText,
  optionalUrl,
  wholeNumber,
} from '../../platform/fields.ts';
import { acrossFields } from '../../platform/forms.ts';
import type { Texts } from '../../platform/reader.ts';
import { accept } from '../../platform/result.ts';
import { type Needed, onOneLine, textFields, textName, textsIn } from '../../platform/text-fields.ts';
import { readRoomAddress } from '../rooms/external.ts';
import { askedParts, mostMinutes } from '../rules/agenda-lengths.ts';
import { mostQuestions } from '../rules/question-changes.ts';

const titleLength = 200;
const textLength = 2000;
const questionLength = 500;
const placeLength = 300;
const reasonLength = 500;

/** Whether it was held already. */
const tookPlace = () => choices(['yes']).transform((ticked) => ticked.length > 0);
export const conveningForm = z.object({ tookPlace: tookPlace() });

/** Why an announced dialogue is called off: everyone reads it. */
export const cancellationForm = ({ languages }: Charter) =>
  z
    .object(textFields('reason', languages, reasonLength, 'all'))
    .transform((values) => onOneLine(written(values, 'reason', languages)));

/** Where the meeting takes place may be left out; where it is given, announced ones give it in every language. */
export const dialogueForm = ({ languages }: Charter, needed: Needed) =>
  z
    .object({
      ...textFields('title', languages, titleLength, needed),
      ...textFields('summary', languages, textLength, needed),
      heldOn: day(),
      tookPlace: tookPlace(),
      ...textFields('venue', languages, placeLength, 'none'),
      once: onceKey(),
    })
    .transform((values) => ({
      title: onOneLine(written(values, 'title', languages)),
      summary: written(values, 'summary', languages),
      venue: textsIn(values, 'venue', languages),
      heldOn: values.heldOn,
      tookPlace: values.tookPlace,
      once: values.once,
    }));

export const themeForm = ({ languages, zones, compact }: Charter, needed: Needed) =>
  z
    .object({
      ...textFields('title', languages, titleLength, needed),
      ...textFields('introduction', languages, textLength, needed),
      objectives: choices(compact.objectives.map(({ n }) => `${n}`)),
      zone: choice(zones.map(({ zone }) => zone)),
      starts: localTime(),
      ends: localTime(),
      once: onceKey(),
    })
    .transform((values) => ({
      title: onOneLine(written(values, 'title', languages)),
      introduction: written(values, 'introduction', languages),
      objectives: values.objectives.map(Number),
      zone: values.zone,
      starts: values.starts,
      ends: values.ends,
      once: values.once,
    }));

export const questionForm = ({ languages }: Charter, needed: Needed) =>
  z
    .object({ ...textFields('text', languages, questionLength, needed), once: onceKey() })
    .transform((values) => ({ text: written(values, 'text', languages), once: values.once }));

export const moveForm = z.object({ place: wholeNumber(1, mostQuestions) });

/** `minutes.<part>` for every part of the charter's order whose length is asked. */
export const agendaForm = ({ dialogue }: Charter) =>
  z
    .object(
      Object.fromEntries(askedParts(dialogue.order).map((part) => [minutesName(part), wholeNumber(0, mostMinutes)])),
    )
    .transform((values) =>
      Object.fromEntries(askedParts(dialogue.order).map((part) => [part, values[minutesName(part)] ?? 0])),
    );
export const minutesName = (part: string): string => `minutes.${part}`;

/** One that everyone can reach, as the room's own. */
const channelUrl = () =>
  optionalUrl().transform((url, context): string | null => {
    const read = url === null ? accept(url) : readRoomAddress(url);
    if (read.ok) return read.value;
    for (const { code } of read.reasons) context.addIssue({ code: 'custom', message: code });
    return z.NEVER;
  });

/** A channel for each language of the charter's interpretation; left without a label there is none. */
export const interpretationForm = ({ dialogue }: Charter) =>
  z
    .object(
      Object.fromEntries(
        dialogue.interpretation.flatMap((language): [string, z.ZodType<string | null>][] => [
          [textName('label', language), optionalText(100)],
          [textName('url', language), channelUrl()],
        ]),
      ),
    )
    .superRefine((values, context) => {
      for (const language of dialogue.interpretation) {
        if (values[textName('url', language)] && !values[textName('label', language)]) {
          context.addIssue({ code: 'custom', message: 'required', path: [textName('label', language)] });
        }
      }
    }, acrossFields)
    .transform((values) =>
      dialogue.interpretation.flatMap((language) => {
        const label = values[textName('label', language)];
        return label ? [{ language, label, url: values[textName('url', language)] ?? null }] : [];
      }),
    );

export const endAppointmentForm = <const C extends string>(causes: readonly C[]) =>
  z.object({ mandate: id(), cause: choice(causes) });

/** Texts of which the form asks at least one language; read from a form that passed. */
const written = (values: Readonly<Record<string, unknown>>, name: string, languages: Charter['languages']): Texts =>
  textsIn(values, name, languages) ?? {};
