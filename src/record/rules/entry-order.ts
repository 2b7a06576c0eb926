import { genesis } from './entry.ts';
import type { Fault } from './faults.ts';

/** An entry's number, and the hash of its text beside the one it states: they differ where it was altered. */
export type Numbered = { readonly seq: number; readonly computed: string; readonly stated: string };

export type EntryOrder = {
  /** Takes the next entry of the download; a fault where it does not belong there. */
  take(entry: Numbered, previous: string): Fault | null;
  /** The entry with the highest number so far. */
  readonly head: Numbered | null;
  /** The numbers that never came, as stretches. */
  removed(): readonly Fault[];
};

/** Follows entries by their numbers and by the hash that each one names of the one before. */
export function entryOrder(): EntryOrder {
  let head: Numbered | null = null;
  /** Stretches of numbers that were passed over and have not come up since, lowest first. */
  let gaps: readonly (readonly [from: number, to: number])[] = [];

  const takeFromGap = (seq: number): boolean => {
    const gap = gaps.find(([from, to]) => from <= seq && seq <= to);
    if (!gap) return false;
    const [from, to] = gap;
    const rest = [[from, seq - 1] as const, [seq + 1, to] as const].filter(([first, last]) => first <= last);
    gaps = gaps.flatMap((one) => (one === gap ? rest : [one]));
    return true;
  };

  return {
    get head() {
      return head;
    },
    take(entry, previous) {
      const { seq } = entry;
      const before = head;
      const expected = (before?.seq ?? 0) + 1;
      if (seq < expected) return takeFromGap(seq) ? { fault: 'reordered', seq } : { fault: 'inserted', seq };
      head = entry;
      if (seq > expected) {
        gaps = [...gaps, [expected, seq - 1]];
        return null;
      }
      // Where the entry before was altered, either of its hashes will do: that fault has been told already.
      const names = before ? [before.computed, before.stated] : [genesis];
      return names.includes(previous) ? null : { fault: 'unlinked', seq };
    },
    removed: () => gaps.map(([from, to]) => ({ fault: 'removed', from, to })),
  };
}
