import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { nameOf } from '../../accounts/store.ts';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { actingWith, actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { aboutDecision, decideApplication } from '../decide-application.ts';
import { decisionForm } from '../forms.ts';
import { lookForDuplicates } from '../look-for-duplicates.ts';
import { ApplicationsPage } from '../pages/ApplicationsPage.tsx';
import { ReviewPage, reviewDone } from '../pages/ReviewPage.tsx';
import { assistedMesas, reviewedMesas, reviewingMandate } from '../permissions.ts';
import { readDraft } from '../rules/draft.ts';
import { findApplication } from '../store/applications.ts';
import { applicationsTo } from '../store/review-lists.ts';
import { reviewsOf } from '../store/reviews.ts';
import type { MesaReview, SentApplication } from '../types.ts';

export const reviewRoutes = new Hono<Env>()
  .get('/solicitudes', holding('review-applications'), async (c) => {
    const { db, charter } = c.get('deps');
    const actor = c.get('actor');
    const mesas = reviewedMesas(actor, charter);
    return show(
      c,
      <ApplicationsPage
        reader={c.get('reader')}
        charter={charter}
        mesas={mesas}
        applications={await applicationsTo(db, mesas)}
        assists={assistedMesas(actor, charter).length > 0}
      />,
    );
  })
  .get(`/solicitudes/:id${uuidPart}`, holding('review-applications'), async (c) => showReview(c, emptyForm, 200))
  .post(`/solicitudes/:id${uuidPart}`, holding('review-applications'), async (c) => {
    const deps = c.get('deps');
    const { application } = await withinReach(c);
    const body = await formBody(c);
    const form = parseForm(decisionForm(reviewedMesas(c.get('actor'), deps.charter)), body);
    const result = await submit(
      form,
      (decision) => {
        const by = actingWith(c, reviewingMandate(c.get('actor'), decision.mesa, deps.charter));
        return decideApplication(deps, { applicationId: application.id, ...decision }, by, now(c));
      },
      (decision) => aboutDecision(deps, application, { ...decision, by: actorOf(c).personId }, now(c)),
    );
    if (!result.ok) return showReview(c, again(body, result.reasons), 422);
    return onTo(c, `/solicitudes/${application.id}`, result.value);
  });

type Reached = { readonly application: SentApplication; readonly reviews: readonly MesaReview[] };

/** The application in the address, if it was sent to a mesa whose applications this person decides. */
async function withinReach(c: Web): Promise<Reached> {
  const { db, charter } = c.get('deps');
  const application = await findApplication(db, c.req.param('id') ?? '');
  const reviews = application ? ((await reviewsOf(db, [application.id])).get(application.id) ?? []) : [];
  const mesas = reviewedMesas(c.get('actor'), charter);
  const submission = application?.submission;
  if (!application || !submission || !reviews.some(({ mesa }) => mesas.includes(mesa))) throw new HTTPException(404);
  return { application: { ...application, submission }, reviews };
}

async function showReview(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const { application, reviews } = await withinReach(c);
  const { submission, assistedBy } = application;
  const answers = readDraft(application.draft, charter, application.assistedMesa);
  const duplicates = await lookForDuplicates(
    db,
    {
      ...answers,
      names: [submission.name],
      countries: [submission.country],
      emails: submission.email === null ? [] : [submission.email],
      people: answers.representatives.flatMap(({ email }) => email ?? []),
    },
    { at: now(c), self: [application.id, submission.organizationId ?? ''], applicationsToo: true },
  );
  return show(
    c,
    <ReviewPage
      reader={c.get('reader')}
      charter={charter}
      application={application}
      reviews={reviews}
      mesas={reviewedMesas(c.get('actor'), charter)}
      duplicates={duplicates}
      assistedByName={assistedBy && (await nameOf(db, assistedBy))}
      form={form}
      done={doneCode(c, reviewDone)}
    />,
    status,
  );
}
