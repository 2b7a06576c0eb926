import type { Balance, Charter } from '../../charter/types.ts';
import type { Deps } from '../../deps.ts';
import type { Body } from '../../mandates/types.ts';
import { json, type Transaction, transact } from '../../platform/database.ts';
import { accept } from '../../platform/result.ts';
import { boundsOf, groupsOf } from '../rules/bounds.ts';
import { commitmentTo, digestOf, inDrawnOrder } from '../rules/listing.ts';
import { findElectionById, insertCalendar, insertConvening, insertElection } from '../store/elections.ts';
import { insertList, publishedList } from '../store/lists.ts';
import type { CandidacyId, Election, ElectionId, PublishedList } from '../types.ts';
import { type Member, makeMembers } from './members.ts';

type Needs = Pick<Deps, 'db' | 'clock' | 'random' | 'charter'>;

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
