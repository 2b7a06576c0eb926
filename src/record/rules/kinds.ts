import { z } from 'zod';

/**
 * What may be recorded. Each kind says what it is about and which facts it holds, and nothing else is let in:
 * what is written here is public and stays for ever.
 *
 * - Names of persons and organizations are `name`: a commitment that can be erased; so are words that someone wrote
 *   and that may name a person. No other free text, no address, no country, gender or any other trait by which an erased
 *   name could be found again.
 * - Who was refused, and who objected, is not said: neither a name nor an id.
 *
 * A new kind is a line here and its sentence `entry.<kind>` in locales (shown by `pages/sentence.ts`).
 */
const kind = <S extends z.ZodType<string | null>, F extends z.ZodRawShape>(subject: S, facts: F) => ({
  subject,
  facts: z.strictObject(facts),
});

const about = <const P extends string>(prefix: P) => z.templateLiteral([prefix, ':', z.string().min(1)]);
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.strictObject({ committed: hex64 });
const texts = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), z.string().min(1).max(1000));
const day = z.iso.date();
const count = z.int().min(0);
/** A key of one of the charter's lists, or a body. */
const key = z.string().regex(/^[a-z0-9][a-z0-9:._-]{0,99}$/i);
const verifierKey = z.string().regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/);
/** `T1·R1` */
const code = z.string().max(20);
const nothing = z.null();

export const kinds = {
  'record-opened': kind(z.literal('record'), { key: verifierKey }),
  'checkpoint-key-changed': kind(z.literal('record'), {
    key: verifierKey,
    replaces: verifierKey,
    /** A note over the new key, signed with the one it replaces; null where that one was lost. */
    endorsement: z.string().max(2000).nullable(),
  }),
  /** At the request of whom they name, or by the rule on keeping data. Which names is not said: that would join them. */
  'names-erased': kind(z.literal('record'), { names: z.int().min(1) }),

  'charter-adopted': kind(z.literal('mechanism'), { version: z.string().max(20), date: day, digest: hex64 }),

  /** Null names: organizations that are not listed in public. */
  'organization-admitted': kind(about('organization'), { name: name.nullable(), mesas: z.array(z.int().min(1)) }),
  'organization-refused': kind(nothing, { reason: key, mesas: z.array(z.int().min(1)) }),
  'objection-decided': kind(nothing, { outcome: z.enum(['upheld', 'dismissed']) }),
  'membership-ended': kind(about('organization'), {
    name: name.nullable(),
    mesas: z.array(z.int().min(1)),
    cause: key,
  }),
  /** Null as above, both. */
  'organization-renamed': kind(about('organization'), { formerName: name.nullable(), name: name.nullable() }),
  'members-imported': kind(z.literal('mechanism'), { admitted: count, refused: count }),

  'mandate-granted': kind(about('mandate'), {
    /** Null where the charter's office is not a public one. */
    holder: name.nullable(),
    onBehalfOf: name.nullable(),
    office: key,
    body: key,
    source: key,
    /** How it came about, in the words of whoever gave it; entries from before there were any do not have the fact. */
    words: name.nullable().optional(),
    from: day,
    /** Null: no end is set. */
    to: day.nullable(),
  }),
  /** Of a mandate that was entered without it. */
  'mandate-agency-named': kind(about('mandate'), { office: key, body: key, agency: key }),
  'mandate-ended': kind(about('mandate'), { holder: name.nullable(), office: key, body: key, cause: key, on: day }),

  /** Agencies are named by their keys: they are no persons. */
  'agencies-proposed': kind(z.literal('liaison'), { agencies: z.array(key), until: day }),
  'agency-round-closed': kind(z.literal('liaison'), {
    outcome: z.enum(['named', 'objected', 'nobody']),
    agencies: z.array(key),
  }),

  'dialogue-convened': kind(about('dialogue'), { title: texts, date: day }),
  'dialogue-changed': kind(about('dialogue'), { title: texts, date: day }),
  'dialogue-cancelled': kind(about('dialogue'), { title: texts, date: day, reason: texts }),
  'theme-changed': kind(about('theme'), { title: texts, objectives: z.array(z.int().min(1)) }),
  'panel-published': kind(about('theme'), {
    title: texts,
    stage: z.enum(['planned', 'held']),
    seats: z.array(z.strictObject({ sector: key, seats: count })),
    /** Rules of the charter that this panel does not meet. */
    exceptions: z.array(key),
  }),

  'report-released': kind(about('report'), {
    title: texts,
    release: z.int().min(1),
    digest: hex64,
    /** So that it can be seen that the persons are different; null where the charter's office is not a public one. */
    by: name.nullable(),
    /** Releases since the one before of this wording that an edit voided; absent: none, or an entry from before it was said. */
    voids: z.int().min(1).optional(),
  }),
  'report-published': kind(about('report'), { title: texts, digest: hex64 }),
  'report-corrected': kind(about('report'), {
    title: texts,
    digest: hex64,
    replaces: hex64,
    /** What became of the recommendations; absent in entries from before it was said. */
    recommendations: z
      .strictObject({ withdrawn: z.array(code), added: z.array(code), changed: z.array(code) })
      .optional(),
  }),
  /** `digest` is of what it said, which is deleted; why is on its page: words that someone wrote do not stay for ever. */
  'report-edition-withheld': kind(about('report'), { title: texts, edition: z.int().min(1), digest: hex64 }),
  'recommendation-published': kind(about('recommendation'), {
    report: z.string().max(200),
    code,
    digest: hex64,
  }),

  /** With a digest of the keys that cards and ballots are made with: what they are is on the election's page. */
  'cards-prepared': kind(about('election'), { body: key, contest: key, signers: count, digest: hex64 }),
  'election-convened': kind(about('election'), {
    body: key,
    contest: key,
    seats: z.int().min(1),
    candidaciesUntil: day,
    votingFrom: day,
    votingUntil: day,
  }),
  'election-calendar-changed': kind(about('election'), {
    body: key,
    contest: key,
    cause: z.enum(['changed', 'few-candidates']),
    candidaciesUntil: day,
    votingFrom: day,
    votingUntil: day,
  }),
  'election-cancelled': kind(about('election'), { body: key, contest: key, reason: texts }),
  /** Of whom is not said. */
  'candidacy-decided': kind(about('election'), {
    body: key,
    contest: key,
    outcome: z.enum(['admitted', 'refused']),
    reason: key.nullable(),
  }),
  'election-list-published': kind(about('election'), {
    body: key,
    contest: key,
    candidates: count,
    entitled: count,
    relaxed: z.array(key),
    digest: hex64,
    /** SHA-256 of the seed by which lots are drawn. */
    lotCommitment: hex64,
  }),
  'candidate-ineligible': kind(about('election'), { body: key, contest: key, reason: key }),
  /** Too few had voted. `until`: the day on which the vote now ends. */
  'vote-extended': kind(about('election'), { body: key, contest: key, until: day }),
  'vote-closed': kind(about('election'), {
    body: key,
    contest: key,
    outcome: key,
    entitled: count,
    voted: count,
    /** SHA-256 of what was published to be counted again, as canonical JSON; null where nothing was counted. */
    file: hex64.nullable(),
  }),
  'complaint-decided': kind(about('election'), {
    body: key,
    contest: key,
    ground: key,
    outcome: z.enum(['upheld', 'dismissed']),
  }),
  'election-annulled': kind(about('election'), { body: key, contest: key }),
  /** Each mandate that came of it has its own entry. */
  'election-proclaimed': kind(about('election'), { body: key, contest: key, elected: count }),
  'vacancy-filled': kind(about('election'), { body: key, contest: key, office: key }),
} as const;

export const kindNames = Object.keys(kinds).filter((kind) => isKind(kind));

export type Kinds = typeof kinds;

export function isKind(kind: string): kind is keyof Kinds {
  return Object.hasOwn(kinds, kind);
}
