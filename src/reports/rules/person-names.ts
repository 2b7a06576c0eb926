import { commonWords, givenNames, particles } from './common-words.ts';
import type { EntityRef, KnownPerson } from './entities.ts';
import { type InitialedNames, indexInitials } from './initialed-names.ts';
import { type GivenNames, indexGivenNames } from './titled-names.ts';
import { readWords } from './words.ts';

/** A person's name taken apart, in comparable letters. A word may be both: `Ana Torres Vega`, `Ana Lucía Vega`. */
export type PersonName = {
  readonly entity: EntityRef;
  readonly given: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  /** The surnames that name somebody by themselves. */
  readonly telling: ReadonlySet<string>;
  /** Every word of the name, particles aside, in order. */
  readonly words: readonly string[];
};

/**
 * The first word is a given name and the last a surname; of the words between, known given names directly after
 * the first are given names, the second word otherwise may be either, and the others are surnames. What a hyphen joins
 * to the last is one with it: `Pierre-Antoine`. A comma says it outright: `Núñez Cabrera, María José`. A single word
 * counts as a surname.
 */
export function readPersonName(person: KnownPerson): PersonName {
  const entity: EntityRef = { kind: 'person', id: person.id };
  const [before = '', after = ''] = person.name.split(',', 2);
  const surnamesFirst = after.trim() === '' ? null : contentOf(before);
  const words = surnamesFirst ? [...contentOf(after), ...surnamesFirst] : contentOf(person.name);
  if (surnamesFirst) return nameOf(entity, words, contentOf(after), surnamesFirst, surnamesFirst);
  if (words.length < 2) return nameOf(entity, words, [], words, words);
  const last = Math.max(1, words.length - contentOf(person.name.trim().split(/\s+/).at(-1) ?? '').length);
  let known = 1;
  while (known < last && givenNames.has(words[known] ?? '')) known++;
  const unclear = known === 1 && last > 1;
  const surnames = words.slice(known);
  // Half a surname that is a given name too (`Pierre`) names nobody by itself.
  const telling = surnames.filter((word, at) => at === surnames.length - 1 || !givenNames.has(word));
  return nameOf(entity, words, words.slice(0, unclear ? 2 : known), surnames, telling);
}

const nameOf = (
  entity: EntityRef,
  words: readonly string[],
  given: readonly string[],
  surnames: readonly string[],
  telling: readonly string[],
): PersonName => ({
  entity,
  given: new Set(given),
  surnames: new Set(surnames),
  telling: new Set(telling.filter(isDistinctive)),
  words,
});

const contentOf = (name: string): readonly string[] =>
  readWords(name)
    .map((word) => word.letters)
    .filter((word) => !particles.has(word));

/** Who bears a surname: as names and as entities, in the same order. */
export type Bearers = { readonly names: readonly PersonName[]; readonly entities: readonly EntityRef[] };

/** Persons by the words that can name them. */
export type PersonIndex = {
  readonly bySurname: ReadonlyMap<string, Bearers>;
  /** By the plurals of distinctive surnames, as Spanish, English and their neighbours form them. */
  readonly byPlural: ReadonlyMap<string, Bearers>;
  readonly byGiven: GivenNames;
  readonly byInitials: InitialedNames;
  /** Surnames that name somebody by themselves. */
  readonly telling: ReadonlySet<string>;
};

export function indexPersons(persons: readonly PersonName[]): PersonIndex {
  const bySurname = indexSurnames(persons);
  const telling = new Set(persons.flatMap((person) => [...person.telling]));
  const byPlural = new Map(
    [...bySurname].flatMap(([surname, bearers]) =>
      telling.has(surname)
        ? [`${surname}s`, `${surname}es`]
            .filter((plural) => !commonWords.has(plural))
            .map((plural) => [plural, bearers] as const)
        : [],
    ),
  );
  return { bySurname, byPlural, byGiven: indexGivenNames(persons), byInitials: indexInitials(persons), telling };
}

function indexSurnames(persons: readonly PersonName[]): ReadonlyMap<string, Bearers> {
  const bearers = new Map<string, { names: PersonName[]; entities: EntityRef[] }>();
  for (const person of persons) {
    for (const surname of person.surnames) {
      const there = bearers.get(surname) ?? { names: [], entities: [] };
      there.names.push(person);
      there.entities.push(person.entity);
      bearers.set(surname, there);
    }
  }
  return bearers;
}

/** A surname that names somebody by itself: at least four letters, and no common word. */
const isDistinctive = (surname: string): boolean => surname.length >= 4 && !commonWords.has(surname);
