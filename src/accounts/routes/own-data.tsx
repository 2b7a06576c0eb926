import { Hono } from 'hono';
import { linkHolder, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { digest } from '../../platform/random.ts';
import { actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { confirmEmailChange, requestEmailChange } from '../change-email.ts';
import { changeOwnData } from '../change-own-data.ts';
import { collectOwnData } from '../collect-own-data.ts';
import { erasePerson } from '../erase-person.ts';
import { emailForm, erasureForm, ownDataForm } from '../forms.ts';
import { EmailChangedPage, EmailChangeGonePage, EmailChangePage } from '../pages/EmailChangePage.tsx';
import { ErasurePage } from '../pages/ErasurePage.tsx';
import { OwnDataPage, ownDataDone } from '../pages/OwnDataPage.tsx';
import { decideLink } from '../rules/links.ts';
import { findEmailChange } from '../store/links.ts';
import { findOwnData } from '../store.ts';
import type { PersonalRecords } from '../types.ts';
import { officesOf, passedIfAny, standingAt } from './access.ts';

const home = '/mi/datos';

/** `records`: what the rooms above keep about persons. */
export const ownDataRoutes = (records: readonly PersonalRecords[]) =>
  new Hono<Env>()
    .get(home, signedIn, passedIfAny, (c) => showOwnData(c, records, {}, 200))
    .post(home, signedIn, passedIfAny, async (c) => {
      const { db, charter } = c.get('deps');
      const { personId, zone } = actorOf(c);
      const body = await formBody(c);
      const form = parseForm(ownDataForm(charter, zone), body);
      const result = form.ok ? await changeOwnData({ db }, personId, form.value) : form;
      if (!result.ok) return showOwnData(c, records, { form: again(body, result.reasons) }, 422);
      return onTo(c, home, 'data');
    })
    .get(`${home}/correo`, signedIn, (c) => onTo(c, `${home}#correo`))
    .post(`${home}/correo`, signedIn, passedIfAny, async (c) => {
      const body = await formBody(c);
      const form = parseForm(emailForm, body);
      const asked = { personId: actorOf(c).personId };
      const result = form.ok
        ? await requestEmailChange(c.get('deps'), { ...asked, email: form.value.email }, now(c))
        : form;
      if (!result.ok) return showOwnData(c, records, { emailForm: again(body, result.reasons) }, 422);
      return onTo(c, home, 'email-asked');
    })
    .get(`${home}/correo/:token`, linkHolder, (c) => showEmailChange(c, c.req.param('token'), 200))
    .post(`${home}/correo/:token`, linkHolder, async (c) => {
      const token = c.req.param('token');
      const result = await confirmEmailChange(c.get('deps'), token, now(c));
      if (!result.ok) return showEmailChange(c, token, 422, result.reasons);
      const change = await findEmailChange(c.get('deps').db, digest(token));
      return show(c, <EmailChangedPage reader={c.get('reader')} email={change?.email ?? ''} />);
    })
    .get(`${home}/descarga`, signedIn, passedIfAny, async (c) => {
      const data = await collectOwnData(c.get('deps').db, actorOf(c).personId, records, now(c));
      c.header('Content-Disposition', 'attachment; filename="pansocial.json"');
      c.header('Content-Type', 'application/json; charset=utf-8');
      return c.body(`${JSON.stringify(data, null, 2)}\n`);
    })
    .get(`${home}/borrar`, signedIn, passedIfAny, (c) => showErasure(c, emptyForm, 200))
    .post(`${home}/borrar`, signedIn, passedIfAny, async (c) => {
      const body = await formBody(c);
      const form = parseForm(erasureForm, body);
      const asked = { personId: actorOf(c).personId, offices: officesOf(c, 'all') };
      const result = form.ok ? await erasePerson(c.get('deps'), asked, records, now(c)) : form;
      return result.ok ? onTo(c, '/entrar', 'erased') : showErasure(c, again(body, result.reasons), 422);
    });

async function showOwnData(
  c: Web,
  records: readonly PersonalRecords[],
  { form = emptyForm, emailForm = emptyForm }: { form?: FormState; emailForm?: FormState },
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  return show(
    c,
    <OwnDataPage
      reader={standingAt(c, home)}
      charter={charter}
      person={await findOwnData(db, actorOf(c).personId)}
      records={records}
      form={form}
      emailForm={emailForm}
      done={doneCode(c, ownDataDone)}
    />,
    status,
  );
}

async function showEmailChange(
  c: Web,
  token: string,
  status: 200 | 422,
  reasons: Parameters<typeof EmailChangePage>[0]['reasons'] = [],
): Promise<Response> {
  const reader = c.get('reader');
  const change = await findEmailChange(c.get('deps').db, digest(token));
  const decision = decideLink(change, now(c));
  if (decision.ok) {
    return show(c, <EmailChangePage reader={reader} token={token} change={decision.value} reasons={reasons} />, status);
  }
  return show(c, <EmailChangeGonePage reader={reader} used={change?.usedAt != null} />, change ? 410 : 404);
}

const showErasure = (c: Web, form: FormState, status: 200 | 422) =>
  show(c, <ErasurePage reader={standingAt(c, `${home}/borrar`)} form={form} offices={officesOf(c, 'all')} />, status);
