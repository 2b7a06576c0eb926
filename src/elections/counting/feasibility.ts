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
function puzzleOf({ seats, seated, available, constraints }: Field) {
  const profileOf = new Map(available.map((candidate) => [candidate, { key: '', groups: [] as Group[] }]));
  const categories: Category[] = [];
  for (const limits of grouped(constraints, ({ category }) => category).values()) {
    const unlimited: Group = { need: 0, room: seats, ahead: 0 };
    const category = [unlimited];
    for (const { min, max, members } of limits) {
      const taken = members.filter((candidate) => seated.includes(candidate)).length;
      const free = members.flatMap((candidate) => profileOf.get(candidate) ?? []);
      const isFelt = min > taken || max - taken < Math.min(free.length, seats - seated.length);
      const group = isFelt ? { need: min - taken, room: max - taken, ahead: 0 } : unlimited;
      if (isFelt) category.push(group);
      group.ahead += free.length;
      for (const profile of free) {
        profile.groups.push(group);
        profile.key += String.fromCharCode(category.indexOf(group));
      }
    }
    categories.push(category);
  }
  const alike = grouped([...profileOf], ([, { key }]) => key);
  const profiles = [...alike.keys()].sort().map((key): Profile => {
    const some = alike.get(key) ?? [];
    return { candidates: some.map(([candidate]) => candidate), groups: some[0]?.[1].groups ?? [] };
  });
  return { categories, profiles };
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
