import type { Deps } from '../src/deps.ts';
import { castBallot } from '../src/elections/cast-ballot.ts';
import { closeElection } from '../src/elections/close-election.ts';
import { decideComplaint } from '../src/elections/decide-complaint.ts';
import { fileComplaint } from '../src/elections/file-complaint.ts';
import { proclaimElection } from '../src/elections/proclaim-election.ts';
import type { Ground } from '../src/elections/rules/complaints.ts';
import { receiptCode } from '../src/elections/rules/receipt.ts';
import { candidaciesOf } from '../src/elections/store/candidacies.ts';
import { publishedList } from '../src/elections/store/lists.ts';
import type { Election } from '../src/elections/types.ts';
import { currentHolders } from '../src/mandates/store/mandates.ts';
import type { Acting, Actor, Body } from '../src/mandates/types.ts';
import type { ExampleElection } from './election-types.ts';
import type { Loaded } from './load-organizations.ts';
import { must } from './must.ts';
import { cycleFile, readExample } from './types.ts';

type Of = { readonly planned: ExampleElection; readonly election: Election };

/** Votes of members' representatives, and, where it is over, what follows until the proclamation. */
export async function loadVotes(deps: Deps, { planned, election }: Of, by: Acting, loaded: Loaded): Promise<void> {
  const { votingFrom, votingUntil, complaintsUntil } = election.calendar;
  await cast(deps, { planned, election }, votingFrom.add({ hours: 13 }), loaded);
  if (!planned.closes) return;
  must(await closeElection(deps, election.id, null, votingUntil));
  await complain(deps, { planned, election }, by, loaded);
  must(await proclaimElection(deps, election.id, by, complaintsUntil.add({ hours: 14 })));
}

async function cast(deps: Deps, { planned, election }: Of, at: Temporal.Instant, loaded: Loaded): Promise<void> {
  const { ballots } = planned;
  if (ballots.length === 0) return;
  const list = await publishedList(deps.db, election.id);
  const candidacies = await candidaciesOf(deps.db, election.id);
  const numberOf = (email: string): number => {
    const candidacyId = candidacies.find((one) => one.email === email)?.id;
    return list?.candidates.find((one) => one.candidacyId === candidacyId)?.n ?? 0;
  };
  const rankings = ballots.flatMap(([count, persons]) => Array<string[]>(count).fill(persons));
  const voters = await votersOf(deps, list?.roll.map(({ organizationId }) => organizationId) ?? [], at, loaded);
  for (const [index, persons] of rankings.entries()) {
    const voter = voters[index];
    if (!voter) throw new Error('example/elections.json: more ballots than organizations');
    const vote = {
      electionId: election.id,
      organizationId: voter.organizationId,
      places: new Map(persons.map((email, place) => [numberOf(email), String(place + 1)])),
      receipt: receiptCode(deps.random(20)),
    };
    must(await castBallot(deps, vote, voter.actor, at.add({ minutes: index * 13 })));
  }
}

type Voter = { readonly organizationId: string; readonly actor: Actor };

/** One representative of each organization that has any; those whom the demo offers to sign in as have not voted yet. */
async function votersOf(
  { db, charter }: Deps,
  organizations: readonly string[],
  at: Temporal.Instant,
  { personOf }: Loaded,
): Promise<readonly Voter[]> {
  const offered = new Set(readExample('cycle', cycleFile).signIn.map(({ person }) => personOf.get(person)));
  const holders = await currentHolders(
    db,
    organizations.map((id): Body => `organization:${id}`),
    at,
  );
  const byOrganization = Map.groupBy(holders, ({ organizationId }) => organizationId ?? '');
  return organizations.flatMap((organizationId) => {
    const [first, ...others] = byOrganization.get(organizationId) ?? [];
    if (!first || [first, ...others].some(({ personId }) => offered.has(personId))) return [];
    const office = charter.offices.find(({ key }) => key === first.office);
    const mandate = { ...first, powers: office?.powers ?? [], secondFactor: office?.secondFactor ?? false };
    const { personId, name } = first;
    const actor = { personId, name, email: null, language: 'es', zone: null, mandates: [mandate], secondFactorAt: at };
    return [{ organizationId, actor }];
  });
}

async function complain(deps: Deps, { planned, election }: Of, by: Acting, loaded: Loaded): Promise<void> {
  const { complaint } = planned;
  if (!complaint) return;
  const at = election.calendar.votingUntil.add({ hours: 30 });
  const personId = loaded.personOf.get(complaint.by);
  const list = await publishedList(deps.db, election.id);
  const roll = list?.roll.map(({ organizationId }) => organizationId) ?? [];
  const party = (await votersOf(deps, roll, at, loaded)).find(({ actor }) => actor.personId === personId);
  if (!party) throw new Error(`example/elections.json: ${complaint.by} represents nobody on the roll`);
  const filed = {
    electionId: election.id,
    organizationId: party.organizationId,
    ground: complaint.ground as Ground,
    text: complaint.text,
    once: crypto.randomUUID(),
  };
  const complaintId = must(await fileComplaint(deps, filed, party.actor, at));
  const decided = { electionId: election.id, complaintId, outcome: 'dismissed' as const, language: 'es' };
  must(await decideComplaint(deps, { ...decided, explanation: complaint.explanation }, by, at.add({ hours: 48 })));
}
