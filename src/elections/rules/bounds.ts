import { subregionOf } from '../../charter/rules/subregions.ts';
import type { Balance, Charter, Contest, Parity } from '../../charter/types.ts';
import type { Constraint } from '../counting/election.ts';
import type { Bound, ListedCandidate } from '../types.ts';

/** Whoever is of neither of the two genders of the parity rule, or gave no answer: told apart from nobody. */
export const open = 'open';

export type Groups = ListedCandidate['groups'];

/** In which group of each balance of the contest someone is. `gender`: the person's own answer, null without one. */
export function groupsOf(
  charter: Pick<Charter, 'parity' | 'region'>,
  contest: Pick<Contest, 'balance'>,
  person: { readonly gender: string | null; readonly country: string; readonly sector: string },
): Groups {
  const { parity } = charter;
  const balanced = (category: Balance) => contest.balance.some((one) => one.category === category);
  return {
    ...(parity && { gender: parity.genders.find((gender) => gender === person.gender) ?? open }),
    ...(balanced('subregion') && { subregion: subregionOf(charter.region, person.country).key }),
    ...(balanced('sector') && { sector: person.sector }),
  };
}

/**
 * The limits of a count for `seats` seats: of the two genders of the parity rule at least half each, rounded down, so
 * that the rest is open to anyone; of one subregion and of one sector at most what the contest says. In a by-election
 * `sitting`, who keep the contest's other seats, are counted in. Bounds of one balance share out all candidates.
 * Source: Terms of Reference, "Arquitectura" ("de manera … paritaria") and its criteria (balance of subregion and
 * sector).
 */
export function boundsOf(
  { parity }: Pick<Charter, 'parity'>,
  contest: Pick<Contest, 'balance'>,
  count: { readonly seats: number; readonly candidates: readonly Groups[]; readonly sitting: readonly Groups[] },
): readonly Bound[] {
  const present = (category: Balance) =>
    [...new Set(count.candidates.map((groups) => groups[category]).filter((group) => group !== undefined))].sort();
  return [
    ...(parity ? genderBounds(parity, count) : []),
    ...contest.balance.flatMap(({ category, max }) =>
      present(category).map((group) => ({
        category,
        group,
        min: 0,
        max: Math.min(count.seats, Math.max(0, max - seated(count.sitting, category, group))),
      })),
    ),
  ];
}

function genderBounds(
  { genders }: Parity,
  { seats, sitting }: { readonly seats: number; readonly sitting: readonly Groups[] },
): readonly Bound[] {
  const [one, other] = genders.map((gender) => seated(sitting, 'gender', gender));
  const half = Math.floor((seats + (one ?? 0) + (other ?? 0)) / 2);
  const least = (have: number | undefined) => Math.min(seats, Math.max(0, half - (have ?? 0)));
  const [first, second] = [least(one), least(other)];
  return [
    { category: 'gender', group: genders[0], min: first, max: seats - second },
    { category: 'gender', group: genders[1], min: second, max: seats - first },
    { category: 'gender', group: open, min: 0, max: seats - first - second },
  ];
}

const seated = (sitting: readonly Groups[], category: Balance, group: string): number =>
  sitting.filter((groups) => groups[category] === group).length;

/** The bounds as the count takes them: candidates by their position. */
export const constraintsOf = (bounds: readonly Bound[], candidates: readonly Groups[]): readonly Constraint[] =>
  bounds.map((bound) => ({
    ...bound,
    members: candidates.flatMap((groups, position) => (groups[bound.category] === bound.group ? [position] : [])),
  }));

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The groups of gender by letters, in the order in which the list first has someone of them: whoever counts again needs
 * to know who counts together and how many of them must be elected, not of which gender they are. A group of nobody
 * binds nothing and is left out.
 */
export function lettered(constraints: readonly Constraint[]): readonly Constraint[] {
  const first = ({ members }: Constraint): number => Math.min(...members);
  const genders = constraints
    .filter(({ category, members }) => category === 'gender' && members.length > 0)
    .toSorted((one, other) => first(one) - first(other))
    .map((constraint, place) => ({ ...constraint, group: letters[place] ?? `${place}` }));
  return [...genders, ...constraints.filter(({ category }) => category !== 'gender')];
}
