import { fingerprint, type Identity, type NamePrint, type Print } from './fingerprint.ts';
import { isGeneric } from './organization-name.ts';
import { matchWords } from './similarity.ts';

/** Why two may be one. Each is shown by its message `duplicate.evidence.<kind>`. */
type Evidence =
  | 'same-email'
  | 'same-page'
  | 'same-name'
  | 'same-domain'
  | 'similar-name'
  | 'name-within-name'
  | 'same-representative'
  | 'same-acronym'
  | 'acronym-of-name';

type Verdict = 'almost-certain' | 'likely' | 'possible';

export type Duplicate = {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  /** 0 to 100. */
  readonly strength: number;
  readonly verdict: Verdict;
};

// Of the names two have, the strongest likeness counts once; the rest adds up, at most to 100.
const strengths: Readonly<Record<Evidence, number>> = {
  'same-email': 60,
  'same-page': 60,
  'same-name': 60,
  'same-domain': 45,
  'similar-name': 45,
  'name-within-name': 35,
  'same-representative': 35,
  'same-acronym': 30,
  'acronym-of-name': 30,
};
const ofNames: ReadonlySet<Evidence> = new Set<Evidence>([
  'same-name',
  'similar-name',
  'name-within-name',
  'same-acronym',
  'acronym-of-name',
]);

type Index = ReadonlyMap<string, readonly Print[]>;

type KnownOrganizations = {
  readonly byKey: Index;
  /** By every start in one of their names, and by the start of each name that is the rarest among them. */
  readonly byStart: Index;
  readonly byRarestStart: Index;
};

/** Makes ready to look for duplicates among `known`: once for any number of applicants. */
export function indexOrganizations(known: readonly Identity[]): KnownOrganizations {
  const prints = known.map(fingerprint);
  const byStart = indexBy(prints, ({ names }) => new Set(names.flatMap(({ starts }) => [...starts])));
  return {
    byKey: indexBy(prints, ({ keys }) => keys),
    byStart,
    byRarestStart: indexBy(
      prints,
      ({ names }) => new Set(names.flatMap(({ starts }) => rarest(starts, byStart) ?? [])),
    ),
  };
}

function indexBy(prints: readonly Print[], keysOf: (print: Print) => ReadonlySet<string>): Index {
  const index = new Map<string, Print[]>();
  for (const print of prints) {
    for (const key of keysOf(print)) {
      const sharing = index.get(key);
      if (sharing) sharing.push(print);
      else index.set(key, [print]);
    }
  }
  return index;
}

/** The start that the fewest have; null for a name without words. */
function rarest(starts: ReadonlySet<string>, byStart: Index): string | null {
  let found: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const one of starts) {
    const having = byStart.get(one)?.length ?? 0;
    if (having < fewest) [found, fewest] = [one, having];
  }
  return found;
}

/**
 * Those of `known` that may be the applicant under another spelling, the strongest first (then by name and id).
 * A likeness is told to a person, who decides: nothing is joined or refused by it. Words that every organization of
 * the field uses do not make two of them alike (*Red de Mujeres Migrantes*, *Red de Mujeres Rurales*), and each name
 * having something the other lacks makes them different. Names alone weigh half where no country is shared, since
 * national chapters carry one name.
 */
export function findDuplicates(applicant: Omit<Identity, 'id'>, known: KnownOrganizations): readonly Duplicate[] {
  const print = fingerprint({ ...applicant, id: '' });
  const sharing = [...print.seeks].flatMap((key) => known.byKey.get(key) ?? []);
  return [...new Set([...sharing, ...withinNames(print, known)])]
    .map((candidate) => ({ candidate, found: compare(print, candidate) }))
    .filter(({ found }) => found.evidence.length > 0)
    .sort((a, b) => b.found.strength - a.found.strength || byNameThenId(a.candidate, b.candidate))
    .map(({ candidate, found }) => ({ id: candidate.identity.id, ...found }));
}

/**
 * Those of which a name may be within one of the applicant's, or the other way round: only then are names alike that
 * are not the same. A name that holds all starts of another has its rarest one too, so few are looked at.
 */
function withinNames({ names, ownStarts }: Print, { byStart, byRarestStart }: KnownOrganizations): readonly Print[] {
  return names
    .flatMap(({ starts }) => [
      ...(byStart.get(rarest(starts, byStart) ?? '') ?? []),
      ...[...starts].flatMap((one) => byRarestStart.get(one) ?? []),
    ])
    .filter(
      (candidate) =>
        candidate.names.some((theirs) => names.some((ours) => oneWithin(ours.starts, theirs.starts))) &&
        shareAny(ownStarts, candidate.ownStarts),
    );
}

const oneWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size <= b.size ? isWithin(a, b) : isWithin(b, a);

// Of the thousands of pairs that a list makes most end at the first start.
function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  for (const one of few) if (!many.has(one)) return false;
  return true;
}

const byNameThenId = (a: Print, b: Print): number =>
  compareText(a.identity.names[0] ?? '', b.identity.names[0] ?? '') || compareText(a.identity.id, b.identity.id);

// By code point, so that the order is the same on every machine.
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compare(a: Print, b: Print): Omit<Duplicate, 'id'> {
  const evidence: Evidence[] = [];
  const addresses = a.emails.union(a.people).intersection(b.emails.union(b.people));
  if (shareAny(a.emails, b.emails)) evidence.push('same-email');
  if (a.page !== null && a.page === b.page) evidence.push('same-page');
  const name = strongestName(a, b);
  if (name === 'same-name') evidence.push(name);
  if (shareAny(domainsBut(addresses, a), domainsBut(addresses, b))) evidence.push('same-domain');
  if (name !== null && name !== 'same-name') evidence.push(name);
  if (shareAny(a.acronyms, b.acronyms)) evidence.push('same-acronym');
  else if (name === null && (isAcronymOf(a, b) || isAcronymOf(b, a))) evidence.push('acronym-of-name');
  if (addresses.size > 0 && !evidence.includes('same-email')) evidence.push('same-representative');
  const strength = Math.min(
    100,
    evidence.reduce((sum, kind) => sum + weight(kind, a.identity, b.identity), 0),
  );
  return { evidence, strength, verdict: strength >= 80 ? 'almost-certain' : strength >= 45 ? 'likely' : 'possible' };
}

/** One address speaks once: its domain adds nothing to it. */
const domainsBut = (addresses: ReadonlySet<string>, { domains }: Print): ReadonlySet<string> =>
  new Set([...domains].filter(([from]) => !addresses.has(from)).map(([, domain]) => domain));

function weight(kind: Evidence, a: Identity, b: Identity): number {
  const known = a.countries.length > 0 && b.countries.length > 0;
  const elsewhere = known && !a.countries.some((country) => b.countries.includes(country));
  return elsewhere && ofNames.has(kind) ? Math.floor(strengths[kind] / 2) : strengths[kind];
}

const nameLikeness = ['same-name', 'similar-name', 'name-within-name'] as const;
type NameLikeness = (typeof nameLikeness)[number];

function strongestName(a: Print, b: Print): NameLikeness | null {
  const found = new Set(a.names.flatMap((nameA) => b.names.map((nameB) => compareNames(nameA, nameB))));
  return nameLikeness.find((likeness) => found.has(likeness)) ?? null;
}

function compareNames(a: NamePrint, b: NamePrint): NameLikeness | null {
  if (a.joined === '' || b.joined === '') return null;
  // «Casa Migrante» and «Casamigrante»: spaces do not make two names of one.
  if (a.joined === b.joined) return 'same-name';
  if (!oneWithin(a.starts, b.starts)) return null;
  const { shared, onlyA, onlyB } = matchWords(a.words, b.words);
  if (onlyA.length > 0 && onlyB.length > 0) return null;
  if (onlyA.length === 0 && onlyB.length === 0) return 'similar-name';
  const letters = (words: readonly string[]) => words.join('').length;
  const mostOfIt = letters(shared) >= 0.6 * (letters(shared) + letters(onlyA) + letters(onlyB));
  return mostOfIt && shared.some((word) => !isGeneric(word)) ? 'name-within-name' : null;
}

const isAcronymOf = (a: Print, b: Print): boolean =>
  b.names.some(({ initials }) => initials.some((letters) => a.acronyms.has(letters)));

const shareAny = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => !a.isDisjointFrom(b);
