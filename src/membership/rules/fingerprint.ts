import { foldEmail } from '../../platform/email-address.ts';
import { ownDomain, platformPage } from './addresses.ts';
import { foldAcronym, isGeneric, type ReadName, readName } from './organization-name.ts';

/** What is known of an organization that could tell it from another. `names`: today's first, then former ones. */
export type Identity = {
  readonly id: string;
  readonly names: readonly string[];
  readonly acronym: string | null;
  /** ISO 3166-1 alpha-2 codes. */
  readonly countries: readonly string[];
  /** Its own; `people` those of whoever represents it, who may represent another too. */
  readonly emails: readonly string[];
  readonly people: readonly string[];
  readonly website: string | null;
};

/** `starts`: the first letters of each word, which are seldom those that are misspelt. */
export type NamePrint = ReadName & { readonly joined: string; readonly starts: ReadonlySet<string> };

export type Print = {
  readonly identity: Identity;
  readonly names: readonly NamePrint[];
  readonly acronyms: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  /** The domains of its own and its people's addresses and of its website, by where each was read. */
  readonly domains: ReadonlyMap<string, string>;
  readonly page: string | null;
  /** What it is found by whole, and what it finds others by: an address, an acronym, a name. */
  readonly keys: ReadonlySet<string>;
  readonly seeks: ReadonlySet<string>;
  /** How the words begin that set the organization apart: names alike have one in common. */
  readonly ownStarts: ReadonlySet<string>;
};

/** An organization made ready to be compared with many. */
export function fingerprint(identity: Identity): Print {
  const names = identity.names.map(nameFingerprint);
  const written = [identity.acronym ?? '', ...identity.names.filter(isOneWordInCapitals)].map(foldAcronym);
  const acronyms = new Set([...written, ...names.flatMap((name) => name.acronyms)].filter((a) => a.length > 1));
  const emails = new Set(identity.emails.map(foldEmail).filter(Boolean));
  const people = new Set(identity.people.map(foldEmail).filter(Boolean));
  const domains = new Map(
    [...emails, ...people, identity.website ?? ''].flatMap((from) => {
      const domain = from === '' ? null : ownDomain(from);
      return domain === null ? [] : [[from, domain] as const];
    }),
  );
  const page = identity.website === null ? null : platformPage(identity.website);
  const whole = [
    ...[...emails, ...people, ...domains.values(), ...(page === null ? [] : [page])],
    ...names.flatMap((name) => [`words:${[...name.starts].sort().join('-')}`, `name:${name.joined}`]),
    ...[...acronyms].map((letters) => `acronym:${letters}`),
  ];
  const initials = names.flatMap((name) => name.initials);
  const keys = new Set([...whole, ...initials.map((letters) => `initials:${letters}`)]);
  // Initials alone are no likeness: what the one is called must be what the other's initials are.
  const called = [
    ...[...acronyms].map((letters) => `initials:${letters}`),
    ...initials.map((letters) => `acronym:${letters}`),
  ];
  const seeks = new Set([...whole, ...called]);
  const ownStarts = new Set(names.flatMap(({ words }) => words.filter((word) => !isGeneric(word)).map(start)));
  return { identity, names, acronyms, emails, people, domains, page, keys, seeks, ownStarts };
}

const isOneWordInCapitals = (name: string): boolean => /^\s*[\p{Lu}\p{N}.]{2,10}\s*$/u.test(name);

function nameFingerprint(name: string): NamePrint {
  const read = readName(name);
  return { ...read, joined: read.words.join(''), starts: new Set(read.words.map(start)) };
}

const start = (word: string): string => word.slice(0, 3);
