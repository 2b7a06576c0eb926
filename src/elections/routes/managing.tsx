import { Hono } from 'hono';
import { holding } from '../../mandates/guards.ts';
import { holds } from '../../mandates/rules/powers.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { announceElection } from '../announce-election.ts';
import { cancelElection } from '../cancel-election.ts';
import { cancellationForm } from '../forms.ts';
import { managePath } from '../pages/ManagedElection.tsx';
import { ManagePage, manageDone } from '../pages/ManagePage.tsx';
import { conveningMandate } from '../permissions.ts';
import { contentToShow, publishList } from '../publish-list.ts';
import { stageOf } from '../rules/stage.ts';
import { candidaciesOf, objectionsOf } from '../store/candidacies.ts';
import type { Election } from '../types.ts';
import { convening, managedElection, managedInReach, overseeing } from './in-reach.ts';

const conveners = holding('convene-election');
const overseers = holding('oversee-election');
const managers = holding(['convene-election', 'oversee-election']);

/** How an election is announced, its list published, and how it is called off. */
export const managingRoutes = new Hono<Env>()
  .get(managedElection, managers, async (c) => showManagement(c, await managedInReach(c), [], emptyForm, 200))
  .post(`${managedElection}/convocatoria`, conveners, async (c) => {
    const election = await managedInReach(c);
    const result = await announceElection(c.get('deps'), election.id, convening(c, election), now(c));
    return afterAct(c, election, result, 'announced');
  })
  .post(`${managedElection}/lista`, overseers, async (c) => {
    const election = await managedInReach(c);
    return afterAct(c, election, await publishList(c.get('deps'), election.id, overseeing(c), now(c)), 'listed');
  })
  .post(`${managedElection}/cancelacion`, conveners, async (c) => {
    const deps = c.get('deps');
    const election = await managedInReach(c);
    const body = await formBody(c);
    const form = parseForm(cancellationForm(deps.charter), body);
    const result = form.ok ? await cancelElection(deps, election.id, form.value, convening(c, election), now(c)) : form;
    if (!result.ok) return showManagement(c, election, [], again(body, result.reasons), 422);
    return onTo(c, managePath(election), 'cancelled');
  });

async function showManagement(
  c: Web,
  election: Election,
  refused: readonly Reason[],
  cancelling: FormState,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  const candidacies = await candidaciesOf(db, election.id);
  const [objections, content] = await Promise.all([
    objectionsOf(db, election.id),
    contentToShow(db, charter, election, candidacies),
  ]);
  return show(
    c,
    <ManagePage
      reader={c.get('reader')}
      charter={charter}
      election={election}
      stage={stageOf(election, now(c))}
      candidacies={candidacies}
      objections={objections}
      content={content}
      mayConvene={conveningMandate(c.get('actor'), election.body) !== null}
      mayOversee={holds(c.get('actor'), 'oversee-election')}
      refused={refused}
      cancelling={cancelling}
      done={doneCode(c, manageDone)}
    />,
    status,
  );
}

async function afterAct(
  c: Web,
  election: Election,
  result: Result<unknown>,
  done: (typeof manageDone)[number],
): Promise<Response> {
  if (!result.ok) return showManagement(c, election, result.reasons, emptyForm, 422);
  return onTo(c, managePath(election), done);
}
