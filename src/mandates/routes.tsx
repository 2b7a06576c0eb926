import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { registerPerson } from '../accounts/register-person.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { connectionOf } from '../platform/connection.ts';
import { transact } from '../platform/database.ts';
import { emptyForm, type FormState, parseForm } from '../platform/forms.ts';
import { accept, refuse } from '../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../web.ts';
import { endMandate } from './end-mandate.ts';
import { endForm, grantForm, setUpForm } from './forms.ts';
import { grantMandate } from './grant-mandate.ts';
import { everyone, holding } from './guards.ts';
import { MandatesPage } from './pages/MandatesPage.tsx';
import { SetUpPage } from './pages/SetUpPage.tsx';
import { appointable, type Place } from './rules/appointable.ts';
import { actingUnder, mandateFor } from './rules/powers.ts';
import { setUpMechanism } from './set-up-mechanism.ts';
import { currentHolders, isSetUp } from './store.ts';
import type { Acting, MandateId } from './types.ts';

export const mandateRoutes = new Hono<Env>()
  .get('/instalar', everyone, async (c) => {
    if (await isSetUp(c.get('deps').db)) throw new HTTPException(404);
    return showSetUp(c, emptyForm, 200);
  })
  .post('/instalar', everyone, async (c) => {
    const { db, charter, clock } = c.get('deps');
    const body = await formBody(c);
    if (await tooManyAttempts(db, `set-up ${connectionOf(c)}`, 20, 15, clock())) {
      return showSetUp(c, again(body, [{ code: 'busy' }]), 429);
    }
    const form = parseForm(setUpForm(charter), body);
    const result = form.ok ? await setUpMechanism(c.get('deps'), form.value, clock()) : form;
    if (!result.ok) return showSetUp(c, again(body, result.reasons), 422);
    return onTo(c, '/entrar', 'set-up');
  })
  .get('/mandatos', holding('grant-mandates'), (c) => showMandates(c, emptyForm, 200))
  .post('/mandatos', holding('grant-mandates'), async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const places = appointable(deps.charter);
    const form = parseForm(grantForm(places.map(({ key }) => key)), body);
    const result = form.ok ? await appoint(c, form.value, places) : form;
    if (!result.ok) return showMandates(c, again(body, result.reasons), 422);
    return onTo(c, '/mandatos', 'granted');
  })
  .post('/mandatos/fin', holding('grant-mandates'), async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(endForm, body);
    const result = form.ok
      ? await endMandate(
          deps,
          { mandateId: form.value.mandate as MandateId, cause: form.value.cause },
          granting(c),
          deps.clock(),
        )
      : form;
    if (!result.ok) return showMandates(c, again({}, result.reasons), 422);
    return onTo(c, '/mandatos', 'ended');
  });

async function appoint(
  c: Web,
  asked: {
    name: string;
    email: string;
    office: string;
    onBehalfOf: string | null;
    from: Temporal.PlainDate;
    source: string;
  },
  places: readonly Place[],
) {
  const deps = c.get('deps');
  const place = places.find(({ key }) => key === asked.office);
  if (!place) return refuse({ code: 'not-an-option', field: 'office' });
  const { language } = c.get('reader');
  const at = deps.clock();
  const added = await transact(deps.db, async (tx) => accept(await registerPerson(tx, { ...asked, language }, at)));
  if (!added.ok) return added;
  const today = at.toZonedDateTimeISO(homeZone(deps.charter)).toPlainDate();
  const grant = {
    personId: added.value,
    office: place.office.key,
    body: place.body,
    onBehalfOf: asked.onBehalfOf,
    // Today's mandate begins now; another day's at midnight, by the mechanism's calendar.
    startsAt: asked.from.equals(today) ? at : asked.from.toZonedDateTime(homeZone(deps.charter)).toInstant(),
    source: { kind: 'appointment', text: { [language]: asked.source } },
  } as const;
  return grantMandate(deps, grant, granting(c), at);
}

function granting(c: Web): Acting {
  const actor = c.get('actor');
  const mandate = mandateFor(actor, 'grant-mandates');
  if (!actor || !mandate) throw new HTTPException(403);
  return actingUnder(actor, mandate);
}

const showSetUp = (c: Web, form: FormState, status: 200 | 422 | 429) =>
  show(c, <SetUpPage reader={c.get('reader')} charter={c.get('deps').charter} form={form} />, status);

async function showMandates(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const places = appointable(charter);
  const holders = await currentHolders(db, [...new Set(places.map(({ body }) => body))], clock());
  return show(
    c,
    <MandatesPage
      reader={c.get('reader')}
      charter={charter}
      places={places}
      holders={holders}
      form={form}
      done={doneCode(c, ['granted', 'ended'])}
    />,
    status,
  );
}
