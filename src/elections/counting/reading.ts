import type { NamedElection } from './election.ts';
import { type Fault, mostFaults } from './faults.ts';

/** What a file holds, or what is wrong with it: the first faults, and how many `more` there are. */
export type Reading =
  | {
      readonly ok: true;
      readonly elections: readonly NamedElection[] /** Given as a list. */;
      readonly isList: boolean;
    }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly more: number };

export const unreadable = (faults: readonly Fault[]): Reading => ({
  ok: false,
  faults: faults.slice(0, mostFaults),
  more: Math.max(0, faults.length - mostFaults),
});
