import { findSeatSet } from './feasibility.ts';
import { alike, electing, excluding, type Field } from './field.ts';

export type Prospects = {
  /** In no seat set that meets the bounds: cannot be elected any more. */
  readonly doomed: ReadonlySet<number>;
  /** In every such seat set: must not be excluded. */
  readonly guarded: ReadonlySet<number>;
};

/**
 * What the bounds alone have settled about the available candidates, whatever the papers say (I. D. Hill, "STV with
 * constraints", Voting matters 9, 1998). Null where no seat set meets the bounds.
 */
export function prospects(field: Field): Prospects | null {
  const lists = alike(field);
  const canWin = new Set<readonly number[]>();
  const canLose = new Set<readonly number[]>();
  /** One seat set shows of many that they can win, or lose. */
  const learnFrom = (seatSet: ReadonlySet<number> | null): void => {
    for (const list of seatSet ? lists : []) {
      if (list.some((candidate) => seatSet?.has(candidate))) canWin.add(list);
      if (list.some((candidate) => !seatSet?.has(candidate))) canLose.add(list);
    }
  };
  const any = findSeatSet(field);
  if (!any) return null;
  learnFrom(any);
  for (const list of lists) {
    const [one = -1] = list;
    if (!canWin.has(list)) learnFrom(findSeatSet(electing(field, [one])));
    if (!canLose.has(list)) learnFrom(findSeatSet(excluding(field, one)));
  }
  const without = (found: ReadonlySet<readonly number[]>) => new Set(lists.filter((list) => !found.has(list)).flat());
  return { doomed: without(canWin), guarded: without(canLose) };
}
