import { bodyKinds, commonWords, functionWords, givenNames, particles, places, topicWords } from './common-words.ts';
import type { EntityRef, KnownBody } from './entities.ts';
import { lettersOf, type Writing } from './name-forms.ts';

/** Part of an organization's name that tells whose it is. */
type ShortName = { readonly words: readonly string[]; readonly entities: EntityRef[]; readonly writing: Writing };

/**
 * What people call an organization for short: two words of its name or more, in a row, that are part of nothing that
 * may be named (`allowed`): of `Agencia de Noticias Trocha Contada`, `Trocha Contada`. At most three may have it in
 * their names, as one is often known by several. Where all its words are common ones it is the beginning or the end
 * of one name only (`Blue Hills`, of `Blue Hills Returnee Support Network`), and neither what kind of organization
 * that is nor what it works on (`Human Rights`). One word is enough where the name begins with it and a comma follows:
 * of `Ñemity, Centro de Apoyo`, `Ñemity`.
 */
export function shortNames(bodies: readonly KnownBody[], allowed: readonly string[]): readonly ShortName[] {
  const others = new Set(allowed.flatMap((name) => runsOf(name).map(keyOf)));
  const found = new Map<string, ShortName | null>();
  for (const { kind, id, name, formerNames } of bodies) {
    if (kind !== 'organization') continue;
    for (const run of [name, ...formerNames].flatMap((one) => [...headOf(one), ...partsOf(one).flatMap(runsOf)])) {
      const key = keyOf(run);
      const there = found.get(key);
      if (there === undefined) found.set(key, others.has(key) ? null : shortNameOf(run, { kind, id }));
      else if (there && !there.entities.some((other) => other.id === id)) there.entities.push({ kind, id });
    }
  }
  return [...found.values()]
    .filter((one) => one !== null)
    .filter(({ entities, writing }) => entities.length <= (writing === 'phrase' ? 1 : mostBearers));
}

const mostBearers = 3;

/** A name is not cut across a comma, a bracket or a dash. */
const partsOf = (name: string): readonly string[] => name.split(/[,()|/\u2013\u2014]|\s-\s/);

/** `atEdge`: the name begins or ends with it. */
type Run = { readonly words: readonly string[]; readonly atEdge: boolean };

/** The one word before a comma, where it is telling and no given name. */
function headOf(name: string): readonly Run[] {
  const words = lettersOf(name.slice(0, Math.max(0, name.indexOf(','))));
  return words.length === 1 && words.every((word) => isTelling(word) && mayBegin(word))
    ? [{ words, atEdge: true }]
    : [];
}

const keyOf = ({ words }: Run): string => words.join(' ');
const longest = 7;

/** Two words or more in a row that could be a name by themselves. */
function runsOf(name: string): readonly Run[] {
  const words = lettersOf(name);
  return words.flatMap((word, first) =>
    mayBegin(word)
      ? words.slice(first + 1, first + longest).flatMap((end, at): readonly Run[] => {
          const last = first + 1 + at;
          const run = words.slice(first, last + 1);
          const atEdge = first === 0 || last === words.length - 1;
          return mayEnd(end) && isName(run) ? [{ words: run, atEdge }] : [];
        })
      : [],
  );
}

const mayEnd = (word: string): boolean => !particles.has(word) && !functionWords.has(word);
/** `Dos Orillas`: in Portuguese a particle, in Spanish a number. */
const mayBegin = (word: string): boolean => word === 'dos' || (mayEnd(word) && !givenNames.has(word));

/** More than what kind of organization it is and what it works on, and more than `San Carlos`. */
function isName([first = '', ...rest]: readonly string[]): boolean {
  const own = rest.filter(mayEnd);
  return !(places.has(first) && own.length === 1) && ![first, ...own].every(isGeneric);
}

const isGeneric = (word: string): boolean => bodyKinds.has(word) || topicWords.has(word);

/** Null where the run is too common to name anybody by itself. */
function shortNameOf({ words, atEdge }: Run, entity: EntityRef): ShortName | null {
  const telling = words.some(isTelling);
  const writing = words.length === 1 ? 'capital' : telling ? 'part' : 'phrase';
  return telling || atEdge ? { words, entities: [entity], writing } : null;
}

/** No common word, and neither what kind of organization it is nor what it works on. */
export const isTelling = (word: string): boolean =>
  word.length > 3 && mayEnd(word) && !isGeneric(word) && !commonWords.has(word);
