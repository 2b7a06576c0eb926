import { addAllowed, addBody, addSurname, addWords, emptyTrees, findBodies, type NameTrees } from './body-names.ts';
import { type ContactIndex, findContacts, indexContacts, type Span } from './contacts.ts';
import { type EntityRef, type How, type KnownBody, type KnownEntity, type Match, waysToBeNamed } from './entities.ts';
import { findPersons } from './person-matches.ts';
import { indexPersons, type PersonIndex, type PersonName, readPersonName } from './person-names.ts';
import { readingsOf } from './readings.ts';
import { shortNames } from './short-names.ts';
import { readWords } from './words.ts';

/** One text of a report in one language. */
export type ReportText = { readonly id: string; readonly language: string; readonly text: string };

/** A place of a text that names somebody. `entities`: everyone the words could name, by kind and id. */
export type Finding = {
  readonly textId: string;
  readonly language: string;
  /** UTF-16 offsets in the text as it is stored, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly matched: string;
  readonly how: How;
  readonly entities: readonly [EntityRef, ...EntityRef[]];
};

/** Who is known, made ready to be sought. Building it is the larger part of the work: one index serves many texts. */
type AttributionIndex = {
  readonly trees: NameTrees;
  readonly persons: PersonIndex;
  readonly contacts: ContactIndex;
};

/**
 * `allowed`: names that may stand in a report although they may also be somebody's: the agencies that organise it,
 * the Mechanism's own bodies, countries; and hosts (`un.org`) whose addresses may.
 */
export function indexNames(known: readonly KnownEntity[], allowed: readonly string[]): AttributionIndex {
  const trees = emptyTrees();
  const persons: PersonName[] = [];
  const bodies: KnownBody[] = [];
  for (const name of allowed) addAllowed(trees, name);
  for (const entity of inOrder(known)) {
    if (entity.kind === 'person') persons.push(readPersonName(entity));
    else bodies.push(entity);
  }
  for (const body of bodies) addBody(trees, body);
  for (const { words, entities, writing } of shortNames(bodies, allowed)) {
    addWords(trees, words, entities, 'short-name', writing);
  }
  for (const person of persons) addPerson(trees, person);
  const index = indexPersons(persons);
  for (const [surname, { entities }] of index.bySurname) {
    if (index.telling.has(surname)) addSurname(trees, surname, entities);
  }
  return { trees, persons: index, contacts: indexContacts(known, allowed) };
}

/** Names of persons written as one word (`@MaríaNúñez`) are found as those of organizations are. */
function addPerson(trees: NameTrees, { entity, words, given, surnames }: PersonName): void {
  if (words.length < 2) return;
  addWords(trees, words, [entity], 'full-name');
  const [first] = given;
  if (words.length < 3 || first === undefined) return;
  for (const surname of surnames) if (surname !== first) addWords(trees, [first, surname], [entity], 'full-name');
}

/**
 * Every place where a text names somebody known to the system: "no actor will be identified by name" (concept note of
 * the first Conversatorio, 8 August 2023, Result).
 *
 * Names are compared without case, accents, punctuation, hyphens, spacing, particles and plurals, across line breaks,
 * and through invisible characters, full-width forms, look-alike letters, marks within words, and figures and signs in
 * the place of letters. Persons are found in full or in part, inverted, with initials, by a given name and the initials
 * of surnames, by a title or office and surname or given name, and by a distinctive surname alone (four letters or more,
 * no common word), in the plural and in two pieces too. A name that is a common word (`Mesa`), or two (`Mujeres
 * Migrantes`), is found where it is written as a proper name: in capitals within a sentence, in quotation marks, or
 * after a word like `fundación`; so is the part of an organization's name that no other has (`shortNames`). An acronym
 * of five letters or more is found in pieces too.
 *
 * Where findings overlap, the longest is kept; equal spans are one finding with several `entities`. Nothing within an
 * allowed name is a finding. Ordered as the texts are given, then by place. What it cannot find: descriptions that fit
 * only one ("the shelter of the only border town"), nicknames, and names nobody entered.
 */
export function findNames(index: AttributionIndex, texts: readonly ReportText[]): readonly Finding[] {
  return texts.flatMap((text) => findIn(index, text));
}

function findIn(index: AttributionIndex, { id, language, text }: ReportText): readonly Finding[] {
  const contacts = findContacts(index.contacts, text);
  const named = readingsOf(text).flatMap((reading) =>
    namedIn(index, reading).filter(
      ({ start, end }) => reading === text || reading.slice(start, end) !== text.slice(start, end),
    ),
  );
  const allowed = named.filter((match) => match.entities.length === 0);
  const matches = named.filter((match) => match.entities.length > 0 && !isNoise(match, contacts.addresses));
  const open = [...matches, ...contacts.found].filter((match) => !allowed.some((span) => isInside(match, span)));
  return longestFirst(open).map((group) => findingOf(id, language, text, group));
}

function namedIn({ trees, persons }: AttributionIndex, text: string): readonly Match[] {
  const words = readWords(text);
  return [...findBodies(trees, text, words), ...findPersons(persons, text, words)];
}

const isInside = (inner: Match, outer: Match): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** In a web address a few letters are chance (`/NL/2151852`): only names of some length count there. */
const isNoise = (match: Match, addresses: readonly Span[]): boolean =>
  (match.how !== 'full-name' || match.end - match.start < 5) &&
  addresses.some(([start, end]) => start <= match.start && match.end <= end);

type Group = [Match, ...Match[]];

/** Groups of matches with the same span, none overlapping another, the longest kept, in the order of the text. */
function longestFirst(matches: readonly Match[]): readonly Readonly<Group>[] {
  const ranked = matches.toSorted(
    (a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start || rank(a.how) - rank(b.how),
  );
  const taken = new Map<number, Group>();
  const kept: Group[] = [];
  for (const match of ranked) {
    const [left, right] = [taken.get(match.start), taken.get(match.end - 1)];
    if (left && left === right && lengthOf(left[0]) === lengthOf(match)) left.push(match);
    else if (!left && !right) {
      const group: Group = [match];
      kept.push(group);
      for (let at = match.start; at < match.end; at++) taken.set(at, group);
    }
  }
  return kept.toSorted(([a], [b]) => a.start - b.start);
}

const lengthOf = ({ start, end }: Match): number => end - start;
const rank = (how: How): number => waysToBeNamed.indexOf(how);

function findingOf(textId: string, language: string, text: string, group: Readonly<Group>): Finding {
  const [{ start, end, how, entities: only }] = group;
  const all = group.length > 1 ? inOrder(new Map(group.flatMap(keyed)).values().toArray()) : only;
  const entities = isSome(all) ? all : nobody;
  return { textId, language, start, end, matched: text.slice(start, end), how, entities };
}

const nobody = [{ kind: 'unknown', id: '' }] as const;
const isSome = (all: readonly EntityRef[]): all is readonly [EntityRef, ...EntityRef[]] => all.length > 0;
const keyOf = (entity: EntityRef): string => `${entity.kind}:${entity.id}`;
const keyed = ({ entities }: Match) => entities.map((entity): [string, EntityRef] => [keyOf(entity), entity]);
const inOrder = <E extends EntityRef>(entities: readonly E[]): readonly E[] =>
  entities.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
