import { Hono } from 'hono';
import { signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { isUuid } from '../../platform/identifiers.ts';
import { actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { fileComplaint } from '../file-complaint.ts';
import { complaintForm } from '../forms/ballot.ts';
import { ComplaintPage } from '../pages/ComplaintPage.tsx';
import { electionPath } from '../pages/ManagedElection.tsx';
import { spokenFor } from '../permissions.ts';
import { decideFiling } from '../rules/complaints.ts';
import { stageOf } from '../rules/stage.ts';
import { candidatesOf } from '../store/results.ts';
import { votersNear } from '../store/votes.ts';
import type { Election } from '../types.ts';
import { closedInReach, frameOf, oneElection } from './in-reach.ts';

const complaint = `${oneElection}/reclamacion`;

/** Complaints about a result, by those who took part. */
export const complainingRoutes = new Hono<Env>()
  .get(complaint, signedIn, (c) => showComplaint(c, emptyForm))
  .post(complaint, signedIn, async (c) => {
    const election = await closedInReach(c);
    const body = await formBody(c);
    const form = parseForm(complaintForm, body);
    if (!form.ok) return showComplaint(c, again(body, form.reasons));
    const { organizationId } = await partyOf(c, election);
    const filed = await fileComplaint(
      c.get('deps'),
      { electionId: election.id, organizationId, ...form.value },
      actorOf(c),
      now(c),
    );
    if (!filed.ok) return showComplaint(c, again(body, filed.reasons));
    return onTo(c, `${electionPath(election)}/reclamacion`, 'filed');
  });

/** What makes someone a party: an organization on the roll that they speak for, or their own candidacy. */
async function partyOf(c: Web, election: Election): Promise<{ organizationId: string | null; isParty: boolean }> {
  const { db } = c.get('deps');
  const actor = actorOf(c);
  const represented = spokenFor(actor);
  const voters = await votersNear(db, election.id, { personId: actor.personId, represented });
  const own = voters.find(({ organizationId }) => represented.includes(organizationId));
  if (own) return { organizationId: own.organizationId, isParty: true };
  return { organizationId: null, isParty: (await candidatesOf(db, election.id)).includes(actor.personId) };
}

async function showComplaint(c: Web, form: FormState): Promise<Response> {
  const election = await closedInReach(c);
  const { isParty } = await partyOf(c, election);
  const permitted = decideFiling(stageOf(election, now(c)), isParty);
  const { once } = form.values;
  return show(
    c,
    <ComplaintPage
      {...frameOf(c, election)}
      form={form}
      once={typeof once === 'string' && isUuid(once) ? once : crypto.randomUUID()}
      against={permitted.ok ? [] : permitted.reasons}
      done={doneCode(c, ['filed']) !== null}
    />,
    form.reasons.length > 0 ? 422 : 200,
  );
}
