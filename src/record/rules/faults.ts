import type { Malformed } from './download-lines.ts';

/** What is wrong with a record, and where: `seq` counts entries, `line` the lines of the download, both from 1. */
export type Fault =
  /** The line says nothing that can be checked. */
  | { readonly fault: 'malformed'; readonly line: number; readonly why: Malformed['why'] }
  /** The line is well-formed but does not belong here. */
  | { readonly fault: 'out-of-place'; readonly line: number }
  /** The entry is not what its hash is of. */
  | { readonly fault: 'altered'; readonly seq: number }
  /** The entry does not name the hash of the one before: one of the two was replaced. */
  | { readonly fault: 'unlinked'; readonly seq: number }
  | { readonly fault: 'removed'; readonly from: number; readonly to: number }
  /** The entry stands later than its number says. */
  | { readonly fault: 'reordered'; readonly seq: number }
  /** A second entry under this number. */
  | { readonly fault: 'inserted'; readonly seq: number }
  /** A checkpoint signs another hash for this entry: the history after entry `since` was rewritten. */
  | { readonly fault: 'rewritten'; readonly seq: number; readonly since: number }
  /** A checkpoint signs `signed` entries; the record ends with entry `last`. */
  | { readonly fault: 'truncated'; readonly last: number; readonly signed: number }
  | { readonly fault: 'wrong-signature'; readonly seq: number }
  /** The checkpoint is signed by a key that neither the record nor the reader of it names. */
  | { readonly fault: 'unknown-key'; readonly seq: number }
  /** The checkpoint is signed by a key that was replaced before. */
  | { readonly fault: 'retired-key'; readonly seq: number }
  /** A key that the one before it does not vouch for. */
  | { readonly fault: 'unendorsed-key'; readonly seq: number }
  /** No checkpoint is signed by a key that was said to be trusted, or by one it vouches for. */
  | { readonly fault: 'no-trusted-checkpoint' }
  /** A key or checkpoint of another mechanism. */
  | { readonly fault: 'other-mechanism'; readonly seq: number }
  /** The opening does not belong to a name in this entry. */
  | { readonly fault: 'wrong-opening'; readonly seq: number }
  | { readonly fault: 'wrong-count'; readonly of: 'entries' | 'head' | 'openings' | 'checkpoints' }
  /** The closing line is missing. */
  | { readonly fault: 'cut-off' };
