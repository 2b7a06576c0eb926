import type { Language, Texts } from '../../platform/reader.ts';
import { placeOf } from '../rules/problems.ts';
import type { CharterContent } from '../types.ts';

type TranslationGap = { readonly place: string; readonly languages: readonly Language[] };

/** Every text of a charter that lacks one of its languages, with the place it stands: `mesas[0].title`. */
export const translationGaps = (charter: CharterContent): readonly TranslationGap[] =>
  textsIn(charter, [], charter.languages)
    .map(({ path, texts }) => ({
      place: placeOf(path),
      languages: charter.languages.filter((language) => texts[language] === undefined),
    }))
    .filter(({ languages }) => languages.length > 0);

type Path = readonly (string | number)[];

/** A text is an object whose members are all languages of the charter. */
function textsIn(value: unknown, path: Path, languages: readonly Language[]): { path: Path; texts: Texts }[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => textsIn(item, [...path, at], languages));
  if (value === null || typeof value !== 'object' || value instanceof Temporal.PlainDate) return [];
  const members = Object.entries(value);
  if (members.length > 0 && members.every(([name]) => languages.includes(name))) {
    return [{ path, texts: Object.fromEntries(members) }];
  }
  return members.flatMap(([name, member]) => textsIn(member, [...path, name], languages));
}
