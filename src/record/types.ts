import type { z } from 'zod';
import type { Committed, Personal } from './rules/commitments.ts';
import type { EntryBy } from './rules/entry.ts';
import type { Kinds } from './rules/kinds.ts';

/** What can be recorded: a closed list, `rules/kinds.ts`. */
export type RecordKind = keyof Kinds;

/** What an entry of a kind is about, as a reference: `organization:<uuid>`; null where that is not public. */
type RecordSubject<K extends RecordKind> = z.output<Kinds[K]['subject']>;

/** The facts as they stand in the record, names as commitments. */
export type RecordFacts<K extends RecordKind> = FactsByKind[K];
type FactsByKind = { [K in RecordKind]: z.output<Kinds[K]['facts']> };

/** The same facts as an act hands them over: names as `personal('…', 'person:<uuid>')`. */
type GivenFacts<K extends RecordKind> = Given<RecordFacts<K>>;

type Given<F> = F extends Committed
  ? Personal
  : F extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : F extends object
      ? { readonly [Key in keyof F]: Given<F[Key]> }
      : F;

/** In whose name: an office of a body (an `Acting` fits), a job of the server, or the operator at the console. */
export type RecordBy = EntryBy;

/** What an act asks to have recorded. */
export type NewEntry = {
  [K in RecordKind]: {
    readonly kind: K;
    readonly by: RecordBy;
    readonly subject: RecordSubject<K>;
    readonly facts: GivenFacts<K>;
  };
}[RecordKind];

/** Where an entry stands: its number and its hash in hexadecimal digits. */
export type Place = { readonly seq: number; readonly hash: string };

/** An entry of a kind this version knows, to be shown. */
export type KnownEntry<Kind extends RecordKind = RecordKind> = {
  [K in Kind]: { readonly kind: K; readonly facts: RecordFacts<K> };
}[Kind];

/** An entry as a page shows it. */
export type StoredEntry = Place & {
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly by: RecordBy;
  readonly subject: string | null;
  readonly canonical: string;
  readonly previous: string;
  /** Null where an older or newer version wrote a kind that this one does not know. */
  readonly known: KnownEntry | null;
  /** The names that are not erased, by commitment. */
  readonly names: ReadonlyMap<string, string>;
};

export type StoredCheckpoint = Place & {
  readonly at: Temporal.Instant;
  /** Fingerprint of the key. */
  readonly key: string;
  /** The signed note. */
  readonly note: string;
};
