import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../src/platform/root.ts';
import { country, day, email, instant, key, language, line, numbers, texts } from './atoms.ts';
import { dialogueFile } from './dialogue-types.ts';

/**
 * The shapes of the example's files. Keys (countries aside) are the charter's: groups, genders, agencies, offices,
 * sectors, kinds of notes, principles, documents. `example: true` marks what is made up.
 */
const representative = z.strictObject({
  name: line,
  gender: key,
  /** Null in a group without e-mail, which its mesa reaches. */
  email: email.nullable(),
  language,
  office: z.enum(['representative', 'alternate-representative']),
  example: z.literal(true),
});

const organization = z.strictObject({
  slug: key,
  name: line,
  acronym: line.nullable(),
  /** Null where the sources name a regional network and no country: it cannot be loaded as a member. */
  country: country.nullable(),
  cities: z.array(line),
  group: key,
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  email: email.nullable(),
  website: z
    .string()
    .regex(/^https:\/\/[a-z0-9.-]+\.example$/)
    .nullable(),
  objectives: numbers,
  /** Those that work on its objectives. */
  mesas: numbers,
  joined: day,
  /** Whether it agreed to stand by name in the public directory. */
  listed: z.boolean(),
  /** The mesa that joined a group without e-mail; null: it joined by itself. */
  assistedBy: z.int().nullable(),
  example: z.boolean(),
  /** Of a real organization, the fields no source states. */
  madeUp: z.array(z.enum(['group', 'languages', 'objectives', 'mesas', 'joined'])),
  representatives: z.array(representative),
});

export const organizationsFile = z.strictObject({ note: texts, organizations: z.array(organization) });

/** Requests to join that wait for a mesa's answer. */
export const applicationsFile = z.strictObject({
  note: texts,
  example: z.literal(true),
  applications: z.array(
    organization.omit({ joined: true }).extend({
      submittedAt: instant,
      /** The slug of the member it looks like. */
      resembles: key.nullable(),
    }),
  ),
});

const person = z.strictObject({
  name: line,
  gender: key,
  email,
  language,
  agency: key.nullable(),
  example: z.literal(true),
});

export const cycleFile = z.strictObject({
  note: texts,
  period: z.strictObject({ from: z.string(), to: z.string() }),
  milestones: z.array(
    z.strictObject({
      key,
      /** For the order only: `when` is what the sources say. */
      sortDate: day,
      when: texts,
      mesa: z.int().nullable(),
      title: texts,
      text: texts,
      source: z.array(key).min(1),
      example: z.literal(false),
    }),
  ),
  /** The agencies' staff and the operator; everyone else represents an organization. */
  people: z.array(person),
  /** `from` is the first day, `to` the day the mandate has ended; null: no end set. */
  terms: z.array(z.strictObject({ key, from: day, to: day.nullable() })),
  mandateSources: z.array(
    z.strictObject({ key, kind: z.enum(['election', 'consensus', 'appointment', 'operator']), text: texts }),
  ),
  mandates: z.array(
    z.strictObject({
      office: key,
      body: z.string().regex(/^(mechanism|liaison|working-group|mesa:\d+)$/),
      person: email,
      organization: key.nullable(),
      agency: key.nullable(),
      term: key,
      source: key,
      example: z.literal(true),
    }),
  ),
  /** One person of each role to try the platform as. */
  signIn: z.array(z.strictObject({ key, person: email, title: texts })),
  next: dialogueFile,
});

const ago = z.int().min(0);

/** What happens around the seats of agencies, counted in days from the day on which it is loaded. */
export const liaisonFile = z.strictObject({
  note: texts,
  /** Gave up the seat of an agency. */
  left: z.strictObject({ person: email, cause: z.enum(['replacement', 'resignation']), daysAgo: ago }),
  offers: z.array(z.strictObject({ person: email, daysAgo: ago })).min(1),
  round: z.strictObject({ person: email, daysAgo: ago, daysLeft: ago }),
  consents: z.array(z.strictObject({ person: email, daysAgo: ago })),
});

export type Organization = z.infer<typeof organization>;
export type Cycle = z.infer<typeof cycleFile>;

/** One of the example's files, checked. Throws with every fault of its shape. */
export const readExample = <S extends z.ZodType>(name: string, shape: S): z.infer<S> =>
  shape.parse(JSON.parse(readFileSync(join(root, 'example', `${name}.json`), 'utf8')));
