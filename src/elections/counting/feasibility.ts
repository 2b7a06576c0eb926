import { alike, type Field, grouped } from './field.ts';

type Group = {
  readonly members: ReadonlySet<number>;
  readonly category: string;
  /** Seats it must still get. */
  need: number;
  /** Seats it may still get. */
  room: number;
  /** Candidates it has among those not looked at yet. */
  ahead: number;
};
type Profile = { readonly candidates: readonly number[]; readonly groups: readonly Group[] };

/** Whether some set of exactly `seats` candidates holds all who are seated and meets all bounds. */
export const canBeFilled = (field: Field): boolean => findSeatSet(field) !== null;

/**
 * One set of exactly `seats` candidates that holds all who are seated and meets all bounds, or null where there is none.
 * Exact: tries how many of each list of `alike` candidates to take, list by list, and never looks twice at the same
 * rest (the same lists, seats, needs and rooms). Fast up to some thirty candidates in four categories.
 */
export function findSeatSet(field: Field): ReadonlySet<number> | null {
  const groups = groupsOf(field);
  const categories = [...grouped(groups, ({ category }) => category).values()];
  const profiles = alike(field).map((candidates): Profile => {
    const own = groups.filter(({ members }) => candidates.some((one) => members.has(one)));
    for (const group of own) group.ahead += candidates.length;
    return { candidates, groups: own };
  });
  const seatSet = new Set(field.seated);
  const hopeless = new Set<string>();

  const promising = (open: number): boolean =>
    groups.every((group) => group.room >= 0 && group.need <= reach(group)) &&
    categories.every((all) => sum(all, mustGet) <= open && open <= sum(all, reach));

  function fill(index: number, open: number): boolean {
    if (!promising(open)) return false;
    const profile = profiles[index];
    if (!profile) return open === 0;
    const rest = `${index} ${open} ${groups.map((group) => `${mustGet(group)}/${reach(group)}`).join()}`;
    if (hopeless.has(rest)) return false;
    const { candidates } = profile;
    for (const group of profile.groups) group.ahead -= candidates.length;
    for (let taken = Math.min(candidates.length, open); taken >= 0; taken -= 1) {
      take(profile, taken);
      const found = fill(index + 1, open - taken);
      take(profile, -taken);
      if (!found) continue;
      for (const candidate of candidates.slice(0, taken)) seatSet.add(candidate);
      return true;
    }
    for (const group of profile.groups) group.ahead += candidates.length;
    hopeless.add(rest);
    return false;
  }

  return fill(0, field.seats - field.seated.length) ? seatSet : null;
}

const groupsOf = ({ constraints, seated }: Field): readonly Group[] =>
  constraints.map(({ category, min, max, members }) => {
    const own = new Set(members);
    const taken = seated.filter((candidate) => own.has(candidate)).length;
    return { members: own, category, need: min - taken, room: max - taken, ahead: 0 };
  });

function take({ groups }: Profile, taken: number): void {
  for (const group of groups) {
    group.need -= taken;
    group.room -= taken;
  }
}

const mustGet = ({ need }: Group): number => Math.max(0, need);
const reach = ({ room, ahead }: Group): number => Math.min(room, ahead);
const sum = (groups: readonly Group[], of: (group: Group) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);
