import { foldEmail, isEmailAddress } from '../../platform/email-address.ts';
import { fold } from '../../platform/fold.ts';
import { trigramSimilarity } from './similarity.ts';

/** What a cell says, or what in it could not be understood. */
type CellReading<T> = { readonly values: readonly T[]; readonly unknown: readonly string[] };

type Texts = Readonly<Record<string, string>>;
type Titled = { readonly key: string; readonly title: Texts };
type Numbered = { readonly n: number; readonly title: Texts };

const nothing = /^(?:-+|–|—|n\/?a|s\/?d|ningun[oa]?|none|sin dato|no aplica|no tiene|\.)$/i;

/** An empty cell, or one that says so: `-`, `N/A`, `s/d`. */
export const isBlank = (cell: string): boolean => cell === '' || nothing.test(cell);

/**
 * Numbers of mesas or objectives: `1, 2`, `1;2`, `Mesa 1 y 3`, `Mesas 1 a 3`, `I y II`, a title, several titles,
 * or all of them (`todas`). `word` is what numbers may follow: `Mesa 2 (objetivos 4 y 8)` is mesa 2 alone.
 */
export function readNumbers(cell: string, word: RegExp, options: readonly Numbered[]): CellReading<number> {
  if (isBlank(cell)) return { values: [], unknown: [] };
  if (/^(?:tod[oa]s|all|toutes|tous)\b/.test(fold(cell))) return { values: options.map(({ n }) => n), unknown: [] };
  const text = cell
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const named = [
    ...text.matchAll(new RegExp(`(?:${word.source})\\s*(?:de trabajo\\s*)?(?:n[o°.º]*\\s*)?(${numberList})`, 'g')),
  ];
  const listed = named.length > 0 ? named.map(([, list = '']) => list) : wholeList.test(text) ? [text] : [];
  if (listed.length > 0) return known(listed.flatMap(expand), options);
  return readTitles(cell, options);
}

const figure = '(?:\\d+|[ivx]+\\b)';
const figures = new RegExp(figure, 'g');
const numberList = `${figure}(?:\\s*(?:,|;|/|&|\\+|\\by\\b|\\be\\b|\\band\\b|\\bal?\\b|-|–)\\s*${figure})*`;
const wholeList = new RegExp(`^\\s*(?:n[o°.º]*\\s*)?${numberList}\\s*\\.?\\s*$`);

const roman: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
};

/** `1, 3` are two numbers, `1-3` and `1 a 3` three. */
function expand(list: string): readonly number[] {
  return list.split(/[,;/&+]|\by\b|\be\b|\band\b/).flatMap((part) => {
    const [from, to] = (part.match(figures) ?? []).map((written) => roman[written] ?? Number(written));
    if (from === undefined) return [];
    return to !== undefined && to > from && to - from < 50
      ? range(from, to)
      : [from, ...(to === undefined ? [] : [to])];
  });
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

function known(numbers: readonly number[], options: readonly Numbered[]): CellReading<number> {
  const unique = [...new Set(numbers)];
  return {
    values: unique.filter((number) => options.some(({ n }) => n === number)),
    unknown: unique.filter((number) => !options.some(({ n }) => n === number)).map(String),
  };
}

/** Titles may hold commas and «y»: each that appears in the cell is taken out, the longest first. */
function readTitles(cell: string, options: readonly Numbered[]): CellReading<number> {
  const titles = options
    .flatMap(({ n, title }) => Object.values(title).map((text) => ({ n, text: fold(text) })))
    .sort((a, b) => b.text.length - a.text.length || a.n - b.n);
  let left = ` ${fold(cell)} `;
  const values = new Set<number>();
  for (const { n, text } of titles) {
    if (text === '' || !left.includes(` ${text} `)) continue;
    values.add(n);
    left = left.replace(` ${text} `, ' ');
  }
  const rest = left.replace(/\b(?:mesas?|y|e|and|de|trabajo)\b/g, ' ').trim();
  return { values: [...values].sort((a, b) => a - b), unknown: rest === '' ? [] : [cell] };
}

/**
 * One of the charter's keys or titles in any of its languages, loosely: in part (`Confesional`), or misspelt. Null
 * when none is meant, or several could be.
 */
export function readOption(cell: string, options: readonly Titled[]): string | null {
  const written = fold(cell);
  const candidates = options.map(({ key, title }) => ({ key, texts: [key, ...Object.values(title)].map(fold) }));
  const levels: readonly ((text: string) => boolean)[] = [
    (text) => text === written,
    (text) => singular(text) === singular(written),
    (text) =>
      singular(` ${text} `).includes(singular(` ${written} `)) ||
      singular(` ${written} `).includes(singular(` ${text} `)),
    (text) => trigramSimilarity(text, written) >= 0.5,
  ];
  if (written === '') return null;
  for (const fits of levels) {
    const found = candidates.filter(({ texts }) => texts.some(fits));
    if (found.length > 0) return found.length === 1 ? (found[0]?.key ?? null) : null;
  }
  return null;
}

// «Organización confesional» is one of «Organizaciones confesionales».
const singular = (text: string): string => text.replace(/(?<=[a-z]{3})(?:es|s)(?= |$)/g, '');

const genderWords: readonly (readonly [string, readonly string[]])[] = [
  ['woman', ['mujer', 'femenino', 'femenina', 'fem', 'f', 'woman', 'female', 'feminino', 'mulher', 'femme', 'ella']],
  ['man', ['hombre', 'masculino', 'masc', 'h', 'varon', 'man', 'male', 'homem', 'homme', 'el']],
  ['non-binary', ['no binario', 'no binaria', 'no binarie', 'nb', 'non binary', 'nao binario', 'elle', 'x']],
  ['undisclosed', ['prefiero no contestar', 'prefiero no decirlo', 'no contesta', 'prefer not to say', 'ns nc']],
];

/**
 * Reads a column of genders as its writer meant them: a lone `M` is *mujer* in a list that also writes `H`, *masculino*
 * in one that also writes `F`, and not understood elsewhere.
 */
export function genderReader(column: readonly string[], options: readonly Titled[]): (cell: string) => string | null {
  const written = new Set(column.map(fold));
  const lone = written.has('f') === written.has('h') ? null : written.has('h') ? 'woman' : 'man';
  return (cell) => {
    const folded = fold(cell);
    const key = folded === 'm' ? lone : (genderWords.find(([, words]) => words.includes(folded))?.[0] ?? null);
    return options.some((option) => option.key === key) ? key : folded === 'm' ? null : readOption(cell, options);
  };
}

/** E-mail addresses: `a@b.org; c@d.org`, `Ana <a@b.org>`, lower-cased. */
export function readEmails(cell: string): CellReading<string> {
  if (isBlank(cell)) return { values: [], unknown: [] };
  const bracketed = [...cell.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map(([, inside = '']) => inside);
  const parts = (bracketed.length > 0 ? bracketed : cell.split(/[\s,;/]+|\s(?:y|e|and)\s/))
    .map((part) => foldEmail(part.replace(/^mailto:/i, '').replace(/[.,;]+$/, '')))
    .filter((part) => part !== '' && !/^(?:y|e|and|o|or)$/.test(part));
  const values = [...new Set(parts.filter(isEmailAddress))];
  return { values, unknown: values.length === 0 ? [cell] : parts.filter((part) => !isEmailAddress(part)) };
}

/** Names of persons: one a line, or apart by `;` or `/`. */
export const readPeople = (cell: string): readonly string[] =>
  isBlank(cell)
    ? []
    : cell
        .split(/[;\n/]+/)
        .map((part) => part.replace(/\s+/g, ' ').trim())
        .filter((part) => part !== '');

/** A web address, `https` where no scheme is written; null when it is none. */
export function readWebsite(cell: string): string | null {
  const url = URL.parse(/^[a-z]+:\/\//i.test(cell) ? cell : `https://${cell}`);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && /\.[^.\d][^.]*$/.test(url.hostname);
  return isWeb && !/\s/.test(cell) ? url.href : null;
}
