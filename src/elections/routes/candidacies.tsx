import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { everyone, holding } from '../../mandates/guards.ts';
import { holds } from '../../mandates/rules/powers.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { refuse } from '../../platform/result.ts';
import { actorOf, again, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { aboutAnswering, answerObjection } from '../answer-objection.ts';
import { collectShown } from '../collect-shown.ts';
import { registerFor, standingOf } from '../collect-standing.ts';
import { aboutDecision, decideCandidacy } from '../decide-candidacy.ts';
import { admissionForm, answerForm, objectionForm, proposalForm } from '../forms.ts';
import { objectToDecision } from '../object-to-decision.ts';
import { CandidatePage } from '../pages/CandidatePage.tsx';
import { electionPath, managePath } from '../pages/ManagedElection.tsx';
import { ObjectPage } from '../pages/ObjectPage.tsx';
import { ProposePage } from '../pages/ProposePage.tsx';
import { ReviewPage } from '../pages/ReviewPage.tsx';
import { spokenFor } from '../permissions.ts';
import { aboutProposal, proposeCandidate } from '../propose-candidate.ts';
import { isInvolved, takesObjections } from '../rules/admission.ts';
import { stageOf } from '../rules/stage.ts';
import { candidaciesOf, objectionsOf } from '../store/candidacies.ts';
import { membersOf } from '../store/members.ts';
import type { Candidacy, Election, ObjectionId } from '../types.ts';
import {
  candidacyOf,
  electionInReach,
  managedElection,
  managedInReach,
  onceOf,
  oneCandidacy,
  oneElection,
  overseeing,
} from './in-reach.ts';

const managers = holding(['convene-election', 'oversee-election']);
const overseers = holding('oversee-election');
const speakers = holding('represent-organization');

/** Candidates: proposed, seen by everyone, decided on, objected to. */
export const candidacyRoutes = new Hono<Env>()
  .get(`${oneElection}/proponer`, speakers, async (c) => showProposal(c, await electionInReach(c), emptyForm, 200))
  .post(`${oneElection}/proponer`, speakers, async (c) => propose(c, await electionInReach(c)))
  .get(`${oneElection}${oneCandidacy}`, everyone, showCandidate)
  .get(`${oneElection}${oneCandidacy}/objecion`, speakers, async (c) =>
    showObjection(c, await objectable(c), emptyForm, 200),
  )
  .post(`${oneElection}${oneCandidacy}/objecion`, speakers, async (c) => {
    const found = await objectable(c);
    const body = await formBody(c);
    const form = parseForm(objectionForm, body);
    const actor = actorOf(c);
    const by = { personId: actor.personId, organizations: spokenFor(actor) };
    const result = form.ok ? await objectToDecision(c.get('deps'), found.candidacy.id, form.value, by, now(c)) : form;
    if (!result.ok) return showObjection(c, found, again(body, result.reasons), 422);
    return onTo(c, electionPath(found.election), 'objected');
  })
  .get(`${managedElection}${oneCandidacy}`, managers, async (c) => showReview(c, null, emptyForm, 200))
  .post(`${managedElection}${oneCandidacy}/decision`, overseers, async (c) => {
    const election = await managedInReach(c);
    const candidacy = await candidacyOf(c, election);
    const body = await formBody(c);
    const form = parseForm(admissionForm, body);
    const result = await submit(
      form,
      (decision) => decideCandidacy(c.get('deps'), candidacy.id, decision, overseeing(c), now(c)),
      (decision) => aboutDecision(c.get('deps'), { election, candidacy }, decision, overseeing(c), now(c)),
    );
    if (!result.ok) return showReview(c, 'decision', again(body, result.reasons), 422);
    return onTo(c, managePath(election), 'decided');
  })
  .post(`${managedElection}${oneCandidacy}/objecion`, overseers, async (c) => {
    const election = await managedInReach(c);
    const candidacy = await candidacyOf(c, election);
    const body = await formBody(c);
    const form = parseForm(answerForm, body);
    const answerOf = <A extends { objection?: string }>({ objection, ...answer }: A) => ({
      ...answer,
      candidacyId: candidacy.id,
      objectionId: objection as ObjectionId,
    });
    const result = await submit(
      form,
      (answer) => answerObjection(c.get('deps'), answerOf(answer), overseeing(c), now(c)),
      (answer) => aboutAnswering(c.get('deps'), election, answerOf(answer), overseeing(c), now(c)),
    );
    const objection = typeof body.objection === 'string' ? body.objection : null;
    if (!result.ok) return showReview(c, objection, again(body, result.reasons), 422);
    return onTo(c, managePath(election), 'answered');
  });

async function showProposal(c: Web, election: Election, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const members = (await membersOf(db, election.body)).map((one) => ({ ...one, organizationId: one.id }));
  const { named } = await collectShown(db, c.get('actor'), election, members);
  return show(
    c,
    <ProposePage
      reader={c.get('reader')}
      charter={charter}
      election={election}
      members={named}
      own={spokenFor(c.get('actor'))}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
}

async function propose(c: Web, election: Election): Promise<Response> {
  const deps = c.get('deps');
  const actor = actorOf(c);
  const body = await formBody(c);
  const members = await membersOf(deps.db, election.body);
  const form = parseForm(
    proposalForm(
      deps.charter,
      members.map(({ id }) => id),
    ),
    body,
  );
  const { personId, name, email } = actor;
  const by = { personId, name, organizations: spokenFor(actor) };
  const noAddress = { code: 'no-address', field: 'who' } as const;
  const result = await submit(
    form,
    async ({ who, organization: organizationId, language, once, ...other }) => {
      const person = who === 'self' ? { name, email } : { name: other.name ?? '', email: other.email };
      if (person.email === null) return refuse(noAddress);
      const proposal = { electionId: election.id, organizationId, ...person, email: person.email, language, once };
      return proposeCandidate(deps, proposal, by, now(c));
    },
    async ({ who, organization, ...other }) => {
      const address = who === 'self' ? email : other.email;
      const read = { ...(organization && { organizationId: organization }), ...(address && { email: address }) };
      const lacks = who === 'self' && email === null ? [noAddress] : [];
      return [...lacks, ...(await aboutProposal(deps, election, read, by, now(c)))];
    },
  );
  if (!result.ok) return showProposal(c, election, again(body, result.reasons), 422);
  const self = form.ok && form.value.who === 'self';
  return self ? onTo(c, `/mis-candidaturas/${result.value}`, 'proposed') : onTo(c, electionPath(election), 'proposed');
}

/** Public once admitted; withdrawn later it stays, marked. */
async function showCandidate(c: Web): Promise<Response> {
  const election = await electionInReach(c);
  const candidacy = await candidacyOf(c, election);
  if (candidacy.decision?.outcome !== 'admitted') throw new HTTPException(404);
  return show(
    c,
    <CandidatePage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      election={election}
      candidacy={candidacy}
      mayObject={takesObjections(stageOf(election, now(c)), candidacy) && spokenFor(c.get('actor')).length > 0}
    />,
  );
}

type Objectable = { readonly election: Election; readonly candidacy: Candidacy };

async function objectable(c: Web): Promise<Objectable> {
  const election = await electionInReach(c);
  const candidacy = await candidacyOf(c, election);
  if (candidacy.decision === null) throw new HTTPException(404);
  return { election, candidacy };
}

const showObjection = (c: Web, { election, candidacy }: Objectable, form: FormState, status: 200 | 422) =>
  show(
    c,
    <ObjectPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      election={election}
      candidacy={candidacy}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );

async function showReview(c: Web, failed: string | null, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const election = await managedInReach(c);
  const candidacy = await candidacyOf(c, election);
  const stage = stageOf(election, now(c));
  const [register, candidacies, objections] = await Promise.all([
    registerFor(db, charter, election),
    candidaciesOf(db, election.id),
    objectionsOf(db, election.id),
  ]);
  return show(
    c,
    <ReviewPage
      reader={c.get('reader')}
      charter={charter}
      election={election}
      stage={stage}
      candidacy={candidacy}
      standing={standingOf(charter, election, register, candidacy)}
      objections={objections.filter((one) => one.candidacyId === candidacy.id)}
      mayOversee={holds(c.get('actor'), 'oversee-election')}
      involved={isInvolved(actorOf(c).personId, candidacies, { stage, objections })}
      failed={failed}
      form={form}
    />,
    status,
  );
}
