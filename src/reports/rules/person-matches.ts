import { conjunctions, particles } from './common-words.ts';
import type { EntityRef, How, Match } from './entities.ts';
import { findInitialed } from './initialed-names.ts';
import type { Bearers, PersonIndex, PersonName } from './person-names.ts';
import { findTitledNames, titleBefore } from './titled-names.ts';
import { type Gap, gapBetween } from './word-gaps.ts';
import type { Word } from './words.ts';

/** Every place of a text where a known person is named: in full, in part, inverted, with initials, by surname. */
export function findPersons(
  { bySurname, byPlural, byGiven, byInitials, telling }: PersonIndex,
  text: string,
  words: readonly Word[],
): readonly Match[] {
  const named = words.flatMap((word, at) => {
    const bearers = bySurname.get(word.letters);
    const match = bearers ? matchAmong(bearers, telling, text, words, at) : null;
    return match ?? [];
  });
  return [
    ...named,
    ...findFamilies(byPlural, words),
    ...findTitledNames(byGiven, text, words),
    ...findInitialed(byInitials, text, words),
  ];
}

/** `los Sarmientos`, `the Beckfords`: a surname in the plural is written with a capital. */
const findFamilies = (byPlural: PersonIndex['byPlural'], words: readonly Word[]): readonly Match[] =>
  words.flatMap(({ letters, shape, start, end }): readonly Match[] => {
    const bearers = shape === 'lower' ? undefined : byPlural.get(letters);
    return bearers ? [{ start, end, entities: bearers.entities, how: 'surname' }] : [];
  });

/** The longest reading of the name around a surname, with everyone it fits. */
function matchAmong(
  { names, entities }: Bearers,
  telling: ReadonlySet<string>,
  text: string,
  words: readonly Word[],
  at: number,
): Match | null {
  const company = companyOf(words, at);
  const fitting = names.filter((person) => company.some((word) => roleOf(person, word)));
  let best: { match: Match; entities: EntityRef[] } | null = null;
  for (const person of fitting) {
    const match = matchOf(person, telling, text, words, at);
    if (!match) continue;
    const longer = best ? lengthOf(match) - lengthOf(best.match) : 1;
    if (longer > 0) best = { match, entities: [...match.entities] };
    else if (longer === 0) best?.entities.push(...match.entities);
  }
  const word = words[at];
  if (best && word && lengthOf(best.match) > word.end - word.start) return { ...best.match, entities: best.entities };
  const [first] = names;
  const alone = best?.match ?? (first ? matchOf(first, telling, text, words, at) : null);
  return alone && { ...alone, entities };
}

const lengthOf = ({ start, end }: Match): number => end - start;

const reach = 6;

/** The nearest word on either side that could belong to the same name: who has none of them is named by surname only. */
function companyOf(words: readonly Word[], at: number): readonly Word[] {
  const surname = words[at]?.letters;
  return [-1, 1].flatMap((step) => {
    for (let next = at + step; Math.abs(next - at) <= reach; next += step) {
      const word = words[next];
      if (!word) return [];
      if (particles.has(word.letters) && word.shape !== 'upper') continue;
      return word.letters === surname ? [] : [word];
    }
    return [];
  });
}

type Role = 'given' | 'surname' | 'initials';
type Reading = { first: number; last: number; readonly roles: Map<number, Role> };

function matchOf(
  person: PersonName,
  telling: ReadonlySet<string>,
  text: string,
  words: readonly Word[],
  at: number,
): Match | null {
  const reading: Reading = { first: at, last: at, roles: new Map([[at, 'surname']]) };
  extend(reading, person, text, words, -1);
  extend(reading, person, text, words, 1);
  const how = howNamed(reading, person, telling, text, words);
  const [from, to] = [words[reading.first], words[reading.last]];
  if (!how || !from || !to) return null;
  const pointed = to.letters.length === 1 && text[to.end] === '.' && !to.spelled;
  return { start: from.start, end: pointed ? to.end + 1 : to.end, entities: [person.entity], how };
}

/**
 * Takes in the words beside the surname that belong to the same person's name; particles only between two of them.
 * A conjunction is between two surnames; before a given name, the next person begins.
 */
function extend(reading: Reading, person: PersonName, text: string, words: readonly Word[], step: 1 | -1): void {
  const start = step < 0 ? reading.first : reading.last;
  let joined = false;
  for (let at = start + step; Math.abs(at - start) <= reach; at += step) {
    const [word, inner] = [words[at], words[at - step]];
    if (!word || !inner) return;
    const gap = step < 0 ? gapBetween(text, word, inner) : gapBetween(text, inner, word);
    const role = isTaken(reading, words, word) ? null : roleOf(person, word);
    if (!mayFollow(gap, step < 0 ? word : inner, role, step)) return;
    if (gap === 'comma' && (isGivenKnown(reading) || namesTheNext(person, text, words, at))) return;
    if (joined && role !== 'surname') return;
    if (!role) {
      if (!particles.has(word.letters)) return;
      joined = conjunctions.has(word.letters);
      continue;
    }
    if (role === 'initials' && step > 0 && gap !== 'comma' && text[word.end] !== '.' && !word.spelled) return;
    reading.roles.set(at, role);
    if (step < 0) reading.first = at;
    else reading.last = at;
  }
}

/** The same name again is the next mention: `Núñez y los Núñez`. */
const isTaken = (reading: Reading, words: readonly Word[], { letters }: Word): boolean =>
  letters.length > 1 && [...reading.roles.keys()].some((at) => words[at]?.letters === letters);

const isGivenKnown = ({ roles }: Reading): boolean => [...roles.values()].some((role) => role !== 'surname');

/** Given names after a comma that are followed by the surname itself are not the end of an inverted name. */
function namesTheNext(person: PersonName, text: string, words: readonly Word[], from: number): boolean {
  let at = from;
  for (let word = words[at]; word && at - from < reach; word = words[at]) {
    const [next, role] = [words[at + 1], roleOf(person, word)];
    if (role === 'surname') return true;
    if (!next || (!role && !particles.has(word.letters))) return false;
    const gap = gapBetween(text, word, next);
    if (gap === 'comma' || gap === 'break' || gap === 'quote') return false;
    at++;
  }
  return false;
}

function roleOf(person: PersonName, word: Word): Role | null {
  if (person.given.has(word.letters)) return 'given';
  if (person.surnames.has(word.letters)) return 'surname';
  if (!isInitials(word)) return null;
  const initials = person.words.map((name) => name.charAt(0));
  return [...word.letters].every((letter) => initials.includes(letter)) ? 'initials' : null;
}

const isInitials = (word: Word): boolean => word.shape === 'upper' && word.letters.length <= (word.spelled ? 4 : 3);

/** A point only after an initial or an abbreviation; a comma only where given names follow the surnames. */
function mayFollow(gap: Gap, left: Word, role: Role | null, step: 1 | -1): boolean {
  if (gap === 'break' || gap === 'quote') return false;
  if (gap === 'point') return left.spelled || left.letters.length <= 2;
  if (gap === 'comma') return step > 0 && (role === 'given' || role === 'initials');
  return true;
}

function howNamed(
  reading: Reading,
  person: PersonName,
  telling: ReadonlySet<string>,
  text: string,
  words: readonly Word[],
): How | null {
  const found = [...reading.roles].sort(([a], [b]) => a - b);
  const wordsAs = (role: Role) => found.filter(([, as]) => as === role).flatMap(([at]) => words[at] ?? []);
  const surnames = wordsAs('surname');
  const given = wordsAs('given');
  const distinctive = surnames.some((word) => telling.has(word.letters));
  const evident = distinctive || surnames.every((word) => word.shape !== 'lower');
  if (given.length > 0) {
    const complete = new Set([...surnames, ...given].map((word) => word.letters)).size === new Set(person.words).size;
    if (!evident && !(complete && person.words.length > 2)) return null;
    const [firstAt] = found.find(([, as]) => as === 'given') ?? [0];
    const [surnameAt] = found.find(([, as]) => as === 'surname') ?? [0];
    return firstAt < surnameAt ? 'full-name' : 'inverted';
  }
  if (wordsAs('initials').length > 0) return evident ? 'initials' : null;
  if (titleBefore(text, words, reading.first)) return evident ? 'titled-surname' : null;
  if (new Set(surnames.map((word) => word.letters)).size > 1) return evident ? 'surname' : null;
  if (!distinctive) return null;
  return person.words.length === 1 ? 'full-name' : 'surname';
}
