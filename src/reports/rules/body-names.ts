import { commonWords, particles } from './common-words.ts';
import type { EntityRef, How, KnownBody, Match } from './entities.ts';
import { contentOf, coreOf, formsOf, isAcronym, lettersOf, stem, type Writing, writingOf } from './name-forms.ts';
import { isWrittenAs } from './name-writing.ts';
import { emptyTree, insert, type RadixTree, search } from './radix-tree.ts';
import { isTelling } from './short-names.ts';
import type { Word } from './words.ts';

type Mark = {
  readonly entities: readonly EntityRef[];
  readonly how: How;
  readonly writing: Writing;
  /** Words of the name, particles aside. */
  readonly weight: number;
};

/** Names in two readings: letter by letter, and without particles and plurals. */
export type NameTrees = Readonly<Record<'whole' | 'stems', RadixTree<Mark>>>;

export const emptyTrees = (): NameTrees => ({ whole: emptyTree(), stems: emptyTree() });

export function addBody(trees: NameTrees, { kind, id, name, acronym, formerNames }: KnownBody): void {
  const entities = [{ kind, id }];
  addName(trees, name, entities, 'full-name');
  for (const former of formerNames) addName(trees, former, entities, 'former-name');
  if (acronym && isAcronym(acronym)) addAcronym(trees, acronym, entities);
  else if (acronym) addWords(trees, lettersOf(acronym), entities, 'acronym');
}

/** A name that may stand in a report: nothing inside it is a finding. */
export const addAllowed = (trees: NameTrees, name: string): void =>
  addWords(trees, lettersOf(name), [], 'full-name', 'free');

function addName(trees: NameTrees, name: string, entities: readonly EntityRef[], how: How): void {
  for (const form of formsOf(name)) {
    if (isAcronym(form)) addAcronym(trees, form, entities);
    addWords(trees, lettersOf(form), entities, how);
    const core = coreOf(form);
    if (!core) continue;
    addWords(trees, core, entities, how, 'proper');
    if (core.some(isTelling)) addKinds(trees, lettersOf(form), core, entities);
  }
}

/** What kind it is, in one word, and its own words: of `Albergue Comunitario Tres Ceibas`, `albergue Tres Ceibas`. */
function addKinds(
  trees: NameTrees,
  words: readonly string[],
  core: readonly string[],
  entities: readonly EntityRef[],
): void {
  const kinds = contentOf(words.slice(0, words.length - core.length));
  if (kinds.length < 2) return;
  for (const kind of kinds) addWords(trees, [kind, ...core], entities, 'short-name');
}

function addAcronym(trees: NameTrees, acronym: string, entities: readonly EntityRef[]): void {
  const letters = lettersOf(acronym).join('');
  insertOnce(trees.whole, letters, { entities, how: 'acronym', writing: 'acronym', weight: 1 });
  insertOnce(trees.whole, `${letters}s`, { entities, how: 'acronym', writing: 'plural', weight: 1 });
  if (letters.length < 5 || commonWords.has(letters)) return;
  for (const ending of inflections) {
    insertOnce(trees.whole, `${letters}${ending}`, { entities, how: 'acronym', writing: 'inflected', weight: 1 });
  }
}

/** Of an acronym said as a word: `los brifremes`, `las brifremistas`. */
const inflections = ['s', 'es', 'ista', 'istas', 'ense', 'enses'];

/** A surname of some length may be written in two pieces: `beck ford`. */
export function addSurname(trees: NameTrees, surname: string, entities: readonly EntityRef[]): void {
  if (surname.length > 6) insertOnce(trees.whole, surname, { entities, how: 'surname', writing: 'parted', weight: 1 });
}

/** A name whose words are already in comparable letters. Without `as`, how it must be written follows from its words. */
export function addWords(
  trees: NameTrees,
  words: readonly string[],
  entities: readonly EntityRef[],
  how: How,
  as?: Writing,
): void {
  const content = contentOf(words);
  const mark = { entities, how, writing: as ?? writingOf(content), weight: content.length };
  insertOnce(trees.whole, words.join(''), mark);
  if (content.length > 1) insertOnce(trees.stems, content.map(stem).join(''), mark);
  else if (mark.writing === 'free' && content.length < words.length) insertOnce(trees.whole, content.join(''), mark);
}

function insertOnce(tree: RadixTree<Mark>, key: string, mark: Mark): void {
  if (key !== '') insert(tree, key, mark);
}

/** Every place of a text where a name of `trees` stands, allowed names included. */
export function findBodies(trees: NameTrees, text: string, words: readonly Word[]): readonly Match[] {
  const all = words.map((_, at) => at);
  const content = all.filter((at) => !particles.has(words[at]?.letters ?? ''));
  const matches: Match[] = [];
  const seek = (tree: RadixTree<Mark>, places: readonly number[], letters: readonly string[]) => {
    let first = 0;
    const report = (order: number, marks: readonly Mark[]) => {
      for (const mark of marks) {
        const match = matchOf(mark, text, words, first, places[order] ?? first);
        if (match) matches.push(match);
      }
    };
    for (let order = 0; order < places.length; order++) {
      first = places[order] ?? 0;
      search(tree, letters, order, report);
    }
  };
  const letters = words.map((word) => word.letters);
  seek(trees.whole, all, letters);
  seek(
    trees.stems,
    content,
    content.map((at) => stem(letters[at] ?? '')),
  );
  return matches;
}

function matchOf(mark: Mark, text: string, words: readonly Word[], first: number, last: number): Match | null {
  const [from, to] = [words[first], words[last]];
  if (!from || !to || !isWrittenAs(mark.writing, { text, words, first, last, weight: mark.weight })) return null;
  return { start: from.start, end: to.end, entities: mark.entities, how: mark.how };
}
