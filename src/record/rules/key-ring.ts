import { z } from 'zod';
import { type Checkpoint, keyChangeText, keyNameOf } from './checkpoint.ts';
import type { Fault } from './faults.ts';
import { isSignedBy, parseNote, parseVerifierKey, type SignedNote, type VerifierKey } from './signed-note.ts';

/** A key as the record names it: from which entry on, and up to which one. */
export type NamedKey = {
  readonly key: VerifierKey;
  readonly since: number;
  readonly until: number | null;
  /** Said to be trusted, or vouched for by one that is. */
  readonly trusted: boolean;
};

export type KeyRing = {
  /** Takes note of the key that an entry names, if it names one. */
  read(entry: { readonly seq: number; readonly kind: string; readonly facts: unknown }): Fault | null;
  /** Checks the signature under a checkpoint; a fault, or whether the key is trusted. */
  check(
    checkpoint: Checkpoint & { readonly note: SignedNote },
  ): Fault | { readonly trusted: boolean; readonly key: VerifierKey };
  readonly keys: readonly NamedKey[];
};

const opened = z.object({ key: z.string() });
const changed = z.object({ key: z.string(), replaces: z.string(), endorsement: z.string().nullable() });

/**
 * The keys of a record in the order in which it names them. The first one is taken as it stands; each next one is
 * signed by the one it replaces, or is among `trusted` (where the old key was lost). A key replaced in entry n signs
 * nothing from n on.
 */
export function keyRing(mechanism: string, trusted: readonly VerifierKey[]): KeyRing {
  const keys: NamedKey[] = [];
  const isTrusted = (key: VerifierKey): boolean => trusted.some(({ line }) => line === key.line);

  const add = (seq: number, key: VerifierKey | null, vouchedBy: NamedKey | null): Fault | null => {
    if (!key) return { fault: 'unendorsed-key', seq };
    if (key.name !== keyNameOf(mechanism)) return { fault: 'other-mechanism', seq };
    const last = keys.pop();
    if (last) keys.push({ ...last, until: seq });
    keys.push({ key, since: seq, until: null, trusted: isTrusted(key) || vouchedBy?.trusted === true });
    return null;
  };

  const readFirst = (seq: number, facts: unknown): Fault | null => {
    const { data } = opened.safeParse(facts);
    return keys.length === 0 && data ? add(seq, parseVerifierKey(data.key), null) : { fault: 'unendorsed-key', seq };
  };

  const readChange = (seq: number, facts: unknown): Fault | null => {
    const { data } = changed.safeParse(facts);
    const current = keys.at(-1) ?? null;
    const next = parseVerifierKey(data?.key ?? '');
    if (!data || !current || !next || data.replaces !== current.key.line) return { fault: 'unendorsed-key', seq };
    const endorsed = isEndorsed(mechanism, next, current.key, data.endorsement);
    if (!endorsed && !isTrusted(next)) return { fault: 'unendorsed-key', seq };
    return add(seq, next, endorsed ? current : null);
  };

  return {
    keys,
    read({ seq, kind, facts }) {
      if (kind === 'record-opened') return readFirst(seq, facts);
      return kind === 'checkpoint-key-changed' ? readChange(seq, facts) : null;
    },
    check({ mechanism: named, seq, note }) {
      if (named !== mechanism) return { fault: 'other-mechanism', seq };
      const candidates = [
        ...keys,
        ...trusted
          .filter(({ line }) => !keys.some(({ key }) => key.line === line))
          .map((key): NamedKey => ({ key, since: 1, until: null, trusted: true })),
      ];
      for (const candidate of candidates) {
        const found = isSignedBy(note, candidate.key);
        if (found === 'unknown') continue;
        if (found === 'wrong') return { fault: 'wrong-signature', seq };
        if (candidate.until !== null && seq >= candidate.until) return { fault: 'retired-key', seq };
        return candidate;
      }
      return { fault: 'unknown-key', seq };
    },
  };
}

/** Whether `current` signed that `next` takes its place. */
function isEndorsed(mechanism: string, next: VerifierKey, current: VerifierKey, endorsement: string | null): boolean {
  const note = parseNote(endorsement ?? '');
  return note?.text === keyChangeText(mechanism, next, current) && isSignedBy(note, current) === 'signed';
}

/** The key that a key entry names, and whether the one before vouches for it; null for other facts. */
export function keyOf(facts: unknown): { readonly key: VerifierKey; readonly vouched: boolean | null } | null {
  const { data } = opened.safeParse(facts);
  const key = parseVerifierKey(data?.key ?? '');
  const change = changed.safeParse(facts);
  return key && { key, vouched: change.data ? change.data.endorsement !== null : null };
}

/** The key that signs now: the one that the last of a record's key entries names; null before the first. */
export const currentKey = (entries: readonly { readonly facts: unknown }[]): VerifierKey | null =>
  keyOf(entries.at(-1)?.facts)?.key ?? null;
