import {
  bodyKinds,
  commonWords,
  compoundParts,
  functionWords,
  introducers,
  particles,
  topicWords,
} from './common-words.ts';
import type { Writing } from './name-forms.ts';
import { amongCapitals, beginsSentence, type Gap, gapBetween, isQuoted } from './word-gaps.ts';
import type { Word } from './words.ts';

/** Words `first` … `last` of a text, read as a name whose own words, particles aside, are `weight` in number. */
type Place = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly first: number;
  readonly last: number;
  readonly weight: number;
};

/** Is what stands there written in a way that makes it the name? */
export function isWrittenAs(writing: Writing, place: Place): boolean {
  if (writing === 'acronym') return isWrittenAsAcronym(place);
  if (writing === 'plural') return isPluralAcronym(place);
  if (writing === 'inflected') return place.first === place.last;
  if (writing === 'parted') return isParted(place);
  if (!holdsTogether(place)) return false;
  if (writing === 'free') return true;
  if (writing === 'capital') return isCapitalAtEnds(place);
  return isProperName(place) && (writing === 'proper' || (isCapitalAtEnds(place) && !isBeginning(writing, place)));
}

/** Particles at the ends of a part are part of it: `Dos Orillas`, not `dos orillas`. */
const isCapitalAtEnds = ({ text, words, first, last }: Place): boolean => {
  const [from, to] = [words[first], words[last]];
  if (!from || !to) return false;
  return isQuoted(text, from.start, to.end) || (from.shape !== 'lower' && to.shape !== 'lower');
};

/** Does a phrase go on as a longer name? `Blue Hills Network` still is `Blue Hills`; `Blue Hills Farmers` is another. */
function isBeginning(writing: Writing, { text, words, last }: Place): boolean {
  const [word, next] = [words[last], words[last + 1]];
  if (writing !== 'phrase' || !word || !next) return false;
  const gap = gapBetween(text, word, next);
  return (gap === 'space' || gap === 'joint') && next.shape === 'capital' && !bodyKinds.has(next.letters);
}

/** A surname in two pieces (`beck ford`): three letters or more each, and not two words of every day (`good man`). */
function isParted({ text, words, first, last }: Place): boolean {
  const [left, right] = [words[first], words[last]];
  if (!left || !right || last !== first + 1) return false;
  const gap = gapBetween(text, left, right);
  if (gap !== 'space' && gap !== 'joint' && gap !== 'none') return false;
  const pieces = [left.letters, right.letters];
  return pieces.every((piece) => piece.length > 2) && !pieces.every((piece) => commonWords.has(piece));
}

/** A name is not read across sentences or paragraphs; across commas only when it is long. */
function holdsTogether({ text, words, first, last, weight }: Place): boolean {
  let letters = words[first]?.letters.length ?? 0;
  for (let at = first; at < last; at++) {
    const [left, right] = [words[at], words[at + 1]];
    if (!left || !right) return false;
    const gap = gapBetween(text, left, right);
    if (gap === 'break') return false;
    if (gap === 'point' && left.letters.length > 4) return false;
    if ((gap === 'comma' || gap === 'quote') && weight < 3) return false;
    letters += right.letters.length;
  }
  return first === last || weight > 1 || letters > 6;
}

/** In capitals within a sentence, in quotation marks, or after a word like `fundación`; not in a heading of capitals. */
function isProperName({ text, words, first, last, weight }: Place): boolean {
  const [from, to] = [words[first], words[last]];
  if (!from || !to) return false;
  if (isQuoted(text, from.start, to.end)) return true;
  const capital = words.slice(first, last + 1).every((word) => particles.has(word.letters) || word.shape !== 'lower');
  if (!capital || amongCapitals(text, words, first, last)) return false;
  if (weight > 1 || introducers.has(words[first - 1]?.letters ?? '')) return true;
  return !beginsSentence(text, words, first);
}

/**
 * In capitals, but for a common word in a heading of capitals; letter by letter; in pieces (`isInPieces`) when it has
 * five letters; or in small letters when it has at
 * least three, is no common word and is not joined to another by a hyphen (`Oim-portancia` names nobody), unless it
 * has five or the other word is one of those that make compounds (`oim-led`).
 */
function isWrittenAsAcronym(place: Place): boolean {
  const { text, words, first, last } = place;
  const span = words.slice(first, last + 1);
  const letters = span.map((word) => word.letters).join('');
  const gaps = gapsIn(place);
  const joined = gaps.every((gap) => gap === 'none' || gap === 'joint' || gap === 'point');
  const common = commonWords.has(letters) || particles.has(letters);
  if (joined && span.every(isCapitals)) return !common || !amongCapitals(text, words, first, last);
  if (letters.length < 3) return false;
  if (joined && span.some((word) => word.spelled)) return true;
  if (common) return false;
  if (!gaps.every((gap) => gap === 'none')) return letters.length > 4 && isInPieces(place);
  return letters.length > 4 || !isHyphenated(text, words, first, last);
}

const gapsIn = ({ text, words, first, last }: Place): readonly Gap[] =>
  words.slice(first + 1, last + 1).map((right, at) => gapBetween(text, words[first + at] ?? right, right));

const isCapitals = ({ shape }: Word): boolean => shape === 'upper' || shape === 'figures';

/**
 * An acronym with spaces, hyphens or other joining signs in it, of which something is no plain word (`Con el` is not
 * `CONEL`): in capitals or with hyphens in any pieces, else in pieces of three letters or more without a plain word,
 * as in a heading of capitals.
 */
function isInPieces(place: Place): boolean {
  const { text, words, first, last } = place;
  const gaps = gapsIn(place);
  if (!gaps.every((gap) => gap === 'none' || gap === 'joint' || gap === 'space')) return false;
  const span = words.slice(first, last + 1);
  const pieces = span.map((word) => word.letters);
  if (pieces.every(isPlain)) return false;
  if (span.every(isCapitals) && !amongCapitals(text, words, first, last)) return true;
  if (span.slice(1).every((right, at) => isHyphen(text, span[at] ?? right, right))) return true;
  return !pieces.some((piece) => piece.length < 3 || isPlain(piece));
}

const isPlain = (word: string): boolean =>
  [commonWords, particles, functionWords, bodyKinds, topicWords].some((plain) => plain.has(word));

const isHyphen = (text: string, left: Word, right: Word): boolean =>
  /^[-\u2010\u2011]$/.test(text.slice(left.end, right.start));

function isHyphenated(text: string, words: readonly Word[], first: number, last: number): boolean {
  const joins = (left: Word | undefined, right: Word | undefined, other: Word | undefined) =>
    left !== undefined &&
    right !== undefined &&
    isHyphen(text, left, right) &&
    !compoundParts.has(other?.letters ?? '');
  const [before, from, to, after] = [words[first - 1], words[first], words[last], words[last + 1]];
  return joins(before, from, before) || joins(to, after, after);
}

/** `OIMs`, `CDHs`. */
function isPluralAcronym({ text, words, first, last }: Place): boolean {
  const word = words[first];
  if (!word || first !== last) return false;
  const written = text.slice(word.start, word.end);
  return written.endsWith('s') && written.slice(0, -1) === written.slice(0, -1).toUpperCase();
}
