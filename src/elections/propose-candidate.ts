import { registerPerson } from '../accounts/register-person.ts';
import { findPersonByEmail } from '../accounts/store.ts';
import type { PersonId } from '../accounts/types.ts';
import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { barriersOf, registerFor } from './collect-standing.ts';
import { nominationMail } from './mail.tsx';
import { decideNomination } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf, candidacyOnce, insertCandidacy, insertLink } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { MemberOrganization } from './store/members.ts';
import type { CandidacyId, Election, ElectionId } from './types.ts';

type Proposal = {
  readonly electionId: ElectionId;
  /** The member organization the candidate comes from. */
  readonly organizationId: string;
  readonly name: string;
  /** Lower-case. */
  readonly email: string;
  readonly language: string;
  readonly once: string;
};

/** Who proposes: themselves or another, for one of the organizations they speak for. */
type Proposer = {
  readonly personId: PersonId;
  readonly name: string;
  readonly organizations: readonly string[];
};

/**
 * Proposes a person as a candidate, and writes to them with a personal link, in their own language where it is known.
 * Whoever may not be elected is told so here, and nothing is sent. Sent twice, it is one proposal. Refusals:
 * `no-longer-there` and those of `decideNomination`.
 */
export const proposeCandidate = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  proposal: Proposal,
  by: Proposer,
  at: Temporal.Instant,
): Promise<Result<CandidacyId>> =>
  transact(deps.db, async (tx): Promise<Result<CandidacyId>> => {
    const election = await lockElection(tx, proposal.electionId);
    if (!election?.convenedAt) return refuse('no-longer-there');
    const done = await candidacyOnce(tx, proposal.once);
    if (done) return accept(done);
    const { name, email, language, organizationId } = proposal;
    const decision = await decideIn({ db: tx, charter: deps.charter }, election, proposal, by, at);
    if (!decision.ok) return decision;
    const known = await findPersonByEmail(tx, email);
    const personId = await registerPerson(tx, { name, email, language }, at);
    const id = await insertCandidacy(
      tx,
      { electionId: election.id, personId, organizationId, by: by.personId, once: proposal.once },
      at,
    );
    const token = await linkCandidacyIn(tx, deps, id, at);
    const organization = decision.value.find((one) => one.id === organizationId)?.name ?? '';
    const about = { election, organization, proposer: personId === by.personId ? null : by.name };
    await queueMail(tx, nominationMail(deps, { name, email, language: known?.language ?? language }, about, token), at);
    return accept(id);
  });

/** What speaks against a proposal, as far as it could be read. Reasons: those of `decideNomination`. */
export const aboutProposal = async (
  deps: Pick<Deps, 'db' | 'charter'>,
  election: Election,
  read: ProposalRead,
  by: Proposer,
  at: Temporal.Instant,
): Promise<readonly Reason[]> => against(await decideIn(deps, election, read, by, at));

type ProposalRead = Partial<Pick<Proposal, 'organizationId' | 'email'>>;

/** What is not known speaks against nothing; the answer is the members of the body. */
async function decideIn(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  election: Election,
  { organizationId, email }: ProposalRead,
  by: Proposer,
  at: Temporal.Instant,
): Promise<Result<readonly MemberOrganization[]>> {
  const register = await registerFor(db, charter, election);
  const { members } = register;
  const person = email === undefined ? undefined : await findPersonByEmail(db, email);
  const candidacies = person ? await candidaciesOf(db, election.id) : [];
  const decision = decideNomination({
    stage: stageOf(election, at),
    isMember: organizationId === undefined || members.some(({ id }) => id === organizationId),
    speaksForMember: members.some(({ id }) => by.organizations.includes(id)),
    isProposed: candidacies.some(({ personId }) => personId === person?.id),
    barriers: person ? barriersOf(charter, election, register, person.id) : [],
  });
  return unless(against(decision), () => members);
}

/** A further personal link to a candidacy; the answer is its secret. */
export async function linkCandidacyIn(
  tx: Transaction,
  { random }: Pick<Deps, 'random'>,
  id: CandidacyId,
  at: Temporal.Instant,
): Promise<string> {
  const token = newToken(random);
  await insertLink(tx, id, digest(token), at);
  return token;
}
