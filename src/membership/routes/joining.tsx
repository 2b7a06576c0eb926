import { Hono } from 'hono';
import { everyone, linkHolder } from '../../mandates/guards.ts';
import { tooManyAttempts } from '../../platform/attempts.ts';
import { connectionOf } from '../../platform/connection.ts';
import { emptyForm, type FormState, parseForm, valuesOf } from '../../platform/forms.ts';
import { newToken } from '../../platform/random.ts';
import type { Reason } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { confirmationAgainForm, objectionForm, startForm } from '../forms.ts';
import { lookForDuplicates } from '../look-for-duplicates.ts';
import { unreviewedMesas } from '../look-for-vacancies.ts';
import { objectToRefusal } from '../object-to-refusal.ts';
import { ApplicationPage, applicationDone } from '../pages/ApplicationPage.tsx';
import { CheckPage } from '../pages/CheckPage.tsx';
import { DraftPage } from '../pages/DraftPage.tsx';
import { JoinPage } from '../pages/JoinPage.tsx';
import { StepPage } from '../pages/StepPage.tsx';
import { readDraft, stepReasons } from '../rules/draft.ts';
import { joiningSteps, nextStep, previousStep, stepAt, stepPaths } from '../rules/joining-steps.ts';
import { saveStep } from '../save-step.ts';
import { sendConfirmation } from '../send-confirmation.ts';
import { startApplication } from '../start-application.ts';
import { mailedTo } from '../store/application-links.ts';
import { reviewsOf } from '../store/reviews.ts';
import { submitApplication } from '../submit-application.ts';
import type { JoiningApplication, SentApplication } from '../types.ts';
import { applicationAt, secret, writableAt } from './access.ts';

const step = `:step{${joiningSteps.map((one) => stepPaths[one]).join('|')}}`;

export const joiningRoutes = new Hono<Env>()
  .get('/sumarse', everyone, (c) => showJoin(c, [], 200))
  .post('/sumarse', everyone, async (c) => {
    const { db } = c.get('deps');
    if (await tooManyAttempts(db, `join ${connectionOf(c)}`, 100, 60, now(c)))
      return showJoin(c, [{ code: 'busy' }], 429);
    const form = parseForm(startForm, await formBody(c));
    if (!form.ok) return showJoin(c, form.reasons, 422);
    const token = form.value.once;
    await startApplication(c.get('deps'), { token, language: c.get('reader').language, assisted: null }, now(c));
    return onTo(c, `/sumarse/${token}/${stepPaths[joiningSteps[0]]}`);
  })
  .get(`/sumarse/${secret}`, linkHolder, async (c) => {
    const application = await applicationAt(c);
    return application.submission ? showApplication(c, sent(application)) : showDraft(c, await writableAt(c));
  })
  .get(`/sumarse/${secret}/${step}`, linkHolder, async (c) => {
    const application = await writableAt(c);
    if (application.submission) return toApplication(c);
    const checking = c.req.query('revisar') !== undefined;
    const reasons = checking ? reasonsIn(c, application) : [];
    return showStep(c, application, { values: application.draft, reasons }, checking, 200);
  })
  .post(`/sumarse/${secret}/${step}`, linkHolder, async (c) => {
    const application = await writableAt(c);
    if (application.submission) return toApplication(c);
    const body = await formBody(c);
    const current = stepIn(c);
    const saving = { applicationId: application.id, step: current, sent: valuesOf(body) };
    const saved = await saveStep(c.get('deps'), saving, now(c));
    if (!saved.ok) return toApplication(c);
    const { draft, reasons, mailedTo: mailed } = saved.value;
    const token = c.req.param('token');
    if (body.go === 'later') return onTo(c, `/sumarse/${token}`, 'saved');
    const before = body.go === 'back' ? previousStep(current) : null;
    if (before) return onTo(c, `/sumarse/${token}/${stepPaths[before]}`);
    const checking = body.checking === 'yes';
    if (reasons.length > 0) return showStep(c, { ...application, draft }, again(body, reasons), checking, 422);
    const next = checking ? null : nextStep(current);
    return onTo(c, `/sumarse/${token}/${next ? stepPaths[next] : 'revisar'}`, mailed ? 'mailed' : undefined);
  })
  .get(`/sumarse/${secret}/revisar`, linkHolder, async (c) => {
    const application = await writableAt(c);
    return application.submission ? toApplication(c) : showCheck(c, application, [], 200);
  })
  .post(`/sumarse/${secret}/revisar`, linkHolder, async (c) => {
    const application = await writableAt(c);
    const result = await submitApplication(c.get('deps'), application.id, now(c));
    if (!result.ok) return showCheck(c, application, result.reasons, 422);
    return onTo(c, `/sumarse/${c.req.param('token')}`, application.assistedMesa === null ? 'sent' : 'sent-assisted');
  })
  .get(`/sumarse/${secret}/:form{confirmacion|objecion}`, linkHolder, (c) => toApplication(c))
  .post(`/sumarse/${secret}/confirmacion`, linkHolder, async (c) => {
    const application = await applicationAt(c);
    if (!application.submission) return toApplication(c);
    const body = await formBody(c);
    const form = parseForm(confirmationAgainForm, body);
    const asked = { applicationId: application.id };
    const result = form.ok ? await sendConfirmation(c.get('deps'), { ...asked, ...form.value }, now(c)) : form;
    if (result.ok) return onTo(c, `/sumarse/${c.req.param('token')}`, 'again');
    return showApplication(c, sent(application), { emailForm: again(body, result.reasons) });
  })
  .post(`/sumarse/${secret}/objecion`, linkHolder, async (c) => {
    const application = await applicationAt(c);
    if (!application.submission) return toApplication(c);
    const body = await formBody(c);
    const form = parseForm(objectionForm(c.get('deps').charter.mesas.map(({ n }) => n)), body);
    const result = form.ok
      ? await objectToRefusal(
          c.get('deps'),
          { applicationId: application.id, mesa: form.value.mesa, text: form.value.text ?? '' },
          now(c),
        )
      : form;
    if (result.ok) return onTo(c, `/sumarse/${c.req.param('token')}`, 'objected');
    return showApplication(c, sent(application), { objectionForm: again(body, result.reasons) });
  });

const toApplication = (c: Web): Response => onTo(c, `/sumarse/${c.req.param('token')}`);

/** A sent application, told so to the types; behind a check that it is one. */
function sent(application: JoiningApplication): SentApplication {
  const { submission } = application;
  if (!submission) throw new Error('an application that was not sent');
  return { ...application, submission };
}

function stepIn(c: Web) {
  const found = stepAt(c.req.param('step') ?? '');
  if (!found) throw new Error('a step that no route has');
  return found;
}

const reasonsIn = (c: Web, { draft, assistedMesa }: JoiningApplication): readonly Reason[] =>
  stepReasons(stepIn(c), draft, c.get('deps').charter, assistedMesa);

function showJoin(c: Web, reasons: readonly Reason[], status: 200 | 422 | 429) {
  const { charter, random } = c.get('deps');
  // Each visit has a secret of its own: the page is not kept for others.
  c.set('shared', false);
  c.header('Cache-Control', 'no-store');
  return show(
    c,
    <JoinPage reader={c.get('reader')} charter={charter} once={newToken(random)} reasons={reasons} />,
    status,
  );
}

const showDraft = async (c: Web, application: JoiningApplication) =>
  show(
    c,
    <DraftPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      token={c.req.param('token') ?? ''}
      application={application}
      saved={doneCode(c, ['saved']) !== null}
      mailed={await mailedTo(c.get('deps').db, application.id)}
    />,
  );

function showStep(c: Web, application: JoiningApplication, form: FormState, checking: boolean, status: 200 | 422) {
  const { charter } = c.get('deps');
  const mailed = doneCode(c, ['mailed']) && readDraft(application.draft, charter, application.assistedMesa).email;
  return show(
    c,
    <StepPage
      reader={c.get('reader')}
      charter={charter}
      token={c.req.param('token') ?? ''}
      application={application}
      step={stepIn(c)}
      form={form}
      checking={checking}
      mailedTo={mailed || null}
    />,
    status,
  );
}

async function showCheck(c: Web, application: JoiningApplication, reasons: readonly Reason[], status: 200 | 422) {
  const { db, charter } = c.get('deps');
  const answers = readDraft(application.draft, charter, application.assistedMesa);
  const duplicates = await lookForDuplicates(
    db,
    { ...answers, names: [answers.name], emails: answers.email ? [answers.email] : [], people: [] },
    { at: now(c), self: [application.id], applicationsToo: false },
  );
  return show(
    c,
    <CheckPage
      reader={c.get('reader')}
      charter={charter}
      token={c.req.param('token') ?? ''}
      application={application}
      reasons={reasons}
      duplicates={duplicates}
    />,
    status,
  );
}

async function showApplication(
  c: Web,
  application: SentApplication,
  {
    emailForm = emptyForm,
    objectionForm: objecting = emptyForm,
  }: { emailForm?: FormState; objectionForm?: FormState } = {},
): Promise<Response> {
  const { db, charter } = c.get('deps');
  const reviews = (await reviewsOf(db, [application.id])).get(application.id) ?? [];
  const waiting = reviews.filter(({ decision }) => decision === null).map(({ mesa }) => mesa);
  const failed = emailForm.reasons.length + objecting.reasons.length > 0;
  return show(
    c,
    <ApplicationPage
      reader={{ ...c.get('reader'), path: `/sumarse/${c.req.param('token')}` }}
      charter={charter}
      token={c.req.param('token') ?? ''}
      application={application}
      reviews={reviews}
      unread={await unreviewedMesas({ db, charter }, waiting, now(c))}
      at={now(c)}
      done={doneCode(c, applicationDone)}
      emailForm={emailForm}
      objectionForm={objecting}
    />,
    failed ? 422 : 200,
  );
}
