import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { answerObjection } from '../answer-objection.ts';
import { objectionDecisionForm } from '../forms.ts';
import { ObjectionPage, objectionDone } from '../pages/ObjectionPage.tsx';
import { ObjectionsPage } from '../pages/ObjectionsPage.tsx';
import { objectionsMandate } from '../permissions.ts';
import { findApplication } from '../store/applications.ts';
import { objectedApplications } from '../store/review-lists.ts';
import { reviewsOf } from '../store/reviews.ts';

const one = `/objeciones/:id${uuidPart}/:mesa{[0-9]{1,3}}`;

export const objectionRoutes = new Hono<Env>()
  .get('/objeciones', holding('decide-objections'), async (c) => {
    const { db, charter } = c.get('deps');
    const applications = await objectedApplications(db);
    return show(c, <ObjectionsPage reader={c.get('reader')} charter={charter} applications={applications} />);
  })
  .get(one, holding('decide-objections'), (c) => showObjection(c, emptyForm, 200))
  .post(one, holding('decide-objections'), async (c) => {
    const { application, review } = await objectionAt(c);
    const body = await formBody(c);
    const form = parseForm(objectionDecisionForm, body);
    const by = actingWith(c, objectionsMandate(c.get('actor')));
    const result = form.ok
      ? await answerObjection(
          c.get('deps'),
          {
            applicationId: application.id,
            mesa: review.mesa,
            outcome: form.value.outcome,
            explanation: form.value.explanation ?? '',
          },
          by,
          now(c),
        )
      : form;
    if (!result.ok) return showObjection(c, again(body, result.reasons), 422);
    return onTo(c, `/objeciones/${application.id}/${review.mesa}`, result.value);
  });

/** The objection in the address. */
async function objectionAt(c: Web) {
  const { db } = c.get('deps');
  const application = await findApplication(db, c.req.param('id') ?? '');
  const reviews = application ? ((await reviewsOf(db, [application.id])).get(application.id) ?? []) : [];
  const review = reviews.find(({ mesa, objection }) => mesa === Number(c.req.param('mesa')) && objection);
  const submission = application?.submission;
  if (!application || !submission || !review) throw new HTTPException(404);
  return { application: { ...application, submission }, review };
}

async function showObjection(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { application, review } = await objectionAt(c);
  return show(
    c,
    <ObjectionPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      application={application}
      review={review}
      ownRefusal={review.decision?.by === c.get('actor')?.personId}
      form={form}
      done={doneCode(c, objectionDone)}
    />,
    status,
  );
}
