import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { newToken } from '../../platform/random.ts';
import { actingWith, actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { assistAgainForm, assistForm } from '../forms.ts';
import { linkApplication } from '../link-application.ts';
import { AssistedPage } from '../pages/AssistedPage.tsx';
import { assistedMesas, assistingMandate, reviewedMesas } from '../permissions.ts';
import { joiningSteps, stepPaths } from '../rules/joining-steps.ts';
import { startApplication } from '../start-application.ts';
import { assistedDrafts } from '../store/applications.ts';
import { assistedApplications } from '../store/review-lists.ts';
import { tellGroup } from '../tell-group.ts';
import type { ApplicationId } from '../types.ts';

const path = '/solicitudes/asistida';

export const assistedRoutes = new Hono<Env>()
  .get(path, holding('assist-joining'), (c) => showAssisted(c, emptyForm, 200))
  .post(path, holding('assist-joining'), async (c) => {
    const { charter } = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(assistForm(assistedMesas(c.get('actor'), charter)), body);
    if (!form.ok) return showAssisted(c, again(body, form.reasons), 422);
    const { mesa, once: token } = form.value;
    const by = actingWith(c, assistingMandate(c.get('actor'), mesa, charter));
    const start = { token, language: c.get('reader').language, assisted: { mesa, by } };
    await startApplication(c.get('deps'), start, now(c));
    return onTo(c, `/sumarse/${token}/${stepPaths[joiningSteps[0]]}`);
  })
  .get(`${path}/seguir`, holding('assist-joining'), (c) => onTo(c, path))
  .post(`${path}/seguir`, holding('assist-joining'), async (c) => {
    const { db, charter } = c.get('deps');
    const form = parseForm(assistAgainForm, await formBody(c));
    const mesas = assistedMesas(c.get('actor'), charter);
    const assisted = [...(await assistedDrafts(db, mesas)), ...(await assistedApplications(db, mesas))];
    const found = form.ok ? assisted.find(({ id }) => id === form.value.application) : null;
    if (!found) throw new HTTPException(404);
    return onTo(c, `/sumarse/${await linkApplication(c.get('deps'), found.id, now(c))}`);
  })
  .get(`${path}/avisado`, holding('assist-joining'), (c) => onTo(c, path))
  .post(`${path}/avisado`, holding('assist-joining'), async (c) => {
    const { charter } = c.get('deps');
    const form = parseForm(assistAgainForm, await formBody(c));
    if (!form.ok) throw new HTTPException(404);
    const told = {
      applicationId: form.value.application as ApplicationId,
      mesas: assistedMesas(c.get('actor'), charter),
    };
    const result = await tellGroup(c.get('deps'), told, actorOf(c), now(c));
    if (!result.ok) throw new HTTPException(404);
    return onTo(c, path, 'told');
  });

async function showAssisted(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter, random } = c.get('deps');
  const actor = c.get('actor');
  const mesas = assistedMesas(actor, charter);
  c.header('Cache-Control', 'no-store');
  return show(
    c,
    <AssistedPage
      reader={c.get('reader')}
      charter={charter}
      mesas={mesas}
      drafts={await assistedDrafts(db, mesas)}
      sent={await assistedApplications(db, mesas)}
      reviews={reviewedMesas(actor, charter).length > 0}
      once={newToken(random)}
      form={form}
      done={doneCode(c, ['told'])}
    />,
    status,
  );
}
