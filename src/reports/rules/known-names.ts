import type { Charter } from '../../charter/types.ts';
import { fold } from '../../platform/fold.ts';
import type { Texts } from '../../platform/reader.ts';
import type { KnownBody, KnownEntity, KnownPerson } from './entities.ts';

/** Rows in which somebody's name is kept, as the store gives them. */
export type KnownNames = {
  /** Accounts, guests, panellists, people at the door or in an application: one and the same may stand in several. */
  readonly persons: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly acronym: string | null;
    readonly formerNames: readonly string[];
    readonly website: string | null;
    readonly email: string | null;
  }[];
  readonly governments: readonly {
    readonly id: string;
    readonly name: Texts;
    readonly acronym: string | null;
    readonly country: string;
  }[];
  /** In words, of panels, guests and attendance: members, governments and others alike. */
  readonly institutions: readonly string[];
};

/**
 * Everyone a report could name, each once. People of one name are one finding: which of them is meant makes no
 * difference to whether the text names somebody. An institution in words that is no member and no institution of a
 * government is sought like an organization.
 */
export function knownEntities({
  persons,
  organizations,
  governments,
  institutions,
}: KnownNames): readonly KnownEntity[] {
  const bodies = [...organizations.map(organizationOf), ...governments.map(governmentOf)];
  return [...peopleOf(persons), ...bodies, ...inWords(institutions, bodies)];
}

const organizationOf = ({ website, email, ...organization }: KnownNames['organizations'][number]): KnownBody => ({
  kind: 'organization',
  ...organization,
  contacts: some([website, email]),
});

function governmentOf({ id, name, acronym }: KnownNames['governments'][number]): KnownBody {
  const [first = '', ...others] = [...new Set(Object.values(name))];
  return { kind: 'government-institution', id, name: first, acronym, formerNames: others, contacts: [] };
}

/** What members and institutions of governments are called: `Fundación Ana Núñez` is an institution, not that person. */
export const registeredNames = ({ organizations, governments }: KnownNames): readonly string[] =>
  [...organizations.map(organizationOf), ...governments.map(governmentOf)].flatMap(namesOf);

/** Institutions that are known in words alone: those with a known body's name, or a government's in it, are that. */
function inWords(institutions: readonly string[], bodies: readonly KnownBody[]): readonly KnownBody[] {
  const taken = new Set(bodies.flatMap((body) => namesOf(body).map(fold)));
  const governments = bodies
    .filter(({ kind }) => kind === 'government-institution')
    .flatMap(namesOf)
    .map(fold);
  const isKnown = (folded: string): boolean =>
    folded === '' || taken.has(folded) || governments.some((name) => ` ${folded} `.includes(` ${name} `));
  return [...Map.groupBy(institutions, fold)].flatMap(([folded, [name]]): KnownBody[] =>
    name === undefined || isKnown(folded)
      ? []
      : [{ kind: 'organization', id: `words:${folded}`, name, acronym: null, formerNames: [], contacts: [] }],
  );
}

const namesOf = ({ name, acronym, formerNames }: KnownBody): readonly string[] => some([name, acronym, ...formerNames]);

const peopleOf = (persons: KnownNames['persons']): readonly KnownPerson[] =>
  [...Map.groupBy(persons, ({ name }) => fold(name))].flatMap(([folded, same]): KnownPerson[] => {
    const [first] = same;
    if (folded === '' || first === undefined) return [];
    return [
      { kind: 'person', id: first.id, name: first.name, contacts: [...new Set(some(same.map(({ email }) => email)))] },
    ];
  });

const some = (values: readonly (string | null)[]): readonly string[] => values.filter((value) => value !== null);

/**
 * What may stand in a report although it may also be somebody's name: the agencies of the United Nations that organize
 * it, the mechanism and its bodies, the compact, countries. `countries`: their names in every language of the charter.
 */
export function allowedNames(charter: Charter, countries: readonly string[]): readonly string[] {
  const { agencies, network, workingGroup, liaison, technicalTable, compact } = charter;
  const said = [
    ...[...agencies, { ...network, name: network.title }, { ...workingGroup, name: workingGroup.title }].flatMap(
      ({ acronym, name }) => [acronym, name],
    ),
    charter.name,
    charter.shortName,
    liaison.title,
    ...(technicalTable ? [technicalTable.title] : []),
    compact.name,
  ].flatMap((texts) => Object.values(texts));
  return [...new Set([...said, compact.symbol, ...countries, organizersHost])].filter((name) => name.trim() !== '');
}

/** The hosts of the United Nations: a report of a mechanism it accompanies points to its pages. */
const organizersHost = 'un.org';
