import { commonWords, introducers, particles } from './common-words.ts';
import type { Writing } from './name-forms.ts';
import { amongCapitals, beginsSentence, gapBetween, isQuoted } from './word-gaps.ts';
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
  return holdsTogether(place) && (writing === 'free' || isProperName(place));
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
 * In capitals, but for a common word in a heading of capitals; letter by letter; or in small letters when it has at
 * least three, is no common word and is not joined to another by a hyphen (`Oim-portancia` names nobody).
 */
function isWrittenAsAcronym({ text, words, first, last }: Place): boolean {
  const span = words.slice(first, last + 1);
  const letters = span.map((word) => word.letters).join('');
  const gaps = span.slice(1).map((right, at) => gapBetween(text, span[at] ?? right, right));
  if (!gaps.every((gap) => gap === 'none' || gap === 'joint' || gap === 'point')) return false;
  const common = commonWords.has(letters) || particles.has(letters);
  if (span.every((word) => word.shape === 'upper' || word.shape === 'figures')) {
    return !common || !amongCapitals(text, words, first, last);
  }
  if (letters.length < 3) return false;
  if (span.some((word) => word.spelled)) return true;
  return gaps.every((gap) => gap === 'none') && !common && !isHyphenated(text, words, first, last);
}

function isHyphenated(text: string, words: readonly Word[], first: number, last: number): boolean {
  const joins = (left: Word | undefined, right: Word | undefined) =>
    left !== undefined && right !== undefined && /^[-\u2010\u2011]$/.test(text.slice(left.end, right.start));
  return joins(words[first - 1], words[first]) || joins(words[last], words[last + 1]);
}

/** `OIMs`, `CDHs`. */
function isPluralAcronym({ text, words, first, last }: Place): boolean {
  const word = words[first];
  if (!word || first !== last) return false;
  const written = text.slice(word.start, word.end);
  return written.endsWith('s') && written.slice(0, -1) === written.slice(0, -1).toUpperCase();
}
