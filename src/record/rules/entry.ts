import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** In whose name an act was done: the office, not the person; the mandates in the record say who held it. */
export type EntryBy = { readonly office: string; readonly body: string } | 'system' | 'console';

/** An entry as it is hashed. `at` in UTC with milliseconds; hashes as 64 lower-case hexadecimal digits. */
type EntryBody = {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly by: EntryBy;
  readonly subject: string | null;
  readonly facts: unknown;
  /** The hash of the entry before; `genesis` in entry 1. */
  readonly previous: string;
};

/** What entry 1 names as the entry before it. */
export const genesis = '0'.repeat(64);

/** SHA-256 of `text` in UTF-8. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/**
 * The one text (RFC 8785) that stands for `value` and that hashes are taken of.
 * @throws where JSON cannot hold the value: NaN, lone surrogates, functions.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

export const canonicalEntry = ({ seq, at, kind, by, subject, facts, previous }: EntryBody): string =>
  canonicalJson({ seq, at, kind, by, subject, facts, previous });

/** `2026-11-20T05:54:00.123Z`: milliseconds, always three digits of them, so that a moment has one spelling. */
export const momentText = (at: Temporal.Instant): string => at.toString({ fractionalSecondDigits: 3 });
