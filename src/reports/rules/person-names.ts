import { commonWords, givenNames, particles } from './common-words.ts';
import type { EntityRef, KnownPerson } from './entities.ts';
import { type GivenNames, indexGivenNames } from './titled-names.ts';
import { readWords } from './words.ts';

/** A person's name taken apart, in comparable letters. A word may be both: `Ana Torres Vega`, `Ana Lucía Vega`. */
export type PersonName = {
  readonly entity: EntityRef;
  readonly given: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  /** Every word of the name, particles aside, in order. */
  readonly words: readonly string[];
};

/**
 * The first word is a given name and the last a surname; of the words between, known given names directly after
 * the first are given names, the second word otherwise may be either, and the others are surnames. A comma says
 * it outright: `Núñez Cabrera, María José`. A single word counts as a surname.
 */
export function readPersonName(person: KnownPerson): PersonName {
  const entity: EntityRef = { kind: 'person', id: person.id };
  const [before = '', after = ''] = person.name.split(',', 2);
  const surnamesFirst = after.trim() === '' ? null : contentOf(before);
  const words = surnamesFirst ? [...contentOf(after), ...surnamesFirst] : contentOf(person.name);
  if (surnamesFirst) {
    return { entity, given: new Set(contentOf(after)), surnames: new Set(surnamesFirst), words };
  }
  if (words.length < 2) return { entity, given: new Set(), surnames: new Set(words), words };
  let known = 1;
  while (known < words.length - 1 && givenNames.has(words[known] ?? '')) known++;
  const unclear = known === 1 && words.length > 2;
  return {
    entity,
    given: new Set(words.slice(0, unclear ? 2 : known)),
    surnames: new Set(words.slice(known)),
    words,
  };
}

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
};

export function indexPersons(persons: readonly PersonName[]): PersonIndex {
  const bySurname = indexSurnames(persons);
  const byPlural = new Map(
    [...bySurname].flatMap(([surname, bearers]) =>
      isDistinctive(surname)
        ? [`${surname}s`, `${surname}es`]
            .filter((plural) => !commonWords.has(plural))
            .map((plural) => [plural, bearers] as const)
        : [],
    ),
  );
  return { bySurname, byPlural, byGiven: indexGivenNames(persons) };
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
export const isDistinctive = (surname: string): boolean => surname.length >= 4 && !commonWords.has(surname);
