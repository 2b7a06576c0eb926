import { fold, separator } from './letters.ts';

/** How a word is written: `upper` is every letter a capital (`OIM`, and `A`), `capital` only the first. */
type Shape = 'lower' | 'capital' | 'upper' | 'mixed' | 'figures';

/** A word as it is compared, and where it stands: UTF-16 offsets of the text as it was given. */
export type Word = {
  readonly letters: string;
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
  /** Written letter by letter: `O.I.M.`, `O I M`. */
  readonly spelled: boolean;
};

/**
 * The words of a text: runs of letters or of figures. Zero-width characters and soft hyphens do not part a word,
 * nor does a hyphen at the end of a line that goes on in lower case; letters written one by one are one word.
 */
export const readWords = (text: string): readonly Word[] => joinSpelled(runs(text), text);

type Run = {
  letters: string;
  start: number;
  end: number;
  figures: boolean;
  capitals: number;
  length: number;
  capital: boolean;
};

function runs(text: string): Word[] {
  const words: Word[] = [];
  let open: Run | null = null;
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at);
    const parts = piece.letters === separator;
    const resumed = open && (parts || piece.softHyphen) ? afterBrokenLine(text, at) : at;
    if (resumed > at) {
      at = resumed;
      continue;
    }
    if (open && (parts || (piece.letters !== '' && open.figures !== piece.figures))) {
      words.push(closed(open));
      open = null;
    }
    if (piece.letters === '') {
      if (open && piece.mark && open.end === at) open.end = piece.end;
    } else if (!parts) open = extended(open, piece, at);
    at = piece.end;
  }
  if (open) words.push(closed(open));
  return words;
}

/** A stretch of plain letters or of plain figures, or one other character. */
type Piece = {
  letters: string;
  end: number;
  figures: boolean;
  capitals: number;
  /** Does it begin with a capital? */
  capital: boolean;
  length: number;
  softHyphen: boolean;
  mark: boolean;
};

function pieceAt(text: string, at: number): Piece {
  const point = text.codePointAt(at) ?? 0;
  if (point < 128) return plainPiece(text, at);
  const end = at + (point > 0xffff ? 2 : 1);
  const letters = fold(point);
  const character = text.slice(at, end);
  const capitals = character === character.toLowerCase() ? 0 : 1;
  const mark = letters === '' && /\p{M}/u.test(character);
  return {
    letters,
    end,
    figures: isFigure(letters),
    capitals,
    capital: capitals > 0,
    length: 1,
    softHyphen: point === 0xad,
    mark,
  };
}

const isFigure = (letters: string): boolean => letters >= '0' && letters < ':';

function plainPiece(text: string, at: number): Piece {
  const figures = isPlainFigure(text.charCodeAt(at));
  let end = at;
  let capitals = 0;
  for (let code = text.charCodeAt(end); figures ? isPlainFigure(code) : isPlainLetter(code); ) {
    if (code < 97 && !figures) capitals++;
    end++;
    code = text.charCodeAt(end);
  }
  const letters = end > at ? text.slice(at, end).toLowerCase() : separator;
  const capital = capitals > 0 && text.charCodeAt(at) < 97;
  const length = end - at;
  return { letters, end: Math.max(end, at + 1), figures, capitals, capital, length, softHyphen: false, mark: false };
}

const isPlainFigure = (code: number): boolean => code >= 48 && code <= 57;
const isPlainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function extended(open: Run | null, piece: Piece, at: number): Run {
  const { letters, end, figures, capitals, capital, length } = piece;
  if (!open) return { letters, start: at, end, figures, capitals, capital, length };
  open.letters += letters;
  open.end = end;
  open.capitals += capitals;
  open.length += length;
  return open;
}

const brokenLine = /[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*(?=\p{Ll})/uy;

/** Where the word goes on when it was broken at the end of a line; `at` when it was not. */
function afterBrokenLine(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 45 && code !== 0xad && code !== 0x2010 && code !== 0x2011) return at;
  brokenLine.lastIndex = at;
  return brokenLine.test(text) ? brokenLine.lastIndex : at;
}

function closed(run: Run): Word {
  return { letters: run.letters, start: run.start, end: run.end, shape: shapeOf(run), spelled: false };
}

function shapeOf({ figures, capitals, capital, length }: Run): Shape {
  if (figures) return 'figures';
  if (capitals === 0) return 'lower';
  if (capitals === length) return 'upper';
  return capital && capitals === 1 ? 'capital' : 'mixed';
}

/**
 * Letters written one by one become one word: two with a point and no space (`U.E.`), three with a point and a
 * space, a hyphen or a space, when all are capitals or at least four.
 */
function joinSpelled(words: readonly Word[], text: string): readonly Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const first = words[at];
    if (!first) break;
    const count = first.letters.length === 1 && first.shape !== 'figures' ? spelledFrom(words, text, at) : 1;
    joined.push(count > 1 ? spelledWord(words.slice(at, at + count), text) : first);
    at += count;
  }
  return joined;
}

/** How many words from `at` on are one word written letter by letter; 1 when none. */
function spelledFrom(words: readonly Word[], text: string, at: number): number {
  let gap: string | null = null;
  let count = 1;
  let capitals = words[at]?.shape === 'upper' ? 1 : 0;
  for (let next = at + 1; next < words.length; next++) {
    const [left, right] = [words[next - 1], words[next]];
    if (!left || !right || right.letters.length !== 1 || right.shape === 'figures') break;
    const between = right.start - left.end <= 3 ? text.slice(left.end, right.start) : '';
    if (!spellingGap.test(between) || (gap !== null && gap !== between)) break;
    gap = between;
    count++;
    if (right.shape === 'upper') capitals++;
  }
  const least = gap === '.' ? 2 : 3;
  return count >= least && (gap === '.' || capitals === count || count >= 4) ? count : 1;
}

const spellingGap = /^(?:\.|\. |\s|-|·| · )$/;

function spelledWord(parts: readonly Word[], text: string): Word {
  const start = parts[0]?.start ?? 0;
  const last = parts[parts.length - 1]?.end ?? start;
  const pointed = text[parts[0]?.end ?? 0] === '.' && text[last] === '.';
  return {
    letters: parts.map((part) => part.letters).join(''),
    start,
    end: pointed ? last + 1 : last,
    shape: parts.every((part) => part.shape === 'upper') ? 'upper' : 'lower',
    spelled: true,
  };
}
