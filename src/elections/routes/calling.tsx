import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { actingWith, again, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { changeCalendar } from '../change-calendar.ts';
import { calendarForm, callForm, callRead, momentsRead, preparedForm } from '../forms.ts';
import { CalendarPage, NewElectionPage, PreparedPage } from '../pages/CallFormPage.tsx';
import { managePath } from '../pages/ManagedElection.tsx';
import { convenedBodies, conveningMandate, ownConvenedBody } from '../permissions.ts';
import { aboutPreparing, changePrepared, prepareElection } from '../prepare-election.ts';
import { aboutCalendarChange, proposedCalendar } from '../rules/calendar.ts';
import { stageOf } from '../rules/stage.ts';
import type { Election } from '../types.ts';
import { convening, managedElection, managedInReach, onceOf } from './in-reach.ts';

const conveners = holding('convene-election');

/** How an election is prepared, and its calendar changed. */
export const callingRoutes = new Hono<Env>()
  .get('/elecciones/nueva', conveners, (c) => showNew(c, emptyForm, 200))
  .post('/elecciones/nueva', conveners, async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(callForm(deps.charter, convenedBodies(c.get('actor'), deps.charter)), body);
    const result = await submit(
      form,
      (call) => prepareElection(deps, call, actingWith(c, conveningMandate(c.get('actor'), call.body)), now(c)),
      (read) => aboutPreparing(deps, callRead(read, deps.charter), { at: now(c) }),
    );
    if (!result.ok) return showNew(c, again(body, result.reasons), 422);
    return onTo(c, managePath({ slug: result.value }), 'prepared');
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
      (read) =>
        aboutPreparing(deps, callRead({ ...read, body: convened, contest }, deps.charter), {
          at: now(c),
          except: election.id,
        }),
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
      body={bodies.find((one) => one === c.req.query('mesa')) ?? ownConvenedBody(c.get('actor'), charter)}
      seats={/^[1-9]$/.test(c.req.query('cargos') ?? '') ? Number(c.req.query('cargos')) : null}
    />,
    status,
  );
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
