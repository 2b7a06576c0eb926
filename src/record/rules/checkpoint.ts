import { parseNote, type SignedNote, type VerifierKey } from './signed-note.ts';

/** What a checkpoint says: at `at` the record of `mechanism` was `seq` entries long and ended with `hash`. */
export type Checkpoint = {
  readonly mechanism: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
};

/** Keys are named after the software and the mechanism, so that one mechanism's checkpoint cannot pass for another's. */
export const keyNameOf = (mechanism: string): string => `pansocial/${mechanism}`;

const title = 'Pansocial record checkpoint';
const keyTitle = 'Pansocial record key';

export const checkpointText = ({ mechanism, seq, hash, at }: Checkpoint): string =>
  `${title}\nmechanism ${mechanism}\nentries ${seq}\nhead ${hash}\nat ${at}\n`;

const shape = new RegExp(
  `^${title}\\nmechanism ([^\\s]+)\\nentries ([1-9][0-9]{0,15})\\nhead ([0-9a-f]{64})\\nat ([0-9TZ:.-]{20,30})\\n$`,
);

/** A checkpoint and its note, its signatures not yet checked; null where `text` is not one. */
export function parseCheckpoint(text: string): (Checkpoint & { readonly note: SignedNote }) | null {
  const note = parseNote(text);
  const [, mechanism, seq, hash, at] = shape.exec(note?.text ?? '') ?? [];
  if (!note || !mechanism || !seq || !hash || !at || !Number.isSafeInteger(Number(seq))) return null;
  return { mechanism, seq: Number(seq), hash, at, note };
}

/** What the key being replaced signs to vouch for the next one. */
export const keyChangeText = (mechanism: string, next: VerifierKey, replaced: VerifierKey): string =>
  `${keyTitle}\nmechanism ${mechanism}\nkey ${next.line}\nreplaces ${replaced.line}\n`;

const mostUnsigned = 100;
const longestUnsigned = Temporal.Duration.from({ hours: 24 });

/** Due once 100 entries came after the last checkpoint, or the oldest of them has waited a day. */
export function isCheckpointDue(
  entriesSince: number,
  oldestSince: Temporal.Instant | null,
  at: Temporal.Instant,
): boolean {
  if (entriesSince === 0 || oldestSince === null) return false;
  return entriesSince >= mostUnsigned || Temporal.Instant.compare(at, oldestSince.add(longestUnsigned)) >= 0;
}
