import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { everyone, holding } from '../../mandates/guards.ts';
import { holds } from '../../mandates/rules/powers.ts';
import type { MesaSection } from '../../mesas/types.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { announceElection } from '../announce-election.ts';
import { cancelElection } from '../cancel-election.ts';
import { changeCalendar } from '../change-calendar.ts';
import { calendarForm, callForm, callRead, cancellationForm, momentsRead, preparedForm } from '../forms.ts';
import { CalendarPage, NewElectionPage, PreparedPage } from '../pages/CallFormPage.tsx';
import { ElectionPage } from '../pages/ElectionPage.tsx';
import { ElectionsPage } from '../pages/ElectionsPage.tsx';
import { managePath } from '../pages/ManagedElection.tsx';
import { ManagePage, manageDone } from '../pages/ManagePage.tsx';
import { MesaElections } from '../pages/MesaElections.tsx';
import { VoteLinks } from '../pages/VoteLinks.tsx';
import { convenedBodies, conveningMandate, mayManage, overseeingMandate, spokenFor } from '../permissions.ts';
import { aboutPreparing, changePrepared, prepareElection } from '../prepare-election.ts';
import { contentToShow, publishList } from '../publish-list.ts';
import { aboutCalendarChange, proposedCalendar } from '../rules/calendar.ts';
import { candidacyState } from '../rules/candidacy.ts';
import { stageOf } from '../rules/stage.ts';
import { candidaciesOf, objectionsOf } from '../store/candidacies.ts';
import { listElections } from '../store/elections.ts';
import { publishedList } from '../store/lists.ts';
import { membersOf } from '../store/members.ts';
import type { Election } from '../types.ts';
import {
  convening,
  electionInReach,
  managedElection,
  managedInReach,
  onceOf,
  oneElection,
  overseeing,
} from './in-reach.ts';

const conveners = holding('convene-election');
const overseers = holding('oversee-election');
const managers = holding(['convene-election', 'oversee-election']);

/** What everyone sees of elections, and how they are called, run and called off. */
export const conveningRoutes = new Hono<Env>()
  .get('/elecciones', everyone, showElections)
  .get('/elecciones/nueva', conveners, (c) => showNew(c, emptyForm, 200))
  .post('/elecciones/nueva', conveners, async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(callForm(deps.charter, convenedBodies(c.get('actor'), deps.charter)), body);
    const result = await submit(
      form,
      (call) => prepareElection(deps, call, actingWith(c, conveningMandate(c.get('actor'), call.body)), now(c)),
      (read) => aboutPreparing(deps, callRead(read, deps.charter), now(c)),
    );
    if (!result.ok) return showNew(c, again(body, result.reasons), 422);
    return onTo(c, managePath({ slug: result.value }), 'prepared');
  })
  .get(oneElection, everyone, showElection)
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
  })
  .get(`${managedElection}/datos`, conveners, async (c) => showPrepared(c, await preparedInReach(c), emptyForm, 200))
  .post(`${managedElection}/datos`, conveners, async (c) => {
    const deps = c.get('deps');
    const election = await managedInReach(c);
    const body = await formBody(c);
    const form = parseForm(preparedForm(deps.charter), body);
    const { body: convened, contest } = election;
    const result = await submit(
      form,
      (change) => changePrepared(deps, election.id, change, convening(c, election), now(c)),
      (read) => aboutPreparing(deps, callRead({ ...read, body: convened, contest }, deps.charter), now(c)),
    );
    if (!result.ok) return showPrepared(c, election, again(body, result.reasons), 422);
    return onTo(c, managePath(election), 'saved');
  })
  .get(`${managedElection}/calendario`, conveners, async (c) =>
    showCalendar(c, await managedInReach(c), emptyForm, 200),
  )
  .post(`${managedElection}/calendario`, conveners, async (c) => {
    const deps = c.get('deps');
    const election = await managedInReach(c);
    const body = await formBody(c);
    const form = parseForm(calendarForm(deps.charter), body);
    const known = { stage: stageOf(election, now(c)), at: now(c), zone: homeZone(deps.charter) };
    const result = await submit(
      form,
      (moments) => changeCalendar(deps, election.id, moments, convening(c, election), now(c)),
      (read) => aboutCalendarChange(deps.charter.elections, election, momentsRead(read, deps.charter), known),
    );
    if (!result.ok) return showCalendar(c, election, again(body, result.reasons), 422);
    return onTo(c, managePath(election), 'calendar');
  });

async function showElections(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const at = now(c);
  const all = (await listElections(db)).map((election) => ({ election, stage: stageOf(election, at) }));
  const isOver = (stage: (typeof all)[number]['stage']) => ['proclaimed', 'void', 'cancelled'].includes(stage);
  const announced = all.filter(({ election }) => election.convenedAt !== null);
  return show(
    c,
    <ElectionsPage
      reader={c.get('reader')}
      charter={charter}
      preparing={all.filter(({ election, stage }) => stage === 'preparing' && mayManage(c.get('actor'), election.body))}
      open={announced.filter(({ stage }) => !isOver(stage))}
      past={announced.filter(({ stage }) => isOver(stage))}
      mayConvene={convenedBodies(c.get('actor'), charter).length > 0}
    />,
  );
}

/** The elections of a mesa, for its page: those under way and those that are over. */
export const mesaElections: MesaSection = async (c, mesa) => {
  const { db, charter } = c.get('deps');
  const at = now(c);
  const announced = (await listElections(db)).filter(
    ({ body, convenedAt }) => body === `mesa:${mesa.n}` && convenedAt !== null,
  );
  return (
    <MesaElections
      reader={c.get('reader')}
      charter={charter}
      elections={announced.map((election) => ({ election, stage: stageOf(election, at) }))}
    />
  );
};

async function showElection(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const election = await electionInReach(c);
  const [list, candidacies, members] = await Promise.all([
    publishedList(db, election.id),
    candidaciesOf(db, election.id),
    membersOf(db, election.body),
  ]);
  const own = spokenFor(c.get('actor'));
  const speaksFor = members.filter(({ id }) => own.includes(id));
  const done = doneCode(c, ['voter', 'objected', 'proposed']);
  return show(
    c,
    <ElectionPage
      reader={c.get('reader')}
      charter={charter}
      election={election}
      stage={stageOf(election, now(c))}
      list={list}
      admitted={candidacies.filter((one) => candidacyState(one) === 'admitted')}
      waiting={candidacies.filter((one) => candidacyState(one) === 'accepted').length}
      members={members}
      speaksFor={speaksFor}
      mayPropose={c.get('actor') === null || speaksFor.length > 0}
      mayManage={mayManage(c.get('actor'), election.body)}
      done={done && `elections.done.${done}`}
    >
      <VoteLinks
        reader={c.get('reader')}
        election={election}
        stage={stageOf(election, now(c))}
        oversees={overseeingMandate(c.get('actor')) !== null}
      />
    </ElectionPage>,
  );
}

async function showNew(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { charter } = c.get('deps');
  const bodies = convenedBodies(c.get('actor'), charter);
  return show(
    c,
    <NewElectionPage
      reader={c.get('reader')}
      charter={charter}
      form={form}
      once={onceOf(form)}
      bodies={bodies}
      proposed={proposedCalendar(charter.elections, now(c), homeZone(charter))}
      body={bodies.find((one) => one === c.req.query('mesa')) ?? null}
      seats={/^[1-9]$/.test(c.req.query('cargos') ?? '') ? Number(c.req.query('cargos')) : null}
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

/** Only what is not announced yet is changed there; afterwards there is the calendar. */
async function preparedInReach(c: Web): Promise<Election> {
  const election = await managedInReach(c);
  if (election.convenedAt !== null) throw new HTTPException(404);
  return election;
}

const showPrepared = (c: Web, election: Election, form: FormState, status: 200 | 422) =>
  show(
    c,
    <PreparedPage reader={c.get('reader')} charter={c.get('deps').charter} election={election} form={form} />,
    status,
  );

const showCalendar = (c: Web, election: Election, form: FormState, status: 200 | 422) =>
  show(
    c,
    <CalendarPage reader={c.get('reader')} charter={c.get('deps').charter} election={election} form={form} />,
    status,
  );

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
