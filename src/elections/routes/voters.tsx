import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { actorOf, again, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { voterForm } from '../forms.ts';
import { nameVoter } from '../name-voter.ts';
import { electionPath } from '../pages/ManagedElection.tsx';
import { VoterPage } from '../pages/VoterPage.tsx';
import { speakingMandate } from '../permissions.ts';
import { stageOf } from '../rules/stage.ts';
import { aboutVoters } from '../rules/voters.ts';
import { membersOf, namedVoter } from '../store/members.ts';
import { votedAmong } from '../store/votes.ts';
import { electionInReach, oneElection } from './in-reach.ts';

const speakers = holding('represent-organization');

/** An organization names who casts its vote. */
export const voterRoutes = new Hono<Env>()
  .get(`${oneElection}/voto/:organization{[a-z0-9]+(?:-[a-z0-9]+)*}`, speakers, async (c) =>
    showVoter(c, await votingFor(c), emptyForm, 200),
  )
  .post(`${oneElection}/voto/:organization{[a-z0-9]+(?:-[a-z0-9]+)*}`, speakers, async (c) => {
    const found = await votingFor(c);
    const body = await formBody(c);
    const form = parseForm(voterForm, body);
    const { election, organization, by } = found;
    const { language } = c.get('reader');
    const place = { electionId: election.id, organizationId: organization.id, language };
    const result = await submit(
      form,
      (named) => nameVoter(c.get('deps'), { ...named, ...place }, by, now(c)),
      (addresses) => aboutVoters(stageOf(election, now(c)), true, addresses),
    );
    if (!result.ok) return showVoter(c, found, again(body, result.reasons), 422);
    return onTo(c, electionPath(found.election), 'voter');
  });

/** The organization of the address that the person speaks for, if it is a member; otherwise 404. */
async function votingFor(c: Web) {
  const election = await electionInReach(c);
  const members = await membersOf(c.get('deps').db, election.body);
  const organization = members.find(({ slug }) => slug === c.req.param('organization'));
  const mandate = organization && speakingMandate(c.get('actor'), organization.id);
  if (!mandate) throw new HTTPException(404);
  return { election, organization, by: { personId: actorOf(c).personId, office: mandate.office, body: mandate.body } };
}

async function showVoter(
  c: Web,
  { election, organization }: Awaited<ReturnType<typeof votingFor>>,
  form: FormState,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  return show(
    c,
    <VoterPage
      reader={c.get('reader')}
      charter={charter}
      election={election}
      organization={organization}
      named={await namedVoter(db, election.id, organization.id)}
      hasVoted={(await votedAmong(db, election.id, [organization.id])).size > 0}
      form={form}
    />,
    status,
  );
}
