import type { PersonId } from '../src/accounts/types.ts';
import type { Deps } from '../src/deps.ts';
import { closeElection } from '../src/elections/close-election.ts';
import { linkCandidacyIn } from '../src/elections/propose-candidate.ts';
import { insertComplaint } from '../src/elections/store/complaints.ts';
import { makeListedElection } from '../src/elections/testing/listed-election.ts';
import type { CandidacyId } from '../src/elections/types.ts';
import { transact } from '../src/platform/database.ts';
import { accept } from '../src/platform/result.ts';

/** The stage that no election of the example is in: a result, with a complaint that waits and time for others. */
export async function electionWithComplaint(deps: Deps, party: { slug: string; email: string }): Promise<void> {
  const votingFrom = deps.clock().subtract({ hours: 24 * 6 });
  const { election } = await makeListedElection(
    { deps },
    { organizations: 3, candidates: ['woman', 'man'], mesa: 2, slug: 'mesa-2-2028', votingFrom: votingFrom.toString() },
  );
  const done = await transact(deps.db, async (tx) => {
    const { id, name, country } = await tx
      .selectFrom('organization')
      .select(['id', 'name', 'country'])
      .where('slug', '=', party.slug)
      .executeTakeFirstOrThrow();
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('email', '=', party.email)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('election_voter')
      .values({ election_id: election.id, organization_id: id, name, country })
      .execute();
    const closed = await closeElection({ ...deps, db: tx }, election.id, null, election.calendar.votingUntil);
    if (!closed.ok) return closed;
    const complaint = {
      electionId: election.id,
      ground: 'roll',
      text: 'Nuestra organización hermana falta en el padrón.',
      organizationId: id,
      by: person.id as PersonId,
      once: crypto.randomUUID(),
    } as const;
    return accept(await insertComplaint(tx, complaint, deps.clock()));
  });
  if (!done.ok) throw new Error(`the election was not made: ${JSON.stringify(done.reasons)}`);
}

type CandidateLinks = { readonly proposed: string; readonly refused: string; readonly admitted: string };

/** Personal links of a candidate who has not answered, and of one who was refused; the page of one who was admitted. */
export async function candidateLinks(deps: Deps): Promise<CandidateLinks> {
  const candidacies = await deps.db
    .selectFrom('candidacy as c')
    .innerJoin('election as e', 'e.id', 'c.election_id')
    .leftJoin('candidacy_acceptance as a', 'a.candidacy_id', 'c.id')
    .leftJoin('candidacy_decision as d', 'd.candidacy_id', 'c.id')
    .select(['c.id', 'e.slug', 'a.at as acceptedAt', 'd.outcome'])
    .execute();
  const linkTo = async (candidacy: { id: string } | undefined): Promise<string> => {
    if (!candidacy) throw new Error('the example has no such candidacy');
    const id = candidacy.id as CandidacyId;
    const made = await transact(deps.db, async (tx) => accept(await linkCandidacyIn(tx, deps, id, deps.clock())));
    return `/es/candidatura/${made.ok ? made.value : ''}`;
  };
  const admitted = candidacies.find(({ slug, outcome }) => slug === 'mesa-3-2027' && outcome === 'admitted');
  return {
    admitted: `/es/elecciones/mesa-3-2027/candidaturas/${admitted?.id}`,
    proposed: await linkTo(candidacies.find(({ acceptedAt }) => acceptedAt === null)),
    refused: await linkTo(candidacies.find(({ outcome }) => outcome === 'refused')),
  };
}
