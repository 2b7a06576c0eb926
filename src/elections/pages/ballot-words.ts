import { balances, type Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Constraint } from '../counting/election.ts';
import type { Bound } from '../counting/outcome.ts';
import { vote } from '../counting/units.ts';
import { open } from '../rules/bounds.ts';
import type { Saying } from '../rules/explain.ts';
import { groupTitle } from './words.ts';

/** Votes as people read them: two decimals where there are any. */
export const votesText = (reader: Reader, units: number): string =>
  new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 2 }).format(units / vote);

/** Votes to the last unit. */
export const exactVotes = (reader: Reader, units: number): string =>
  new Intl.NumberFormat(reader.locale, { minimumFractionDigits: 5 }).format(units / vote);

/** A group of a balance as it is called: a gender, a subregion, a sector. */
const groupName = (reader: Reader, charter: Charter, category: string, group: string): string =>
  category === 'gender' && group === open
    ? reader.t('ballots.group.open')
    : category === 'gender' && /^[A-Z]$/.test(group)
      ? reader.t('ballots.group.letter', { letter: group })
      : groupTitle(reader, charter, { category: balances.find((one) => one === category) ?? 'sector', group });

const boundText = (reader: Reader, charter: Charter, { category, group, bound, seats }: Bound): string =>
  reader.t(`ballots.bound.${bound}`, { seats, group: groupName(reader, charter, category, group) });

/** What a group must get and may get of `seats` seats, in sentences; none where everything is possible anyway. */
export function limitTexts(
  reader: Reader,
  charter: Charter,
  { category, group, min, max, members }: Constraint,
  seats: number,
): readonly string[] {
  const most = Math.min(seats, members.length);
  if (members.length === 0) return [];
  if (min === max)
    return [reader.t('ballots.bound.exact', { seats: min, group: groupName(reader, charter, category, group) })];
  return [
    ...(min > 0 ? [boundText(reader, charter, { category, group, bound: 'min', seats: min })] : []),
    ...(max < most ? [boundText(reader, charter, { category, group, bound: 'max', seats: max })] : []),
  ];
}

/** Why someone is doomed or guarded: the bounds, or the number of seats where none is named. */
export const becauseText = (reader: Reader, charter: Charter, because: readonly Bound[]): string =>
  because.length === 0
    ? reader.t('ballots.bound.seats')
    : reader.list(because.map((bound) => boundText(reader, charter, bound)));

type Names = (candidates: readonly number[]) => string;

/** Cause before effect: who has a seat already, who must be kept for one and why, and the bounds that leave no other. */
export function doomText(
  reader: Reader,
  charter: Charter,
  names: Names,
  { because, elected, guarded }: Pick<Extract<Saying, { readonly say: 'doomed' }>, 'because' | 'elected' | 'guarded'>,
): string {
  const bounds = becauseText(reader, charter, because);
  const kept = [...Map.groupBy(guarded, (one) => becauseText(reader, charter, one.because))];
  return reader.list([
    ...(elected.length > 0 ? [reader.t('ballots.explain.has-seat', { names: names(elected), n: elected.length })] : []),
    ...kept.map(([why, ones]) =>
      reader.t('ballots.explain.must-be-kept', {
        names: names(ones.map(({ candidate }) => candidate)),
        why,
      }),
    ),
    ...(kept.some(([why]) => why === bounds) ? [] : [bounds]),
  ]);
}

/** `género`, `subregión`, `sector` */
export const balanceTitle = (reader: Reader, category: string): string => {
  const known = balances.find((one) => one === category);
  return known ? reader.t(`ballots.balance.${known}`) : category;
};
