import { z } from 'zod';
import { canonicalJson } from './entry.ts';

/**
 * The download: JSON Lines, each line canonical JSON (RFC 8785). A header, then every entry in order, each followed
 * by the openings of its names and the checkpoint over it, then a closing line that counts them.
 */
export const format = 'pansocial/record/1';

/** Longer lines are not read: an entry holds at most 64 KiB. */
export const mostLineBytes = 80 * 1024;

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

const shapes = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('header'),
    format: z.literal(format),
    mechanism: z.string().regex(/^[a-z0-9-]{1,100}$/),
  }),
  z.strictObject({
    type: z.literal('entry'),
    hash: hex64,
    entry: z.strictObject({
      seq: z.int().min(1),
      at: z.iso.datetime({ precision: 3 }),
      kind: z.string().min(1),
      by: z.union([z.literal(['system', 'console']), z.strictObject({ office: z.string(), body: z.string() })]),
      subject: z.string().nullable(),
      facts: z.unknown(),
      previous: hex64,
    }),
  }),
  z.strictObject({
    type: z.literal('opening'),
    seq: z.int().min(1),
    commitment: hex64,
    salt: hex64,
    value: z.string(),
  }),
  z.strictObject({ type: z.literal('checkpoint'), note: z.string().max(5000) }),
  z.strictObject({
    type: z.literal('end'),
    entries: count,
    head: hex64.nullable(),
    openings: count,
    checkpoints: count,
  }),
]);

type Shape = z.output<typeof shapes>;
/** A line as it was read; an entry with the text its hash is of. */
export type Line = Exclude<Shape, { type: 'entry' }> | EntryLine;
export type EntryLine = Extract<Shape, { type: 'entry' }> & { readonly canonical: string };
export type Malformed = { readonly type: 'malformed'; readonly line: number; readonly why: Why };
export type Why =
  | 'not-json'
  | 'not-canonical'
  | 'not-a-record-line'
  | 'too-long'
  | 'not-utf8'
  | 'no-line-feed'
  | 'saved-anew';

export const formatLine = (line: Shape): string => canonicalJson(line);

/** The same for an entry whose canonical text is at hand. */
export const formatEntryLine = (canonical: string, hash: string): string =>
  `{"entry":${canonical},"hash":"${hash}","type":"entry"}`;

/**
 * Reads one line, without its line feed. `number` counts from 1. A line that says the same in other words (spaces,
 * another order, escapes, a key twice) is refused: every byte of the download is one that is checked. What editors add
 * when they save a text (a byte order mark, carriage returns) is told apart.
 */
export function parseLine(text: string, number: number): Line | Malformed {
  const malformed = (why: Why): Malformed => ({ type: 'malformed', line: number, why });
  if (text.startsWith('\uFEFF') || text.endsWith('\r')) return malformed('saved-anew');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return malformed('not-json');
  }
  const shaped = shapes.safeParse(read);
  if (!shaped.success) return malformed('not-a-record-line');
  const line = shaped.data;
  try {
    if (line.type !== 'entry') return formatLine(line) === text ? line : malformed('not-canonical');
    const canonical = canonicalJson(line.entry);
    return formatEntryLine(canonical, line.hash) === text ? { ...line, canonical } : malformed('not-canonical');
  } catch {
    return malformed('not-canonical');
  }
}
