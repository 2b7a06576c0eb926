import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { homeZone } from '../charter/rules/home-zone.ts';
import { tooManyAttempts } from '../platform/attempts.ts';
import { connectionOf } from '../platform/connection.ts';
import { emptyForm, type FormState, parseForm, submit } from '../platform/forms.ts';
import { refuse } from '../platform/result.ts';
import { actingWith, again, doneCode, type Env, formBody, onTo, show, type Web } from '../web.ts';
import { aboutAppointment, appointPerson } from './appoint-person.ts';
import { aboutEnd, endMandate } from './end-mandate.ts';
import { agencyForm, endForm, grantForm, setUpForm } from './forms.ts';
import { everyone, holding } from './guards.ts';
import { nameAgency } from './name-agency.ts';
import { MandatesPage } from './pages/MandatesPage.tsx';
import { SetUpPage } from './pages/SetUpPage.tsx';
import { grantingMandate } from './permissions.ts';
import { appointable } from './rules/appointable.ts';
import { beginningOf } from './rules/granting.ts';
import { aboutSetUp, setUpMechanism } from './set-up-mechanism.ts';
import { holdersFrom } from './store/mandates.ts';
import { isSetUp } from './store/set-up.ts';
import type { Acting, Body, MandateId, TakesPart } from './types.ts';

/** `takesPart`: what the rooms above know of a mesa's members. */
export const mandateRoutes = (takesPart: TakesPart) =>
  new Hono<Env>()
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
      const result = await submit(
        form,
        (given) => setUpMechanism(c.get('deps'), given, clock()),
        ({ code }) => aboutSetUp(db, code),
      );
      if (!result.ok) return showSetUp(c, again(body, result.reasons), 422);
      return onTo(c, '/entrar', 'set-up');
    })
    .get('/mandatos', holding('grant-mandates'), (c) => showMandates(c, { grant: emptyForm }, 200))
    .post('/mandatos', holding('grant-mandates'), async (c) => {
      const body = await formBody(c);
      const { charter } = c.get('deps');
      const places = appointable(charter).map(({ key }) => key);
      const form = parseForm(grantForm(places, charter), body);
      const result = await submit(
        form,
        (asked) => appoint(c, asked, takesPart),
        (asked) => aboutAppointment({ ...c.get('deps'), takesPart }, placed(c, asked), granting(c)),
      );
      if (!result.ok) return showMandates(c, { grant: again(body, result.reasons) }, 422);
      return onTo(c, '/mandatos', 'granted');
    })
    .get('/mandatos/agencia', holding('grant-mandates'), (c) => onTo(c, '/mandatos'))
    .post('/mandatos/agencia', holding('grant-mandates'), async (c) => {
      const deps = c.get('deps');
      const body = await formBody(c);
      const form = parseForm(agencyForm(deps.charter), body);
      const named = form.ok ? { mandateId: form.value.mandate as MandateId, agency: form.value.agency } : null;
      const result = form.ok && named ? await nameAgency(deps, named, granting(c), deps.clock()) : form;
      if (!result.ok) return showMandates(c, { grant: emptyForm, end: again(body, result.reasons) }, 422);
      return onTo(c, '/mandatos', 'agency');
    })
    .get('/mandatos/fin', holding('grant-mandates'), (c) => onTo(c, '/mandatos'))
    .post('/mandatos/fin', holding('grant-mandates'), async (c) => {
      const deps = c.get('deps');
      const body = await formBody(c);
      const form = parseForm(endForm, body);
      const bodies = standingBodies(c);
      const result = await submit(
        form,
        ({ mandate, cause }) =>
          endMandate(deps, { mandateId: mandate as MandateId, cause, bodies }, granting(c), deps.clock()),
        ({ mandate }) =>
          mandate ? aboutEnd(deps, { mandateId: mandate as MandateId, bodies }, granting(c), deps.clock()) : [],
      );
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

async function appoint(c: Web, asked: Asked, takesPart: TakesPart) {
  const deps = { ...c.get('deps'), takesPart };
  const { office, body, startsAt, until } = placed(c, asked);
  if (!office || !body || !startsAt) return refuse({ code: 'not-an-option', field: 'office' });
  const { language } = c.get('reader');
  const { once, name, email, onBehalfOf, agency } = asked;
  const appointment = {
    ...{ once, name, email, onBehalfOf, agency, office, body, startsAt },
    language: asked.language ?? language,
    ...(until && { endsAt: until }),
    source: { kind: 'appointment', text: { [language]: asked.source } },
  } as const;
  return appointPerson(deps, appointment, granting(c), deps.clock());
}

/** The office of a body and the moments that a form means, as far as it could be read. */
function placed(c: Web, { email, office, onBehalfOf, from, until }: Partial<Asked>) {
  const { charter, clock } = c.get('deps');
  const zone = homeZone(charter);
  const place = appointable(charter).find(({ key }) => key === office);
  return {
    ...(email !== undefined && { email }),
    ...(onBehalfOf && { onBehalfOf }),
    ...(place && { office: place.office.key, body: place.body }),
    ...(from && { startsAt: beginningOf(from, clock(), zone) }),
    ...(until !== undefined && { until: until?.toZonedDateTime(zone).toInstant() ?? null }),
  };
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
      done={doneCode(c, ['granted', 'ended', 'agency'])}
    />,
    status,
  );
}
