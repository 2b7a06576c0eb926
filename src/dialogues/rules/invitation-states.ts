import { fold } from '../../platform/fold.ts';
import type { Invitation } from './invitations.ts';

export const invitationStates = ['waiting', 'in-person', 'online', 'declined', 'withdrawn', 'ended'] as const;
/** Where an invitation stands. `ended`: revoked, or passed on to a substitute. */
export type InvitationState = (typeof invitationStates)[number];

/** What the states are told from: the last answer, and the seat that stands, if any. */
export type Answered = Pick<Invitation, 'answer' | 'ended'> & { readonly attends: 'online' | 'in-person' | null };

export function stateOf({ answer, ended, attends }: Answered): InvitationState {
  if (ended !== null) return 'ended';
  if (answer === 'confirmed') return attends ?? 'online';
  return answer ?? 'waiting';
}

/** `invited` counts the invitations that stand; those that ended are in no count. */
type ListCount = {
  readonly list: string;
  readonly invited: number;
  readonly inPerson: number;
  readonly online: number;
  /** Declined or withdrawn. */
  readonly notComing: number;
  readonly waiting: number;
};

type Listed = Answered & { readonly list: string };

/** The counts of each list, in the lists' alphabetical order. */
export function countLists(invitations: readonly Listed[]): readonly ListCount[] {
  const lists = Map.groupBy(invitations, ({ list }) => list);
  const order = [...lists.keys()].sort((a, b) => compare(fold(a), fold(b)) || compare(a, b));
  return order.map((list) => ({ list, ...countStates(lists.get(list) ?? []) }));
}

export function countStates(invitations: readonly Answered[]): Omit<ListCount, 'list'> {
  const states = invitations.map(stateOf);
  const count = (...wanted: InvitationState[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    invited: states.length - count('ended'),
    inPerson: count('in-person'),
    online: count('online'),
    notComing: count('declined', 'withdrawn'),
    waiting: count('waiting'),
  };
}

export type Filter = {
  readonly list: string | null;
  readonly state: InvitationState | null;
  /** Words to find in the name, the institution or the address. */
  readonly words: string;
};

type Findable = Listed & { readonly name: string; readonly institution: string; readonly email: string };

/** Those that a filter lets through; ended ones only where they are asked for, or searched. */
export function filterInvitations<I extends Findable>(invitations: readonly I[], filter: Filter): readonly I[] {
  const words = fold(filter.words).split(' ').filter(Boolean);
  return invitations.filter((one) => {
    const state = stateOf(one);
    if (filter.list !== null && one.list !== filter.list) return false;
    if (filter.state !== null ? state !== filter.state : state === 'ended' && words.length === 0) return false;
    const said = fold(`${one.name} ${one.institution} ${one.email}`);
    return words.every((word) => said.includes(word));
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
