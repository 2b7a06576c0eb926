import { z } from 'zod';
import { countriesToChoose } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import { choice, id, onceKey, optionalText, text } from '../../platform/fields.ts';
import type { Texts } from '../../platform/reader.ts';
import { onOneLine, textFields, textName, textsIn } from '../../platform/text-fields.ts';
import type { SeenPlace } from '../resolve-name.ts';
import { resolutionKinds } from '../rules/resolutions.ts';

const reasonLength = 500;
const placesAtOnce = 200;

/** A place on a form: text, language, where in it, and the hash of the wording that was shown. */
export const placeValue = ({ textId, language, start, end, seen }: SeenPlace): string =>
  [textId, language, start, end, seen].join(' ');

const place = z
  .string({ error: 'not-understood' })
  .regex(/^[\w-]{1,64} [A-Za-z0-9-]{2,35} \d{1,7} \d{1,7} [0-9a-f]{64}$/, { error: 'not-understood' })
  .transform((value): SeenPlace => {
    const [textId = '', language = '', start, end, seen = ''] = value.split(' ');
    return { textId, language, start: Number(start), end: Number(end), seen };
  });

const listed = (value: unknown): unknown => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const resolutionForm = z.object({
  places: z.preprocess(listed, z.array(place).min(1, { error: 'not-understood' }).max(placesAtOnce)),
  entity: text(200),
  resolution: choice(resolutionKinds),
  reason: z.preprocess((value) => value ?? '', optionalText(reasonLength)).transform((reason) => reason ?? ''),
});

export const reopenForm = z.object({
  resolutions: z.preprocess(listed, z.array(id()).min(1, { error: 'not-understood' }).max(placesAtOnce)),
});

/** What an institution is called, as it was written; null while one of the languages could not be read. */
export function writtenName(values: Readonly<Record<string, unknown>>, { languages }: Charter): Texts | null {
  const isRead = languages.every((language) => values[textName('name', language)] !== undefined);
  return isRead ? onOneLine(textsIn(values, 'name', languages) ?? {}) : null;
}

export const institutionForm = (charter: Charter) => {
  const { inside, outside } = countriesToChoose(charter.region);
  return z
    .object({
      ...textFields('name', charter.languages, 200, 'first'),
      acronym: optionalText(40),
      country: choice([...inside, ...outside]),
    })
    .transform((values) => ({
      name: writtenName(values, charter) ?? {},
      acronym: values.acronym,
      country: values.country,
    }));
};

export const releaseForm = z.object({
  seen: z.string({ error: 'not-understood' }).regex(/^[0-9a-f]{64}$/, { error: 'not-understood' }),
  once: onceKey(),
});
