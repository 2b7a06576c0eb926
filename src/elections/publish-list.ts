import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { contestOf, sittingGroups, sittingOn } from './collect-standing.ts';
import { listedMail } from './mail.tsx';
import { isInvolved } from './rules/admission.ts';
import { groupsOf } from './rules/bounds.ts';
import { candidacyState } from './rules/candidacy.ts';
import { boundsInForce, commitmentTo, decideListing, digestOf, type Frozen, inDrawnOrder } from './rules/listing.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf, objectionsOf } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import { insertList, publishedList } from './store/lists.ts';
import { membersOf } from './store/members.ts';
import type { Candidacy, Election, ElectionId } from './types.ts';

/**
 * Publishes the list and freezes it with the roll, the bounds and the commitment to the lots: nothing of it changes
 * afterwards. Published twice, it was published once. Refusals: `no-longer-there` and those of `decideListing`.
 */
export const publishList = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  id: ElectionId,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const { charter, random } = deps;
    const election = await lockElection(tx, id);
    if (!election?.convenedAt) return refuse('no-longer-there');
    if (election.listedAt) return accept(null);
    const candidacies = await candidaciesOf(tx, id);
    const content = await listContent(tx, charter, election, candidacies);
    const stage = stageOf(election, at);
    const objections = await objectionsOf(tx, id);
    const decision = decideListing({
      stage,
      votingFrom: election.calendar.votingFrom,
      at,
      undecided: candidacies.filter((one) => candidacyState(one) === 'accepted').length,
      unanswered: objections.filter(({ answer }) => answer === null).length,
      members: content.roll.length,
      involved: isInvolved(by.personId, candidacies, { stage, objections }),
    });
    if (!decision.ok) return decision;
    const lotSeed = Buffer.from(random(32)).toString('hex');
    const frozen = frozenList(election, content, commitmentTo(lotSeed));
    const digest = digestOf(frozen);
    await insertList(tx, { ...frozen, digest, lotSeed }, by.personId, at);
    await tellListedIn(tx, deps, election, candidacies, at);
    await record(
      tx,
      {
        kind: 'election-list-published',
        by: recordedAs(by),
        subject: `election:${id}`,
        facts: {
          body: election.body,
          contest: election.contest,
          candidates: frozen.candidates.length,
          entitled: frozen.roll.length,
          relaxed: [...frozen.relaxed],
          digest,
          lotCommitment: frozen.lotCommitment,
        },
      },
      { at, random },
    );
    return accept(null);
  });

/** Writes to those who are on the list that they are. */
const tellListedIn = (
  tx: Transaction,
  deps: Pick<Deps, 'charter' | 'baseUrl'>,
  election: Election,
  candidacies: readonly Candidacy[],
  at: Temporal.Instant,
): Promise<void> =>
  queueMail(
    tx,
    candidacies
      .filter((one) => candidacyState(one) === 'admitted')
      .flatMap(({ email, name, language }) =>
        email === null ? [] : [listedMail(deps, { email, name, language }, election)],
      ),
    at,
  );

/** What a list would freeze now, but for the order that is drawn: candidates who stand, bounds, roll. */
async function listContent(
  db: Database | Transaction,
  charter: Charter,
  election: Election,
  candidacies: readonly Candidacy[],
): Promise<ListContent> {
  const contest = contestOf(charter, election);
  const standing = candidacies
    .filter((one) => candidacyState(one) === 'admitted')
    .map((one) => ({
      candidacyId: one.id,
      name: one.name,
      organizationId: one.organizationId,
      organizationName: one.organizationName,
      groups: groupsOf(charter, contest, one),
      gone: false,
    }));
  const sitting = await sittingOn(db, charter, election.body, contest, election.termFrom);
  const inForce = boundsInForce(charter, contest, {
    seats: election.seats,
    standing: standing.map(({ groups }) => groups),
    sitting: sittingGroups(charter, contest, sitting),
  });
  const members = await membersOf(db, election.body);
  return {
    ...inForce,
    standing,
    roll: members.map(({ id, name, country }) => ({ organizationId: id, name, country })),
  };
}

/** The same for those who run the election: what was frozen, once the list is published. */
export async function contentToShow(
  db: Database,
  charter: Charter,
  election: Election,
  candidacies: readonly Candidacy[],
): Promise<ListContent> {
  const list = await publishedList(db, election.id);
  if (!list) return listContent(db, charter, election, candidacies);
  const { bounds, relaxed, roll, candidates } = list;
  return { bounds, relaxed, roll, standing: candidates.filter(({ gone }) => !gone) };
}

export type ListContent = Pick<Frozen, 'bounds' | 'relaxed' | 'roll'> & {
  readonly standing: readonly Omit<Frozen['candidates'][number], 'n'>[];
};

const frozenList = ({ id }: Election, { standing, ...content }: ListContent, lotCommitment: string): Frozen => ({
  electionId: id,
  candidates: inDrawnOrder(standing, { electionId: id, lotCommitment }).map((one, index) => ({ n: index + 1, ...one })),
  ...content,
  lotCommitment,
});
