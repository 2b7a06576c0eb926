import { registerPerson } from '../accounts/register-person.ts';
import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse, unless } from '../platform/result.ts';
import { voterMail } from './mail.tsx';
import { stageOf } from './rules/stage.ts';
import { aboutVoters } from './rules/voters.ts';
import { lockElection } from './store/elections.ts';
import { membersOf, namedVoter, upsertNamedVoter } from './store/members.ts';
import { votedAmong } from './store/votes.ts';
import type { ElectionId } from './types.ts';

type Named = { readonly name: string; readonly email: string };

/**
 * An organization names who casts its vote, and a substitute if it wants, in place of those who represent it; they are
 * told. Until the vote closes; named again, the last ones count. Refusals: `no-longer-there`, `voters-fixed`,
 * `organization-not-entitled`, `substitute-is-voter`, `vote-already-cast`.
 */
export const nameVoter = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  named: {
    readonly electionId: ElectionId;
    readonly organizationId: string;
    readonly voter: Named;
    readonly substitute: Named | null;
    readonly language: string;
  },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const { organizationId, voter, substitute, language } = named;
    const election = await lockElection(tx, named.electionId);
    if (!election?.convenedAt) return refuse('no-longer-there');
    const organization = (await membersOf(tx, election.body)).find(({ id }) => id === organizationId);
    const addresses = { email: voter.email, substituteEmail: substitute?.email ?? null };
    const decision = unless(aboutVoters(stageOf(election, at), organization !== undefined, addresses), () => null);
    if (!decision.ok || !organization) return decision;
    if ((await votedAmong(tx, election.id, [organizationId])).size > 0) return refuse('vote-already-cast');
    const before = await namedVoter(tx, election.id, organizationId);
    const personId = await registerPerson(tx, { ...voter, language }, at);
    const substituteId = substitute && (await registerPerson(tx, { ...substitute, language }, at));
    if (before?.personId === personId && before.substituteId === substituteId) return accept(null);
    await upsertNamedVoter(
      tx,
      { electionId: election.id, organizationId, personId, substituteId, by: by.personId },
      at,
    );
    await queueMail(
      tx,
      [voter, ...(substitute ? [substitute] : [])].map((one) =>
        voterMail(deps, { ...one, language }, election, { organization: organization.name, voter: voter.name }),
      ),
      at,
    );
    return accept(null);
  });
