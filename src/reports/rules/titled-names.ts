import { commonWords, conjunctions, honorifics, offices, particles, ranks } from './common-words.ts';
import type { EntityRef, Match } from './entities.ts';
import type { PersonName } from './person-names.ts';
import { gapBetween } from './word-gaps.ts';
import type { Word } from './words.ts';

/** Who bears a given name that is not also one of their surnames. */
export type GivenNames = ReadonlyMap<string, readonly EntityRef[]>;

export function indexGivenNames(persons: readonly PersonName[]): GivenNames {
  const given = new Map<string, EntityRef[]>();
  for (const person of persons) {
    for (const name of person.given.difference(person.surnames)) {
      const there = given.get(name);
      if (there) there.push(person.entity);
      else given.set(name, [person.entity]);
    }
  }
  return given;
}

/**
 * Given names with a title before them: `doña Karina`, `los compañeros Alex y Karina`. A given name alone names
 * nobody, and one that goes on with the surname of somebody else (`doña Karina Pérez`) names that one.
 */
export const findTitledNames = (given: GivenNames, text: string, words: readonly Word[]): readonly Match[] =>
  words.flatMap((word, at) => {
    const bearers = given.get(word.letters);
    if (!bearers || (word.shape === 'lower' && commonWords.has(word.letters))) return [];
    if (!titleBefore(text, words, at, (before) => given.has(before.letters) && before.shape !== 'lower')) return [];
    const last = lastGiven(given, bearers, text, words, at);
    return last === null ? [] : { start: word.start, end: last.end, entities: last.entities, how: 'titled-given-name' };
  });

/** Up to the last given name in a row, and who bears them all; null where another's surname follows. */
function lastGiven(
  given: GivenNames,
  bearers: readonly EntityRef[],
  text: string,
  words: readonly Word[],
  at: number,
): { readonly end: number; readonly entities: readonly EntityRef[] } | null {
  const [word, next] = [words[at], words[at + 1]];
  if (!word) return null;
  const alone = { end: word.end, entities: bearers };
  if (!next || !continues(text, word, next)) return alone;
  const both = bearers.filter((bearer) => given.get(next.letters)?.includes(bearer));
  return both.length > 0 ? lastGiven(given, both, text, words, at + 1) : null;
}

/** Written as a name right after another word of one, in a text that is not all in capitals. */
function continues(text: string, word: Word, next: Word): boolean {
  const gap = gapBetween(text, word, next);
  if ((gap !== 'space' && gap !== 'joint') || next.letters.length < 2 || next.shape === 'figures') return false;
  return next.shape === 'upper' ? word.shape !== 'upper' : next.shape !== 'lower';
}

// `Licda.`
const longestAbbreviation = 5;

/**
 * `Sra. Paz`, `la doctora Cruz`, `don de la Cruz`: a title before, only particles and what `passes` between; or an
 * office, which is not followed by what it is of (`la directora de Belén`).
 */
export function titleBefore(
  text: string,
  words: readonly Word[],
  at: number,
  passes: (word: Word) => boolean = () => false,
): boolean {
  let related = false;
  for (let before = at - 1; before >= 0 && at - before <= 3; before--) {
    const [word, next] = [words[before], words[before + 1]];
    if (!word || !next) return false;
    const gap = gapBetween(text, word, next);
    if (gap !== 'space' && (gap !== 'point' || word.letters.length > longestAbbreviation)) return false;
    if (honorifics.has(word.letters)) return true;
    if (offices.has(word.letters)) return !related;
    if (!particles.has(word.letters) && !ranks.has(word.letters) && !passes(word)) return false;
    related ||= particles.has(word.letters) && !conjunctions.has(word.letters);
  }
  return false;
}
