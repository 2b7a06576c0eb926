import { commonWords } from './common-words.ts';
import type { EntityRef, Match } from './entities.ts';
import type { PersonName } from './person-names.ts';
import { gapBetween } from './word-gaps.ts';
import type { Word } from './words.ts';

/** By a given name, who bears it by the initials of one or several of their surnames in a row. */
export type InitialedNames = ReadonlyMap<string, ReadonlyMap<string, readonly EntityRef[]>>;

export function indexInitials(persons: readonly PersonName[]): InitialedNames {
  const index = new Map<string, Map<string, EntityRef[]>>();
  for (const { entity, words, given, surnames } of persons) {
    const initials = words.filter((word) => surnames.has(word)).map((word) => word.charAt(0));
    for (const name of given.difference(surnames)) {
      const there = index.get(name) ?? new Map<string, EntityRef[]>();
      for (const letters of runsOf(initials)) {
        const same = there.get(letters);
        if (same) same.push(entity);
        else there.set(letters, [entity]);
      }
      index.set(name, there);
    }
  }
  return index;
}

const most = 4;

const runsOf = (initials: readonly string[]): ReadonlySet<string> =>
  new Set(
    initials.flatMap((_, from) =>
      initials.slice(from, from + most).map((_, to) => initials.slice(from, from + to + 1).join('')),
    ),
  );

/**
 * Given names with the initials of surnames in their order: `Valeria A. M.`, `Valeria AM`. One initial has a point
 * after it, and is not enough after a given name that is a word (`Esperanza A.`).
 */
export const findInitialed = (names: InitialedNames, text: string, words: readonly Word[]): readonly Match[] =>
  words.flatMap((word, at): readonly Match[] => {
    const bearers = word.shape === 'lower' ? undefined : names.get(word.letters);
    const least = commonWords.has(word.letters) ? 2 : 1;
    const found =
      bearers &&
      initialsAfter(text, words, at).findLast(({ letters }) => letters.length >= least && bearers.has(letters));
    const entities = found && bearers.get(found.letters);
    return entities ? [{ start: word.start, end: found.end, entities, how: 'initials' }] : [];
  });

type Initials = { readonly letters: string; readonly end: number };

/** Initials right after a word, one by one: of `Valeria A. M.`, `a` and `am`. */
function initialsAfter(text: string, words: readonly Word[], at: number): readonly Initials[] {
  const runs: Initials[] = [];
  let letters = '';
  for (let next = at + 1; letters.length < most; next++) {
    const [left, word] = [words[next - 1], words[next]];
    if (!left || !word || word.shape !== 'upper' || letters.length + word.letters.length > most) break;
    const gap = gapBetween(text, left, word);
    if (gap !== 'space' && (gap !== 'point' || letters === '')) break;
    letters += word.letters;
    const pointed = text[word.end] === '.' && !word.spelled;
    if (letters.length > 1 || pointed) runs.push({ letters, end: pointed ? word.end + 1 : word.end });
  }
  return runs;
}
