import type { Constraint } from './election.ts';
import { type Field, grouped } from './field.ts';

type Group = {
  /** Seats it must still get. */
  need: number;
  /** Seats it may still get. */
  room: number;
  /** Candidates it has among those not looked at yet. */
  ahead: number;
};
type Category = readonly Group[];
/** Candidates of the same group in every category: one stands for the other. */
type Profile = { readonly candidates: readonly number[]; readonly groups: readonly Group[] };

/** Whether some set of exactly `seats` candidates holds all who are seated and meets all bounds. */
export const canBeFilled = (field: Field): boolean => findSeatSet(field) !== null;

/**
 * One set of exactly `seats` candidates that holds all who are seated and meets all bounds, or null where there is none.
 * Exact: tries how many of each profile to take, profile by profile, and never looks twice at the same rest (the same
 * profiles, seats, needs and rooms). Fast up to some thirty candidates in four categories.
 */
export function findSeatSet(field: Field): ReadonlySet<number> | null {
  const { categories, profiles } = puzzleOf(field);
  const seatSet = new Set(field.seated);
  const hopeless = new Set<string>();

  function fill(index: number, open: number): boolean {
    if (!categories.every((category) => isPromising(category, open))) return false;
    const profile = profiles[index];
    if (!profile) return open === 0;
    const rest = restKey(index, open, categories);
    if (hopeless.has(rest)) return false;
    const { candidates, groups } = profile;
    for (const group of groups) group.ahead -= candidates.length;
    for (let taken = Math.min(candidates.length, open); taken >= 0; taken -= 1) {
      take(groups, taken);
      const found = fill(index + 1, open - taken);
      take(groups, -taken);
      if (!found) continue;
      for (const candidate of candidates.slice(0, taken)) seatSet.add(candidate);
      return true;
    }
    for (const group of groups) group.ahead += candidates.length;
    hopeless.add(rest);
    return false;
  }

  return fill(0, field.seats - field.seated.length) ? seatSet : null;
}

/** Groups whose limits cannot be felt any more are one group to the search, so that more candidates are alike. */
function puzzleOf(field: Field): { categories: readonly Category[]; profiles: readonly Profile[] } {
  const profileOf = new Map(field.available.map((candidate): [number, Group[]] => [candidate, []]));
  const categories = [...grouped(field.constraints, ({ category }) => category).values()].map((limits): Category => {
    const unlimited = { need: 0, room: field.seats, ahead: 0 };
    const groups = limits.map((limit) => ({
      members: new Set(limit.members),
      group: groupOf(limit, field) ?? unlimited,
    }));
    for (const [candidate, profile] of profileOf) {
      const group = groups.find(({ members }) => members.has(candidate))?.group ?? unlimited;
      group.ahead += 1;
      profile.push(group);
    }
    return [...new Set([unlimited, ...groups.map(({ group }) => group)])];
  });
  const keyOf = (groups: readonly Group[]) =>
    groups.map((group, index) => String.fromCharCode(categories[index]?.indexOf(group) ?? 0)).join('');
  const lists = grouped([...profileOf], ([, groups]) => keyOf(groups));
  const profiles = [...lists.keys()].sort().map((key): Profile => {
    const list = lists.get(key) ?? [];
    return { candidates: list.map(([candidate]) => candidate), groups: list[0]?.[1] ?? [] };
  });
  return { categories, profiles };
}

/** Null where neither limit can be felt: the least is reached, and the most cannot be passed. */
function groupOf({ min, max, members }: Constraint, { seats, seated, available }: Field): Group | null {
  const among = (some: readonly number[]) => members.filter((candidate) => some.includes(candidate)).length;
  const taken = among(seated);
  const mayCome = Math.min(among(available), seats - seated.length);
  return min > taken || max < taken + mayCome ? { need: min - taken, room: max - taken, ahead: 0 } : null;
}

function take(groups: readonly Group[], taken: number): void {
  for (const group of groups) {
    group.need -= taken;
    group.room -= taken;
  }
}

/** Whether each group can get what it needs, and the groups together just what is open. */
function isPromising(category: Category, open: number): boolean {
  let least = 0;
  let most = 0;
  for (const { need, room, ahead } of category) {
    if (room < 0 || need > room || need > ahead) return false;
    if (need > 0) least += need;
    most += Math.min(room, ahead);
  }
  return least <= open && open <= most;
}

/** What the rest of the search depends on, as text. */
function restKey(index: number, open: number, categories: readonly Category[]): string {
  let key = String.fromCharCode(index, open);
  for (const category of categories) {
    for (const { need, room, ahead } of category) {
      if (ahead > 0) key += String.fromCharCode(256 * Math.max(0, need) + Math.min(room, ahead, open));
    }
  }
  return key;
}
