import { particles } from './common-words.ts';
import type { Word } from './words.ts';

/** What stands between two words: nothing, space, a joining sign (hyphen, slash, apostrophe, &), … or a break. */
export type Gap = 'none' | 'space' | 'joint' | 'point' | 'comma' | 'quote' | 'break';

const invisible = /[\p{Cf}\p{M}]/gu;
const kinds: readonly (readonly [Gap, RegExp])[] = [
  ['space', /^[\s*_]+$/],
  ['joint', /^\s*[-\u2010-\u2014/&+·'\u2019\u02bc`\u00b4]\s*$/],
  ['point', /^\.\s*$/],
  ['comma', /^\s*\.?\s*,\s*$/],
  ['quote', /^\s*["'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb()[\]]\s*$/],
];
const paragraph = /\n\s*\n|\u2029/;
const longestGap = 24;

export function gapBetween(text: string, left: Word, right: Word): Gap {
  const length = right.start - left.end;
  if (length <= 0) return 'none';
  if (length === 1 && text.charCodeAt(left.end) === 32) return 'space';
  if (length > longestGap) return 'break';
  const written = text.slice(left.end, right.start).replace(invisible, '');
  if (written === '') return 'none';
  if (paragraph.test(written)) return 'break';
  return kinds.find(([, form]) => form.test(written))?.[0] ?? 'break';
}

/** Does a sentence, a line or an item of a list begin with the word at `at`? */
export function beginsSentence(text: string, words: readonly Word[], at: number): boolean {
  const [left, word] = [words[at - 1], words[at]];
  if (!left || !word) return true;
  return /[.!?…:•\n\r¡¿\u2014]/.test(text.slice(left.end, word.start));
}

/** Does the word at `first` … `last` stand in a run of capitals (a heading), where capitals say nothing? */
export function amongCapitals(text: string, words: readonly Word[], first: number, last: number): boolean {
  const beside = [neighbour(text, words, first, first - 1), neighbour(text, words, last, last + 1)].filter(
    (word) => word !== null,
  );
  return (
    beside.length > 0 &&
    beside.every((word) => word.shape === 'upper' && (word.letters.length > 1 || particles.has(word.letters)))
  );
}

function neighbour(text: string, words: readonly Word[], from: number, to: number): Word | null {
  const [word, other] = [words[from], words[to]];
  if (!word || !other || other.shape === 'figures') return null;
  const gap = from < to ? gapBetween(text, word, other) : gapBetween(text, other, word);
  return gap === 'space' || gap === 'joint' || gap === 'quote' ? other : null;
}

const opening = /["'\u201c\u201e\u2018\u00ab][\s\u200b]*$/;
const closing = /^[\s\u200b]*["'\u201d\u201c\u2019\u00bb]/;

/** Do quotation marks stand right around `start` … `end`? */
export const isQuoted = (text: string, start: number, end: number): boolean =>
  opening.test(text.slice(Math.max(0, start - 3), start)) && closing.test(text.slice(end, end + 3));
