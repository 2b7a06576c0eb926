import { registerPerson } from '../accounts/register-person.ts';
import type { PersonId } from '../accounts/types.ts';
import type { Deps } from '../deps.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { digest, newToken } from '../platform/random.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { barriersOf, registerFor } from './collect-standing.ts';
import { nominationMail } from './mail.tsx';
import { decideNomination } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf, candidacyOnce, insertCandidacy, insertLink } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { CandidacyId, ElectionId } from './types.ts';

export type Proposal = {
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
export type Proposer = {
  readonly personId: PersonId;
  readonly name: string;
  readonly organizations: readonly string[];
};

/**
 * Proposes a person as a candidate, and writes to them with a personal link. Whoever may not be elected is told so here,
 * and nothing is sent. Sent twice, it is one proposal. Refusals: `no-longer-there` and those of `decideNomination`.
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
    const personId = await registerPerson(tx, { name, email, language }, at);
    const register = await registerFor(tx, deps.charter, election);
    const candidacies = await candidaciesOf(tx, election.id);
    const decision = decideNomination({
      stage: stageOf(election, at),
      isMember: register.members.some(({ id }) => id === organizationId),
      speaksForMember: register.members.some(({ id }) => by.organizations.includes(id)),
      isProposed: candidacies.some((one) => one.personId === personId),
      barriers: barriersOf(deps.charter, election, register, personId),
    });
    if (!decision.ok) return decision;
    const id = await insertCandidacy(
      tx,
      { electionId: election.id, personId, organizationId, by: by.personId, once: proposal.once },
      at,
    );
    const token = await linkCandidacyIn(tx, deps, id, at);
    const organization = register.members.find((one) => one.id === organizationId)?.name ?? '';
    const about = { election, organization, proposer: personId === by.personId ? null : by.name };
    await queueMail(tx, nominationMail(deps, { name, email, language }, about, token), at);
    return accept(id);
  });

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
