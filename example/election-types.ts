import { z } from 'zod';
import { day, email, key, line, texts } from './atoms.ts';

const days = z.int().min(-400).max(400);

const candidate = z.strictObject({
  person: email,
  /** Who proposed the person; the same: their own proposal. */
  by: email,
  /** Which of the file's `words` stand on the candidate's page; null: the candidate has not answered. */
  words: z.int().nonnegative().nullable(),
  decision: z
    .union([z.literal('admitted'), z.strictObject({ reason: z.literal('not-of-organization'), explanation: line })])
    .nullable(),
  objection: z.strictObject({ by: email, text: line }).nullable(),
});

const election = z.strictObject({
  key,
  mesa: z.int(),
  /** The day that `days` are counted from; null: the day of loading. */
  firstDay: day.nullable(),
  secrecy: z.enum(['separated', 'blind']),
  /** Null: as soon as the offices are free. */
  termFrom: day.nullable(),
  convener: email,
  /** Admits, publishes, closes, decides, proclaims. */
  overseer: email,
  /** Each stage ends on the evening of that day. */
  days: z.strictObject({
    convened: days,
    candidaciesUntil: days,
    objectionsUntil: days,
    votingFrom: days,
    votingUntil: days,
    complaintsUntil: days,
  }),
  note: texts,
  candidates: z.array(candidate).min(1),
  /** How many organizations voted like this: persons in order of preference. */
  ballots: z.array(z.tuple([z.int().positive(), z.array(email).min(1)])),
  complaint: z.strictObject({ by: email, ground: key, text: line, explanation: line }).nullable(),
  /** Whether it is over: counted, and proclaimed. */
  closes: z.boolean(),
});

export const electionsFile = z.strictObject({
  note: texts,
  /** What the ballots cast with cards are opened with: no secret, since everything here is made up. */
  cardKey: z.strictObject({ identity: z.string() }),
  /** One more that is not announced. */
  prepared: z.strictObject({ mesa: z.int(), by: email }),
  elections: z.array(election),
  /** Words of candidates, by criterion. */
  words: z.array(z.record(key, texts)),
});

export type ExampleElection = z.infer<typeof election>;
export type ExampleCandidate = z.infer<typeof candidate>;
