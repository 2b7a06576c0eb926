import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { homeZone } from '../charter/rules/home-zone.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { connectionOf } from '../platform/connection.ts';
import { emptyForm, type FormState, parseForm } from '../platform/forms.ts';
import { refuse } from '../platform/result.ts';
import { actingWith, again, doneCode, type Env, formBody, onTo, show, type Web } from '../web.ts';
import { appointPerson } from './appoint-person.ts';
import { endMandate } from './end-mandate.ts';
import { endForm, grantForm, setUpForm } from './forms.ts';
import { everyone, holding } from './guards.ts';
import { MandatesPage } from './pages/MandatesPage.tsx';
import { SetUpPage } from './pages/SetUpPage.tsx';
import { grantingMandate } from './permissions.ts';
import { appointable } from './rules/appointable.ts';
import { beginningOf } from './rules/granting.ts';
import { setUpMechanism } from './set-up-mechanism.ts';
import { holdersFrom, isSetUp } from './store.ts';
import type { Acting, Body, MandateId } from './types.ts';

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
  .get('/mandatos', holding('grant-mandates'), (c) => showMandates(c, { grant: emptyForm }, 200))
  .post('/mandatos', holding('grant-mandates'), async (c) => {
    const body = await formBody(c);
    const { charter } = c.get('deps');
    const places = appointable(charter).map(({ key }) => key);
    const form = parseForm(grantForm(places, charter), body);
    const result = form.ok ? await appoint(c, form.value) : form;
    if (!result.ok) return showMandates(c, { grant: again(body, result.reasons) }, 422);
    return onTo(c, '/mandatos', 'granted');
  })
  .get('/mandatos/fin', holding('grant-mandates'), (c) => onTo(c, '/mandatos'))
  .post('/mandatos/fin', holding('grant-mandates'), async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(endForm, body);
    const result = form.ok
      ? await endMandate(
          deps,
          { mandateId: form.value.mandate as MandateId, cause: form.value.cause, bodies: standingBodies(c) },
          granting(c),
          deps.clock(),
        )
      : form;
    if (!result.ok) return showMandates(c, { grant: emptyForm, end: again(body, result.reasons) }, 422);
    return onTo(c, '/mandatos', 'ended');
  });

type Asked = {
  once: string;
  name: string;
  email: string;
  language: string | null;
  office: string;
  onBehalfOf: string | null;
  agency: string | null;
  from: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
  source: string;
};

async function appoint(c: Web, { office, from, until, source, ...asked }: Asked) {
  const deps = c.get('deps');
  const place = appointable(deps.charter).find(({ key }) => key === office);
  if (!place) return refuse({ code: 'not-an-option', field: 'office' });
  const { language } = c.get('reader');
  const at = deps.clock();
  const zone = homeZone(deps.charter);
  const appointment = {
    ...asked,
    language: asked.language ?? language,
    office: place.office.key,
    body: place.body,
    startsAt: beginningOf(from, at, zone),
    ...(until && { endsAt: until.toZonedDateTime(zone).toInstant() }),
    source: { kind: 'appointment', text: { [language]: source } },
  } as const;
  return appointPerson(deps, appointment, granting(c), at);
}

const granting = (c: Web): Acting => actingWith(c, grantingMandate(c.get('actor')));

const standingBodies = (c: Web): readonly Body[] => [
  ...new Set(appointable(c.get('deps').charter).map(({ body }) => body)),
];

const showSetUp = (c: Web, form: FormState, status: 200 | 422 | 429) =>
  show(c, <SetUpPage reader={c.get('reader')} charter={c.get('deps').charter} form={form} />, status);

async function showMandates(
  c: Web,
  forms: { grant: FormState; end?: FormState },
  status: 200 | 422,
): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const at = clock();
  const { once } = forms.grant.values;
  return show(
    c,
    <MandatesPage
      reader={{ ...c.get('reader'), path: '/mandatos' }}
      charter={charter}
      places={appointable(charter)}
      holders={await holdersFrom(db, standingBodies(c), at)}
      at={at}
      grant={forms.grant}
      end={forms.end ?? emptyForm}
      once={typeof once === 'string' && once !== '' ? once : crypto.randomUUID()}
      done={doneCode(c, ['granted', 'ended'])}
    />,
    status,
  );
}
