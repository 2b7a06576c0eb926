import type { PersonId } from '../../accounts/types.ts';
import { officesWith } from '../../charter/rules/offices.ts';
import type { Balance, Charter } from '../../charter/types.ts';
import type { Deps } from '../../deps.ts';
import type { Body } from '../../mandates/types.ts';
import { json, type Transaction, transact } from '../../platform/database.ts';
import { digest } from '../../platform/random.ts';
import { accept } from '../../platform/result.ts';
import { boundsOf, groupsOf } from '../rules/bounds.ts';
import { commitmentTo, digestOf, inDrawnOrder } from '../rules/listing.ts';
import { findElectionById, insertCalendar, insertConvening, insertElection } from '../store/elections.ts';
import { insertList, publishedList } from '../store/lists.ts';
import type { CandidacyId, Election, ElectionId, PublishedList } from '../types.ts';

type Needs = Pick<Deps, 'db' | 'clock' | 'random' | 'charter'>;

/** Someone who can sign in: `token` is the session's. */
export type Voter = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly token: string;
};

/** A member organization of the mesa, its representative and, where the charter has the office, the alternate. */
export type Member = {
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  readonly sector: string;
  readonly representative: Voter;
  readonly alternate: Voter | null;
};

export type ListedElection = {
  readonly election: Election;
  readonly list: PublishedList;
  readonly lotSeed: string;
  /** In the order in which they were made; candidate `i` is the representative of member `i`. */
  readonly members: readonly Member[];
};

type Options = {
  readonly organizations?: number;
  /** One a candidate: the answer to the question about gender. */
  readonly candidates?: readonly (string | null)[];
  readonly mesa?: number;
  readonly slug?: string;
  readonly seats?: number;
  readonly secrecy?: Election['secrecy'];
  /** Balances given up beforehand. */
  readonly relaxed?: readonly Balance[];
  /** The first moment of voting; without it the house's present one. It lasts five days. */
  readonly votingFrom?: string;
  readonly termFrom?: string;
};

/** An election of a mesa, announced and listed, in which voting begins at `votingFrom`: made in the database directly. */
export async function makeListedElection(
  { deps }: { readonly deps: Needs },
  options: Options = {},
): Promise<ListedElection> {
  const { charter } = deps;
  const body: Body = `mesa:${options.mesa ?? 1}`;
  const [contest] = charter.elections.contests;
  const votingFrom = options.votingFrom ? Temporal.Instant.from(options.votingFrom) : deps.clock();
  const lotSeed = Buffer.from(deps.random(32)).toString('hex');
  const done = await transact(deps.db, async (tx) => {
    const members = await makeMembers(tx, deps, options.organizations ?? 8, { body, since: days(votingFrom, -60) });
    const electionId = await insertElection(
      tx,
      {
        body,
        contest: contest.key,
        seats: options.seats ?? contest.offices.reduce((sum, { seats }) => sum + seats, 0),
        termFrom: Temporal.PlainDate.from(options.termFrom ?? days(votingFrom, 30).toString().slice(0, 10)),
        note: null,
      },
      {
        slug: options.slug ?? `${body.replace(':', '-')}-listed`,
        charterVersion: charter.version,
        secrecy: options.secrecy ?? 'separated',
        once: crypto.randomUUID(),
        by: null,
        at: days(votingFrom, -30),
      },
    );
    await announce(tx, electionId, votingFrom, {
      charterVersion: charter.version,
      secrecy: options.secrecy ?? 'separated',
    });
    const genders = options.candidates ?? defaultGenders(charter);
    const candidacies = await makeCandidacies(tx, deps, { electionId, members, genders, votingFrom });
    await publish(tx, deps, { electionId, members, genders, candidacies, lotSeed, options, at: days(votingFrom, -1) });
    return accept({ electionId, members });
  });
  if (!done.ok) throw new Error('refused');
  const { electionId, members } = done.value;
  const election = await findElectionById(deps.db, electionId);
  const list = await publishedList(deps.db, electionId);
  if (!election || !list) throw new Error('the election was not made');
  return { election, list, lotSeed, members };
}

const days = (at: Temporal.Instant, n: number): Temporal.Instant => at.add({ hours: 24 * n });

const defaultGenders = ({ genders }: Charter): readonly (string | null)[] => {
  const [one, other] = genders.map(({ key }) => key);
  return [one ?? null, other ?? null, one ?? null, other ?? null];
};

async function announce(
  tx: Transaction,
  id: ElectionId,
  votingFrom: Temporal.Instant,
  rules: { charterVersion: string; secrecy: Election['secrecy'] },
): Promise<void> {
  const at = days(votingFrom, -30);
  const calendar = {
    candidaciesUntil: days(votingFrom, -8),
    objectionsUntil: days(votingFrom, -2),
    votingFrom,
    votingUntil: days(votingFrom, 5),
    complaintsUntil: days(votingFrom, 11),
  };
  await insertCalendar(tx, id, calendar, { cause: 'set', by: null, at });
  await insertConvening(tx, id, rules, null, at);
}

/** Members of a body, each of another country and stakeholder group than the one before. */
export async function makeMembers(
  tx: Transaction,
  deps: Needs,
  count: number,
  { body, since }: { readonly body: Body; readonly since: Temporal.Instant },
): Promise<readonly Member[]> {
  const { charter } = deps;
  const countries = [...Map.groupBy(charter.region.countries, ({ subregion }) => subregion).values()];
  const numbers = Array.from({ length: count }, (_, at) => at);
  const mark = Buffer.from(deps.random(4)).toString('hex');
  const planned = numbers.map((at) => ({
    name: `Organización ${String(at + 1).padStart(3, '0')}`,
    slug: `organizacion-${at + 1}-${mark}`,
    country: countries[at % countries.length]?.[Math.floor(at / countries.length) % 3]?.code ?? 'CR',
    sector: charter.groups[at % charter.groups.length]?.key ?? '',
  }));
  const rows = await tx
    .insertInto('organization')
    .values(planned.map(({ sector, ...one }) => ({ ...one, stakeholder_group: sector, created_at: since })))
    .returning(['id', 'slug'])
    .execute();
  const idOf = new Map(rows.map(({ id, slug }) => [slug, id]));
  const organizations = planned.map((one) => ({ ...one, organizationId: idOf.get(one.slug) ?? '' }));
  await tx
    .insertInto('membership')
    .values(
      organizations.map(({ organizationId }) => ({
        organization_id: organizationId,
        mesa: Number(body.slice(body.indexOf(':') + 1)),
        since,
        source: 'import' as const,
        admitted_by: null,
      })),
    )
    .execute();
  const [first, second] = officesWith(charter, 'represent-organization').filter(
    (office) => office.body === 'organization',
  );
  const ids = organizations.map(({ organizationId }) => organizationId);
  const representatives = await makeVoters(tx, deps, ids, {
    office: first?.key ?? '',
    name: 'Representante',
    mark,
    since,
  });
  const alternates = second
    ? await makeVoters(tx, deps, ids, { office: second.key, name: 'Suplente', mark, since })
    : [];
  return organizations.flatMap((organization, at) => {
    const representative = representatives[at];
    return representative ? [{ ...organization, representative, alternate: alternates[at] ?? null }] : [];
  });
}

async function makeVoters(
  tx: Transaction,
  { charter, clock, random }: Needs,
  organizationIds: readonly string[],
  { office, name, mark, since }: { office: string; name: string; mark: string; since: Temporal.Instant },
): Promise<readonly Voter[]> {
  const planned = organizationIds.map((organizationId, at) => ({
    organizationId,
    name: `${name} ${String(at + 1).padStart(3, '0')}`,
    email: `${name.toLowerCase()}-${at + 1}@${mark}.example`,
    token: Buffer.from(random(24)).toString('base64url'),
  }));
  const language = charter.languages[0];
  const rows = await tx
    .insertInto('person')
    .values(planned.map((one) => ({ name: one.name, email: one.email, language, created_at: since })))
    .returning(['id', 'email'])
    .execute();
  const idOf = new Map(rows.map(({ id, email }) => [email, id as PersonId]));
  const voters = planned.flatMap((one) => {
    const personId = idOf.get(one.email);
    return personId ? [{ ...one, personId }] : [];
  });
  await tx
    .insertInto('mandate')
    .values(
      voters.map(({ personId, organizationId }) => ({
        person_id: personId,
        office,
        body: `organization:${organizationId}`,
        organization_id: organizationId,
        starts_at: since,
        ends_at: Temporal.Instant.from('9999-01-01T00:00:00Z'),
        source: json({ kind: 'own-organization', text: { [language]: 'Test' } }),
        granted_at: since,
      })),
    )
    .execute();
  const at = clock();
  await tx
    .insertInto('session')
    .values(
      voters.map(({ personId, token }) => ({
        digest: digest(token),
        person_id: personId,
        created_at: at,
        expires_at: at.add({ hours: 24 * 60 }),
        second_factor_at: at,
      })),
    )
    .execute();
  return voters.map(({ organizationId: _, ...voter }) => voter);
}

async function makeCandidacies(
  tx: Transaction,
  { charter }: Needs,
  made: {
    readonly electionId: ElectionId;
    readonly members: readonly Member[];
    readonly genders: readonly (string | null)[];
    readonly votingFrom: Temporal.Instant;
  },
): Promise<readonly CandidacyId[]> {
  const standing = made.genders.flatMap((gender, at) => {
    const member = made.members[at];
    return member ? [{ gender, member }] : [];
  });
  if (standing.length === 0) return [];
  const rows = await tx
    .insertInto('candidacy')
    .values(
      standing.map(({ member }) => ({
        election_id: made.electionId,
        person_id: member.representative.personId,
        organization_id: member.organizationId,
        nominated_by: member.representative.personId,
        nominated_at: days(made.votingFrom, -20),
      })),
    )
    .returning(['id', 'person_id'])
    .execute();
  const idOf = new Map(rows.map(({ id, person_id }) => [person_id, id as CandidacyId]));
  const candidacies = standing.flatMap(({ gender, member }) => {
    const id = idOf.get(member.representative.personId);
    return id ? [{ id, gender, name: member.representative.name }] : [];
  });
  await tx
    .insertInto('candidacy_acceptance')
    .values(candidacies.map(({ id, gender }) => ({ candidacy_id: id, gender, at: days(made.votingFrom, -19) })))
    .execute();
  const texts = (name: string) =>
    Object.fromEntries(charter.selectionCriteria.map(({ key }) => [key, `${name}: ${key}.`]));
  await tx
    .insertInto('candidacy_statement')
    .values(
      candidacies.map(({ id, name }) => ({
        candidacy_id: id,
        language: charter.languages[0],
        texts: json(texts(name)),
        at: days(made.votingFrom, -19),
      })),
    )
    .execute();
  await tx
    .insertInto('candidacy_decision')
    .values(
      candidacies.map(({ id }) => ({ candidacy_id: id, outcome: 'admitted' as const, at: days(made.votingFrom, -7) })),
    )
    .execute();
  return candidacies.map(({ id }) => id);
}

async function publish(
  tx: Transaction,
  { charter }: Needs,
  made: {
    readonly electionId: ElectionId;
    readonly members: readonly Member[];
    readonly genders: readonly (string | null)[];
    readonly candidacies: readonly CandidacyId[];
    readonly lotSeed: string;
    readonly options: Options;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { electionId, lotSeed, options } = made;
  const [contest] = charter.elections.contests;
  const lotCommitment = commitmentTo(lotSeed);
  const standing = made.candidacies.flatMap((candidacyId, at) => {
    const member = made.members[at];
    if (!member) return [];
    const { country, sector, organizationId } = member;
    const groups = groupsOf(charter, contest, { gender: made.genders[at] ?? null, country, sector });
    return [
      {
        candidacyId,
        name: member.representative.name,
        organizationId,
        organizationName: member.name,
        groups,
        gone: false,
      },
    ];
  });
  const seats = options.seats ?? contest.offices.reduce((sum, one) => sum + one.seats, 0);
  const relaxed = options.relaxed ?? [];
  const bounds = boundsOf(charter, contest, { seats, candidates: standing.map(({ groups }) => groups), sitting: [] });
  const frozen = {
    electionId,
    candidates: inDrawnOrder(standing, { electionId, lotCommitment }).map((one, at) => ({ n: at + 1, ...one })),
    bounds: bounds.filter(({ category }) => !relaxed.includes(category)),
    relaxed,
    lotCommitment,
    roll: made.members.map(({ organizationId, name, country }) => ({ organizationId, name, country })),
  };
  await insertList(tx, { ...frozen, digest: digestOf(frozen), lotSeed }, null, made.at);
}
