import type { CharterContent, CharterProblem } from '../types.ts';
import { checkDialogue, checkReport } from './check-dialogue.ts';
import { checkElections } from './check-elections.ts';
import { checkMesas } from './check-mesas.ts';
import { checkOffices } from './check-offices.ts';
import { checkRules } from './check-rules.ts';
import { isoCountries } from './iso-countries.ts';
import { placeOf, unknown } from './problems.ts';

/**
 * What one part of a charter says of another, once its shape is right: every problem at once, with its place.
 * An empty list means that the code may obey the charter.
 */
export const crossChecks = (charter: CharterContent): readonly CharterProblem[] => [
  ...duplicates(charter, []),
  ...checkRegion(charter),
  ...checkMesas(charter),
  ...checkOffices(charter),
  ...checkElections(charter),
  ...checkDialogue(charter),
  ...checkReport(charter),
  ...checkRules(charter),
];

/** The members by which the items of a list are told apart; numbers are the matter of `checkMesas`. */
const identities = ['key', 'code', 'zone', 'sector'] as const;

function duplicates(value: unknown, path: CharterProblem['path']): CharterProblem[] {
  if (value === null || typeof value !== 'object' || value instanceof Temporal.PlainDate) return [];
  if (!Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, member]) => duplicates(member, [...path, name]));
  }
  const seen = new Map<unknown, number>();
  const found: CharterProblem[] = value.flatMap((item, at) => {
    const { name, id } = identityOf(item);
    const first = seen.get(id);
    if (id === undefined) return [];
    if (first === undefined) {
      seen.set(id, at);
      return [];
    }
    const place = name === null ? [...path, at] : [...path, at, name];
    return [{ path: place, message: `${JSON.stringify(id)} is already at ${placeOf([...path, first])}` }];
  });
  return [...found, ...value.flatMap((item, at) => duplicates(item, [...path, at]))];
}

function identityOf(item: unknown): { name: string | null; id: unknown } {
  if (typeof item === 'string') return { name: null, id: item };
  if (item === null || typeof item !== 'object') return { name: null, id: undefined };
  const members = new Map<string, unknown>(Object.entries(item));
  const name = identities.find((one) => members.has(one)) ?? null;
  return { name, id: name === null ? undefined : members.get(name) };
}

function checkRegion({ region }: CharterContent): CharterProblem[] {
  const subregions = region.subregions.map(({ key }) => key);
  const outside = subregions.includes(region.outside.key)
    ? [{ path: ['region', 'outside', 'key'], message: `"${region.outside.key}" is already the key of a subregion` }]
    : [];
  return [
    ...outside,
    ...region.countries.flatMap(({ code, subregion }, at) => [
      ...(isoCountries.includes(code)
        ? []
        : [{ path: ['region', 'countries', at, 'code'], message: `"${code}" is no ISO 3166-1 country code` }]),
      ...unknown(['region', 'countries', at, 'subregion'], 'subregion', subregion, subregions),
    ]),
  ];
}
