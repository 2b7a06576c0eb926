import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { commitmentsIn, opens } from './commitments.ts';
import type { EntryLine, Line, Malformed } from './download-lines.ts';
import { sha256 } from './entry.ts';
import { type EntryOrder, entryOrder, type Numbered } from './entry-order.ts';
import type { Fault } from './faults.ts';
import { type KeyRing, keyRing, type NamedKey } from './key-ring.ts';
import type { SignedNote, VerifierKey } from './signed-note.ts';

/** What the reader of a record knows from elsewhere. Without either, the record is only checked against itself. */
export type Trust = {
  readonly keys: readonly VerifierKey[];
  /** A checkpoint kept from before: what it covers must still be there, unchanged. */
  readonly checkpoint: (Checkpoint & { readonly note: SignedNote }) | null;
};

export type Verdict = {
  readonly ok: boolean;
  readonly faults: readonly Fault[];
  readonly mechanism: string | null;
  /** How many entries were read, and the last of them. */
  readonly entries: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** The last checkpoint whose signature holds; `trusted`: by a key the reader knows, or one that it vouches for. */
  readonly signed: {
    readonly seq: number;
    readonly at: string;
    readonly key: string;
    readonly trusted: boolean;
  } | null;
  readonly checkpoints: number;
  /** Names in the entries: those still readable, and those that were erased. */
  readonly names: { readonly readable: number; readonly erased: number };
  readonly keys: readonly NamedKey[];
};

/** Reads a record line by line; holds no more than the entry at hand, so its length does not matter. */
export type Verification = {
  take(line: Line | Malformed): void;
  readonly faults: readonly Fault[];
  end(): Verdict;
};

/** A download, read whole. Every fault in it, in the order in which it is met. */
export function verifyChain(lines: Iterable<Line | Malformed>, trust: Trust): Verdict {
  const verification = beginVerification(trust);
  for (const line of lines) verification.take(line);
  return verification.end();
}

export function beginVerification(trust: Trust): Verification {
  const reading: Reading = {
    trust,
    faults: [],
    counts: { lines: 0, entries: 0, openings: 0, checkpoints: 0, names: 0 },
    order: entryOrder(),
    mechanism: null,
    ring: null,
    current: null,
    signed: null,
    trustedSeq: 0,
    matchedSeq: 0,
    ended: false,
  };
  return { take: (line) => take(reading, line), faults: reading.faults, end: () => end(reading) };
}

type Reading = {
  readonly trust: Trust;
  readonly faults: Fault[];
  readonly counts: { lines: number; entries: number; openings: number; checkpoints: number; names: number };
  readonly order: EntryOrder;
  mechanism: string | null;
  ring: KeyRing | null;
  /** The entry that openings and checkpoints follow. */
  current: (Numbered & { readonly unopened: Set<string> }) | null;
  signed: Verdict['signed'];
  /** The last entry under a checkpoint by a trusted key; and under any that names its hash. */
  trustedSeq: number;
  matchedSeq: number;
  ended: boolean;
};

function take(reading: Reading, line: Line | Malformed): void {
  const { counts, faults } = reading;
  counts.lines += 1;
  if (line.type === 'malformed') {
    faults.push({ fault: 'malformed', line: line.line, why: line.why });
  } else if (reading.ended || (line.type === 'header') !== (counts.lines === 1)) {
    faults.push({ fault: 'out-of-place', line: counts.lines });
  } else if (line.type === 'header') {
    reading.mechanism = line.mechanism;
    reading.ring = keyRing(line.mechanism, reading.trust.keys);
  } else if (line.type === 'entry') takeEntry(reading, line);
  else if (line.type === 'opening') takeOpening(reading, line);
  else if (line.type === 'checkpoint') takeCheckpoint(reading, line.note);
  else takeEnd(reading, line);
}

function takeEntry(reading: Reading, { entry, hash: stated, canonical }: EntryLine): void {
  const { counts, faults, order, trust } = reading;
  const { seq, previous } = entry;
  const computed = sha256(canonical);
  const commitments = commitmentsIn(canonical);
  counts.entries += 1;
  counts.names += commitments.length;
  if (computed !== stated) faults.push({ fault: 'altered', seq });
  reading.current = { seq, computed, stated, unopened: new Set(commitments) };
  const misplaced = order.take(reading.current, previous);
  if (misplaced) faults.push(misplaced);
  if (order.head !== reading.current) return;
  const keyFault = reading.ring?.read(entry);
  if (keyFault) faults.push(keyFault);
  if (trust.checkpoint?.seq === seq) compare(reading, trust.checkpoint, reading.current);
}

function takeOpening(reading: Reading, opening: Extract<Line, { type: 'opening' }>): void {
  const { current, counts, faults } = reading;
  counts.openings += 1;
  const belongs = current?.seq === opening.seq && current.unopened.delete(opening.commitment);
  if (!belongs || !opens(opening)) faults.push({ fault: 'wrong-opening', seq: opening.seq });
}

function takeCheckpoint(reading: Reading, text: string): void {
  const { counts, faults, order, ring, current } = reading;
  counts.checkpoints += 1;
  const checkpoint = parseCheckpoint(text);
  const last = order.head?.seq ?? 0;
  if (!checkpoint || !ring) {
    faults.push({ fault: 'malformed', line: counts.lines, why: 'not-a-record-line' });
  } else if (checkpoint.seq > last) {
    faults.push({ fault: 'truncated', last, signed: checkpoint.seq });
  } else if (current?.seq !== checkpoint.seq) {
    faults.push({ fault: 'out-of-place', line: counts.lines });
  } else {
    const found = ring.check(checkpoint);
    if ('fault' in found) faults.push(found);
    else if (compare(reading, checkpoint, current)) {
      const { seq, at } = checkpoint;
      reading.signed = { seq, at, key: found.key.fingerprint, trusted: found.trusted };
      if (found.trusted) reading.trustedSeq = seq;
    }
  }
}

/** Whether the checkpoint names the hash of this entry, and with it of all before. */
function compare(reading: Reading, { seq, hash }: Checkpoint, { computed, stated }: Numbered): boolean {
  const same = hash === computed || hash === stated;
  if (same) reading.matchedSeq = seq;
  else reading.faults.push({ fault: 'rewritten', seq, since: reading.matchedSeq });
  return same;
}

function takeEnd(reading: Reading, line: Extract<Line, { type: 'end' }>): void {
  const { counts, faults, order } = reading;
  reading.ended = true;
  for (const counted of ['entries', 'openings', 'checkpoints'] as const) {
    if (line[counted] !== counts[counted]) faults.push({ fault: 'wrong-count', of: counted });
  }
  if (line.head !== (order.head?.stated ?? null)) faults.push({ fault: 'wrong-count', of: 'head' });
}

function end(reading: Reading): Verdict {
  const { counts, order, ring, trust } = reading;
  const faults = [...reading.faults, ...order.removed()];
  if (!reading.ended) faults.push({ fault: 'cut-off' });
  const unmet = endAtKnown(trust.checkpoint, order.head?.seq ?? 0, ring);
  if (unmet) faults.push(unmet);
  if (trust.keys.length > 0 && reading.trustedSeq === 0) faults.push({ fault: 'no-trusted-checkpoint' });
  return {
    ok: faults.length === 0,
    faults,
    mechanism: reading.mechanism,
    entries: counts.entries,
    head: order.head && { seq: order.head.seq, hash: order.head.stated },
    signed: reading.signed,
    checkpoints: counts.checkpoints,
    names: { readable: counts.openings, erased: counts.names - counts.openings },
    keys: ring?.keys ?? [],
  };
}

/** The checkpoint that the reader brought: reached by the record, and signed by one of its keys. */
function endAtKnown(checkpoint: Trust['checkpoint'], last: number, ring: KeyRing | null): Fault | null {
  if (!checkpoint || !ring) return null;
  const found = ring.check(checkpoint);
  if ('fault' in found) return found;
  return checkpoint.seq > last ? { fault: 'truncated', last, signed: checkpoint.seq } : null;
}
