import { z } from 'zod';
import { isoCountries } from '../../charter/rules/iso-countries.ts';
import type { Charter } from '../../charter/types.ts';
import {
  choice,
  choices,
  email,
  id,
  localTime,
  name,
  onceKey,
  optionalChoice,
  optionalName,
  optionalText,
  text,
} from '../../platform/fields.ts';
import { acrossFields } from '../../platform/forms.ts';
import { type GuestField, guestFields } from '../rules/guest-columns.ts';
import { longestGuest } from '../rules/guest-list.ts';
import { isZone } from '../rules/zones.ts';

export const longestNeeds = 1000;
/** A pasted list, in characters. */
const longestPasted = 300_000;

const keys = (list: readonly { readonly key: string }[]): readonly string[] => list.map(({ key }) => key);

/** One person to invite. */
export const personForm = ({ dialogue, genders, languages }: Charter) =>
  z.object({
    list: name(longestGuest.list),
    name: name(longestGuest.name),
    email: email(),
    institution: name(longestGuest.institution),
    country: choice(isoCountries),
    sector: choice(keys(dialogue.sectors)),
    gender: optionalChoice(keys(genders)),
    language: choice(languages),
    once: onceKey(),
  });

export const allMesas = 'all';

/** What all people of a list share, and the list itself: a file beside it, pasted, or members; one of the three. */
export const listForm = ({ dialogue, languages }: Charter, mesas: readonly number[]) =>
  z
    .object({
      list: name(longestGuest.list),
      file: z.preprocess((value) => (value instanceof File && value.size > 0 ? value : null), z.custom<File | null>()),
      pasted: z.preprocess(
        (value) => (typeof value === 'string' ? value : ''),
        z.string().max(longestPasted, { error: 'too-long' }),
      ),
      /** Representatives of the members of a mesa, or of all that may be seen. */
      members: optionalChoice([allMesas, ...mesas.map(String)]),
      sector: optionalChoice(keys(dialogue.sectors)),
      country: optionalChoice(isoCountries),
      language: choice(languages),
      once: onceKey(),
    })
    .superRefine(({ file, pasted, members }, context) => {
      const given = [
        ...(file === null ? [] : ['file']),
        ...(typeof pasted === 'string' && pasted.trim() !== '' ? ['pasted'] : []),
        ...(members ? ['members'] : []),
      ];
      const [, second] = given;
      if (second) context.addIssue({ code: 'custom', message: 'list-more-than-one', path: [second] });
      if (given.length === 0) context.addIssue({ code: 'custom', message: 'list-missing', path: ['file'] });
    }, acrossFields);

/** `column-0=email&column-1=…`: what each column holds, as it was matched or said. Null where nothing was said. */
export function columnsIn(
  said: (column: string) => string | undefined,
  headings: readonly string[],
): readonly (GuestField | null)[] | null {
  const columns = headings.map((_, index) => said(columnName(index)));
  if (columns.every((column) => column === undefined)) return null;
  const seen = new Set<GuestField>();
  return columns.map((column) => {
    const field = guestFields.find((one) => one === column);
    if (!field || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
}

export const columnName = (index: number): string => `column-${index}`;

/** An answer that confirms. */
export const seatForm = ({ dialogue, genders }: Charter) =>
  z.object({
    attends: choice(['online', 'in-person']),
    interpretation: optionalChoice(dialogue.interpretation),
    gender: optionalChoice(keys(genders)),
    needs: optionalText(longestNeeds),
  });

export const interpretationForm = ({ dialogue }: Charter) =>
  z.object({ interpretation: optionalChoice(dialogue.interpretation) });

/** What is wrong with a name or an address, the rule says. */
export const substituteForm = ({ languages }: Charter) =>
  z.object({ name: optionalName(longestGuest.name), email: optionalText(254), language: choice(languages) });

const zone = () =>
  z.preprocess((value) => (typeof value === 'string' ? value : ''), z.string().refine(isZone, 'not-an-option'));

export const deadlineForm = z.object({ until: localTime(), zone: zone() });

export const presenceForm = z.object({ seat: id() });
export const presenceEndForm = z.object({ presence: id() });

/** Someone who takes part without a seat. */
export const attendeeForm = ({ dialogue, genders }: Charter) =>
  z.object({
    name: name(longestGuest.name),
    /** Whoever has the same name on the list is somebody else. */
    another: choices(['yes']).transform((ticked) => ticked.length > 0),
    institution: optionalName(longestGuest.institution),
    country: choice(isoCountries),
    sector: choice(keys(dialogue.sectors)),
    gender: optionalChoice(keys(genders)),
  });
export const newAttendeeForm = (charter: Charter) => attendeeForm(charter).extend({ once: onceKey() });

export const reportForm = z.object({
  file: z.custom<File>((value) => value instanceof File && value.size > 0, { error: 'required', abort: false }),
  zone: zone(),
  once: onceKey(),
});

const reportKey = () => text(300);
export const reportSeatForm = z.object({ key: reportKey(), seat: id() });
export const reportKeyForm = z.object({ key: reportKey() });
