import type { PersonId } from '../src/accounts/types.ts';
import type { Deps } from '../src/deps.ts';
import { acceptCandidacy } from '../src/elections/accept-candidacy.ts';
import { decideCandidacy } from '../src/elections/decide-candidacy.ts';
import { objectToDecision } from '../src/elections/object-to-decision.ts';
import { proposeCandidate } from '../src/elections/propose-candidate.ts';
import type { CandidacyId, Election } from '../src/elections/types.ts';
import type { Texts } from '../src/platform/reader.ts';
import type { ExampleCandidate, ExampleElection } from './election-types.ts';
import type { Loaded } from './load-organizations.ts';
import { must } from './must.ts';
import { organizationsFile, readExample } from './types.ts';

type Words = readonly Readonly<Record<string, Texts>>[];
type Of = { readonly planned: ExampleElection; readonly election: Election; readonly words: Words };

type Known = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly gender: string;
  readonly organizationId: string;
};

/** Proposed, accepted, decided and objected to: each a few hours after the one before, from the call on. */
export async function loadCandidates(deps: Deps, of: Of, convenedAt: Temporal.Instant, loaded: Loaded): Promise<void> {
  const person = peopleOf(loaded);
  for (const [index, candidate] of of.planned.candidates.entries()) {
    const at = (after: number) => convenedAt.add({ hours: 8 + 11 * index + after });
    const { candidacyId, who } = await propose(deps, of.election, candidate, person, at(0));
    if (candidate.words === null) continue;
    const statements = statementsOf(of.words[candidate.words] ?? {});
    must(await acceptCandidacy(deps, candidacyId, { gender: who.gender, statements }, at(20)));
    await decide(deps, of.planned, candidate, candidacyId, person, at(44));
  }
}

async function propose(
  deps: Deps,
  { id }: Election,
  { person: email, by }: ExampleCandidate,
  person: (email: string) => Known,
  at: Temporal.Instant,
): Promise<{ readonly candidacyId: CandidacyId; readonly who: Known }> {
  const who = person(email);
  const { personId, name, organizationId } = person(by);
  const proposal = { ...who, electionId: id, once: crypto.randomUUID() };
  const proposer = { personId, name, organizations: [organizationId] };
  return { candidacyId: must(await proposeCandidate(deps, proposal, proposer, at)), who };
}

async function decide(
  deps: Deps,
  { overseer }: ExampleElection,
  { decision, objection }: ExampleCandidate,
  candidacyId: CandidacyId,
  person: (email: string) => Known,
  at: Temporal.Instant,
): Promise<void> {
  if (decision === null) return;
  const acting = { personId: person(overseer).personId, office: 'agency-focal-point', body: 'working-group' } as const;
  const proposal =
    decision === 'admitted'
      ? { outcome: 'admitted' as const, reason: null, explanation: null }
      : { outcome: 'refused' as const, ...decision };
  must(await decideCandidacy(deps, candidacyId, proposal, acting, at));
  if (!objection) return;
  const { personId, organizationId } = person(objection.by);
  const sent = { text: objection.text, once: crypto.randomUUID() };
  const by = { personId, organizations: [organizationId] };
  must(await objectToDecision(deps, candidacyId, sent, by, at.add({ hours: 5 })));
}

/** By language, as a candidate writes them. */
const statementsOf = (words: Readonly<Record<string, Texts>>) =>
  Object.fromEntries(
    ['es', 'en'].map((language) => [
      language,
      Object.fromEntries(Object.entries(words).map(([criterion, text]) => [criterion, text[language] ?? ''])),
    ]),
  );

/** Whoever represents a member, by address; the others of the example without an organization. */
function peopleOf({ personOf, organizationOf }: Loaded): (email: string) => Known {
  const { organizations } = readExample('organizations', organizationsFile);
  const known = new Map(
    organizations.flatMap(({ slug, representatives }) =>
      representatives.flatMap(({ email, ...of }) => (email ? [[email, { ...of, email, slug }] as const] : [])),
    ),
  );
  return (email) => {
    const personId = personOf.get(email);
    if (!personId) throw new Error(`example/elections.json: nobody has the address ${email}`);
    const { name = '', language = 'es', gender = '', slug = '' } = known.get(email) ?? {};
    return { personId, name, email, language, gender, organizationId: organizationOf.get(slug) ?? '' };
  };
}
