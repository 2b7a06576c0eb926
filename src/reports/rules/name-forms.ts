import { bodyKinds, commonWords, givenNames, legalForms, particles } from './common-words.ts';
import { readWords } from './words.ts';

export const lettersOf = (text: string): readonly string[] => readWords(text).map((word) => word.letters);

/** The words that make a name, particles aside. */
export const contentOf = (letters: readonly string[]): readonly string[] =>
  letters.filter((word) => !particles.has(word));

/** Plurals aside: `migrantes` is `migrante`, `mujeres` is `mujer`. */
export function stem(word: string): string {
  if (word.length < 5) return word;
  const singular = word.endsWith('s') ? word.length - 1 : word.length;
  return word.slice(0, word.charAt(singular - 1) === 'e' ? singular - 1 : singular);
}

/**
 * How a name must be written to be one: `free`, in any way; `proper`, as a proper name, because its words are
 * common ones; `part`, as a proper name from its first word to its last, because it is a part of one, and `phrase`
 * where that part is of common words: then the name ends where it ends; `capital`, not in small letters unless in
 * quotation marks; `acronym`, by the rule for acronyms;
 * `plural`, an acronym in capitals with an s; `inflected`, one word; `parted`, one word in two pieces.
 */
export type Writing = 'free' | 'proper' | 'part' | 'phrase' | 'capital' | 'acronym' | 'plural' | 'inflected' | 'parted';

/** A name of one common or very short word, or of two common words, is a name only where it is written as one. */
export function writingOf(content: readonly string[]): Writing {
  const [only] = content;
  if (!only) return 'proper';
  if (content.length === 1) return only.length < 4 || commonWords.has(only) ? 'proper' : 'free';
  return content.length === 2 && content.every((word) => commonWords.has(word)) ? 'proper' : 'free';
}

/** Two letters or more, all capitals, up to fourteen signs: `OIM`, `R4V`, `OMS/OPS`, `O.I.M.`. */
export const isAcronym = (form: string): boolean =>
  form.length <= 14 && /^(?=(?:[^\p{L}]*\p{L}){2})[\p{Lu}\p{N}.\-/ ]+$/u.test(form);

/**
 * The name as written; without what stands in brackets or after a comma; without a legal form or an honour; parts
 * around a dash.
 */
export function formsOf(name: string): ReadonlySet<string> {
  const forms = [name];
  const bare = name
    .replace(/\s*\([^)]*\)/g, '')
    .replace(honours, '')
    .trim();
  const asides = [...name.matchAll(/\(([^)]*)\)/g)].map(([, aside = '']) => aside);
  forms.push(bare, ...asides.filter(isAcronym));
  const parts = bare.split(/\s[-\u2013\u2014|/]\s/).map((part) => part.trim());
  if (parts.length > 1 && parts.some(isAcronym)) forms.push(...parts);
  const [head = ''] = bare.split(',');
  if (head !== bare && (isAcronym(head) || contentOf(lettersOf(head)).length > 1)) forms.push(head);
  forms.push(withoutLegalForm(bare));
  return new Set(forms.filter((form) => form !== ''));
}

/**
 * What is proper to the name of an organization, without the words at its beginning that say what kind it is:
 * `Asociación Civil Orilla del Torbes` is `Orilla del Torbes`. Null where one word or only common ones
 * are left, or the name of a person whom it honours.
 */
export function coreOf(name: string): readonly string[] | null {
  const words = lettersOf(name);
  const first = words.findIndex((word) => !bodyKinds.has(word) && !particles.has(word));
  if (first < 1) return null;
  const core = words.slice(first);
  const content = contentOf(core);
  if (givenNames.has(content[0] ?? '')) return null;
  return content.length > 1 && content.some((word) => !commonWords.has(word)) ? core : null;
}

/** Before the names of authorities: `H. Ayuntamiento`. */
const honours = /^(?:H|Hon|Hble|Excmo|Excma|Ilmo|Ilma)\.\s+/i;

/** `Sin Fronteras, I. A. P.` is `Sin Fronteras`. */
function withoutLegalForm(name: string): string {
  const words = readWords(name);
  let count = words.length;
  while (count > 1 && legalForms.has(words[count - 1]?.letters ?? '')) count--;
  if (count === words.length) return name;
  const kept = name.slice(0, words[count - 1]?.end ?? name.length);
  return contentOf(lettersOf(kept)).length > 0 ? kept : name;
}
