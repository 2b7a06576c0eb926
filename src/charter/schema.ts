import { z } from 'zod';
import type { Language, Texts } from '../platform/reader.ts';
import { sectionContents } from './dialogue-types.ts';
import { ruleGroups } from './rule-types.ts';
import { balances, bodyKinds, type CharterContent, choices, powers, secrecies } from './types.ts';

/** Languages as BCP 47 names them, in their canonical writing: `es`, `pt-BR`. */
export const languagesSchema = z
  .tuple([z.string()], z.string())
  .refine((codes) => codes.every(isLanguage), 'expected language codes such as es or pt-BR')
  .refine((codes) => new Set(codes).size === codes.length, 'a language is listed twice');

/**
 * The shape of a charter whose texts may be in `languages`: the first is required in every text, the others may be
 * missing (`rules/translation-gaps.ts` lists where). What one part says of another is checked in `rules/cross-checks.ts`.
 */
export function charterSchema(languages: readonly [Language, ...Language[]]): z.ZodType<CharterContent> {
  const texts = textsSchema(languages);
  const named = z.strictObject({ key, title: texts });
  const agencyGroup = { title: texts, acronym: texts, agencies: z.array(key).min(1) };
  const source = z.strictObject({ document: key, paragraph: texts });
  return z.strictObject({
    key,
    version: z.string().regex(/^\d+(\.\d+)*$/, 'expected a number such as 1.0'),
    date,
    name: texts,
    shortName: texts,
    headline: texts,
    purpose: texts,
    languages: languagesSchema,
    zones: z.array(z.strictObject({ zone, city: texts })).min(1),
    region: z.strictObject({
      subregions: z.array(named).min(1),
      countries: z.array(z.strictObject({ code: country, subregion: key })).min(1),
      outside: named,
    }),
    compact: z.strictObject({
      name: texts,
      symbol: text,
      objectives: z.array(z.strictObject({ n: count, title: texts, short: texts })).min(1),
      principles: z.array(named),
    }),
    groups: z.array(named).min(1),
    genders: z.array(named).min(1),
    mesas: z
      .array(
        z.strictObject({
          n: count,
          title: texts,
          summary: texts,
          objectives: z.array(count).min(1),
          subMesas: z.array(named),
          priorities: z.array(z.strictObject({ year: count, objectives: z.array(count).min(1), source })).default([]),
        }),
      )
      .min(1),
    agencies: z.array(z.strictObject({ key, acronym: texts, name: texts })),
    network: z.strictObject({ ...agencyGroup, coChairs: z.array(key) }),
    workingGroup: z.strictObject(agencyGroup),
    offices: z.array(office(texts)).min(1),
    liaison: z.strictObject({
      title: texts,
      seatsPerMesa: count,
      mesaOffices: z.array(key).min(1),
      agencySeats: countOrNone,
      agencyRound: z.strictObject({ consentDays: count, rotation: z.boolean() }),
    }),
    technicalTable: z
      .strictObject({ title: texts, turnMonths: count, firstTurn: z.strictObject({ mesa: count, from: date }) })
      .nullable(),
    selectionCriteria: z.array(named),
    elections: elections(named),
    parity: z
      .strictObject({ genders: z.tuple([key, key]), maxDifference: countOrNone, offices: z.array(key).min(1) })
      .nullable(),
    cadence: z.strictObject({ mesaMonths: count, liaisonMonths: count, exchangeMonths: count, dialogueMonths: count }),
    dialogue: dialogue(texts, named),
    report: z.strictObject({
      title: texts,
      sections: z.array(named.extend({ scope: z.enum(['theme', 'report']), content: z.enum(sectionContents) })).min(1),
      smallCellThreshold: count,
      attribution: z.strictObject({ governmentsMayBeNamed: z.boolean() }),
      releases: count,
    }),
    membership: z.strictObject({
      maxMesas: count.nullable(),
      principles: z.array(named.extend({ text: texts })),
      refusalReasons: z.array(named).min(1),
      consents: z.array(z.strictObject({ key, text: texts, required: z.boolean() })).min(1),
      objectionDays: count,
    }),
    documents: z.array(z.strictObject({ key, title: texts, symbol: text.nullable(), date: date.nullable() })).min(1),
    rules: z
      .array(
        z.strictObject({
          key,
          group: z.enum(ruleGroups),
          title: texts,
          text: texts,
          list: z.string().nullable().default(null),
          sources: z.tuple([source], source),
        }),
      )
      .min(1),
    discrepancies: z.array(
      z.strictObject({
        key,
        title: texts,
        about: z.array(text),
        readings: z.array(z.strictObject({ text: texts, source })).min(2),
        followed: texts,
      }),
    ),
  });
}

const office = (texts: z.ZodType<Texts>) =>
  z.strictObject({
    key,
    body: z.enum(bodyKinds),
    title: texts,
    summary: texts,
    powers: z.array(z.enum(powers)),
    chosenBy: z.enum(choices),
    termMonths: count.nullable(),
    reelections: countOrNone.nullable(),
    seats: count.nullable(),
    secondFactor: z.boolean(),
  });

const elections = (named: z.ZodObject<{ key: typeof key; title: z.ZodType<Texts> }>) => {
  const contestOffice = z.strictObject({ office: key, seats: count });
  const contest = named.extend({
    body: z.literal('mesa'),
    offices: z.tuple([contestOffice], contestOffice),
    alternate: key.nullable(),
    balance: z.array(z.strictObject({ category: z.enum(['subregion', 'sector']), max: count })),
  });
  return z.strictObject({
    contests: z.tuple([contest], contest),
    secrecy: z.enum(secrecies),
    relaxation: z.array(z.enum(balances)),
    quorumPercent: z.int().min(0).max(100),
    candidatesPerSeat: count,
    days: z.strictObject({
      candidacies: count,
      objections: count,
      voting: count,
      complaints: count,
      extension: count,
    }),
  });
};

const dialogue = (texts: z.ZodType<Texts>, named: z.ZodObject<{ key: typeof key; title: z.ZodType<Texts> }>) =>
  z.strictObject({
    title: texts,
    plural: texts,
    method: texts,
    talks: count,
    minutesEach: count,
    sessionMinutes: count,
    panel: z.array(z.strictObject({ sector: key, title: texts, seats: count })).min(1),
    balance: z.strictObject({
      gender: z.boolean(),
      subregion: z.boolean(),
      figures: z
        .strictObject({ since: date, genderMaxPercent: count.max(100).nullable(), subregions: count.nullable() })
        .nullable()
        .default(null),
    }),
    sectors: z.array(named.extend({ groups: z.array(key) })).min(1),
    interpretation: z.array(z.string().refine(isLanguage, 'expected a language code such as es')),
    access: z.enum(['personal-invitation', 'open']),
    seatsPerAddress: count,
    order: z.array(named.extend({ text: texts })).min(1),
    roles: z.array(named.extend({ sector: key.nullable(), office: key.nullable() })),
    noteKinds: z.array(named.extend({ section: key })).min(1),
  });

const text = z.string().refine((value) => value.trim() !== '', 'is empty');
const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a key in lower case such as civil-society');
const count = z.int().min(1);
const countOrNone = z.int().min(0);
const country = z.string().regex(/^[A-Z]{2}$/, 'expected two capital letters such as BO');
const zone = z.string().refine(isZone, 'is not an IANA time zone; expected a name such as America/Bogota');

const date = z.string().transform((value, context) => {
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected a date such as 2023-08-08' });
    return z.NEVER;
  }
});

const textsSchema = ([first, ...others]: readonly [Language, ...Language[]]): z.ZodType<Texts> =>
  z.strictObject({
    [first]: text,
    ...Object.fromEntries(others.map((language) => [language, text.exactOptional()])),
  });

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code)[0] === code;
  } catch {
    return false;
  }
}

/** IANA names only: Intl also takes offsets such as +05:00, which know no summer time. */
function isZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z_+\-0-9]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
