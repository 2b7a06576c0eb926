import { findActor } from '../../mandates/store/actors.ts';
import { digest } from '../../platform/random.ts';
import type { House } from '../../testing/house.ts';
import { castBallot } from '../cast-ballot.ts';
import { receiptCode } from '../rules/receipt.ts';
import type { ListedElection } from './listed-election.ts';

/**
 * Casts ballots, the first by the representative of member `from`, and so on: candidates by their place in the order in
 * which they were made. The answer is the receipts.
 */
export async function castVotes(
  { deps }: Pick<House, 'deps'>,
  { election, list, members }: ListedElection,
  rankings: readonly (readonly number[])[],
  from = 0,
): Promise<readonly string[]> {
  const numbers = members.map(
    ({ organizationId }) => list.candidates.find((candidate) => candidate.organizationId === organizationId)?.n,
  );
  const receipts: string[] = [];
  for (const [at, ranking] of rankings.entries()) {
    const member = members[from + at];
    const actor = member && (await findActor(deps.db, deps.charter, digest(member.representative.token), deps.clock()));
    if (!actor) throw new Error(`no member ${from + at} is signed in`);
    const receipt = receiptCode(crypto.getRandomValues(new Uint8Array(20)));
    const places = new Map(ranking.map((candidate, place) => [numbers[candidate] ?? 0, String(place + 1)]));
    const { organizationId } = member;
    const vote = { electionId: election.id, organizationId, places, receipt };
    const cast = await castBallot(deps, vote, actor, deps.clock());
    if (!cast.ok) throw new Error(cast.reasons.map(({ code }) => code).join());
    receipts.push(receipt);
  }
  return receipts;
}
