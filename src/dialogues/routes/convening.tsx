import { Hono } from 'hono';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { holding } from '../../mandates/guards.ts';
import { holds } from '../../mandates/rules/powers.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { against, type Reason } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { cancelDialogue } from '../cancel-dialogue.ts';
import { aboutNewDay, changeDialogue } from '../change-dialogue.ts';
import { collectReadiness } from '../collect-readiness.ts';
import { conveneDialogue } from '../convene-dialogue.ts';
import { createDialogue } from '../create-dialogue.ts';
import { deletePreparedDialogue } from '../delete-dialogue.ts';
import { cancellationForm, conveningForm, dialogueForm } from '../forms/preparing.ts';
import { CancelDialoguePage } from '../pages/CancelDialoguePage.tsx';
import { DialogueDataPage, NewDialoguePage } from '../pages/DialogueFormPage.tsx';
import { managePath } from '../pages/ManagedPage.tsx';
import { ManagePage, manageDone } from '../pages/ManagePage.tsx';
import { maySeeWork } from '../permissions.ts';
import { decideCancellation, decideDeletion } from '../rules/cancelling.ts';
import { requirements } from '../rules/convening.ts';
import { aboutPast, aboutPastDay } from '../rules/past.ts';
import { standingOf } from '../rules/standing.ts';
import { progressOf, themesOf, tookPlace } from '../store/dialogues.ts';
import type { Dialogue } from '../types.ts';
import { convening, dialogueInReach, managed, managedInReach, onceOf } from './within-reach.ts';

const conveners = holding('convene-dialogue');

/** Preparing a dialogue as a whole, and announcing it. */
export const conveningRoutes = new Hono<Env>()
  .get('/conversatorios/nuevo', conveners, (c) => showNew(c, emptyForm, 200))
  .post('/conversatorios/nuevo', conveners, async (c) => {
    const deps = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(dialogueForm(deps.charter, 'first'), body);
    const result = await submit(
      form,
      (data) => createDialogue(deps, data, convening(c), deps.clock()),
      ({ heldOn, tookPlace = false }) =>
        heldOn ? aboutPastDay(heldOn, tookPlace, homeZone(deps.charter), deps.clock()) : [],
    );
    if (!result.ok) return showNew(c, again(body, result.reasons), 422);
    return onTo(c, managePath({ slug: result.value }), 'created');
  })
  .get(managed, conveners, async (c) => showManagement(c, await dialogueInReach(c), [], 200))
  .post(`${managed}/convocatoria`, conveners, async (c) => {
    const deps = c.get('deps');
    const dialogue = await managedInReach(c);
    const form = parseForm(conveningForm, await formBody(c));
    const result = form.ok
      ? await conveneDialogue(deps, dialogue.id, form.value.tookPlace, convening(c), deps.clock())
      : form;
    if (!result.ok) return showManagement(c, dialogue, result.reasons, 422);
    return onTo(c, managePath(dialogue), 'convened');
  })
  .get(`${managed}/cancelacion`, conveners, async (c) => showCancel(c, await managedInReach(c), emptyForm, 200))
  .post(`${managed}/cancelacion`, conveners, async (c) => {
    const deps = c.get('deps');
    const dialogue = await managedInReach(c);
    const body = await formBody(c);
    const form = parseForm(cancellationForm(deps.charter), body);
    const result = form.ok ? await cancelDialogue(deps, dialogue.id, form.value, convening(c), deps.clock()) : form;
    if (!result.ok) return showCancel(c, dialogue, again(body, result.reasons), 422);
    return onTo(c, managePath(dialogue), 'cancelled');
  })
  .post(`${managed}/borrado`, conveners, async (c) => {
    const deps = c.get('deps');
    const dialogue = await managedInReach(c);
    const result = await deletePreparedDialogue(deps, dialogue.id, convening(c), deps.clock());
    if (!result.ok) return showManagement(c, dialogue, result.reasons, 422);
    return onTo(c, '/conversatorios');
  })
  .get(`${managed}/datos`, conveners, async (c) => showData(c, await managedInReach(c), emptyForm, 200))
  .post(`${managed}/datos`, conveners, async (c) => {
    const deps = c.get('deps');
    const dialogue = await managedInReach(c);
    const body = await formBody(c);
    const form = parseForm(dialogueForm(deps.charter, dialogue.convenedAt === null ? 'first' : 'all'), body);
    const result = await submit(
      form,
      (data) => changeDialogue(deps, dialogue.id, data, convening(c), deps.clock()),
      ({ heldOn = dialogue.heldOn }) => aboutNewDay(deps, dialogue, heldOn, deps.clock()),
    );
    if (!result.ok) return showData(c, dialogue, again(body, result.reasons), 422);
    return onTo(c, managePath({ slug: result.value }), 'saved');
  });

const showNew = (c: Web, form: FormState, status: 200 | 422) =>
  show(
    c,
    <NewDialoguePage reader={c.get('reader')} charter={c.get('deps').charter} form={form} once={onceOf(form)} />,
    status,
  );

const showData = (c: Web, dialogue: Dialogue, form: FormState, status: 200 | 422) =>
  show(
    c,
    <DialogueDataPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={dialogue}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );

async function showCancel(c: Web, dialogue: Dialogue, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const decision = decideCancellation(dialogue, await tookPlace(db, dialogue.id));
  return show(
    c,
    <CancelDialoguePage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      form={form}
      against={against(decision)}
    />,
    status,
  );
}

async function showManagement(
  c: Web,
  dialogue: Dialogue,
  refused: readonly Reason[],
  status: 200 | 422,
): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const { id, convenedAt } = dialogue;
  const [themes, progress, took] = await Promise.all([themesOf(db, id), progressOf(db, id), tookPlace(db, id)]);
  const { firstInvitedAt, report } = progress;
  return show(
    c,
    <ManagePage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      themes={themes}
      standing={standingOf({ convenedAt, firstInvitedAt, themes, reportedAt: report?.at ?? null }, clock())}
      reportPath={report && `/informes/${report.slug}`}
      requirements={requirements(charter, dialogue, themes)}
      readiness={(await collectReadiness(db, charter, [dialogue], themes, clock())).get(dialogue.id) ?? []}
      past={aboutPast(themes, false, homeZone(charter), clock()).length > 0}
      mayEnd={(convenedAt === null ? decideDeletion : decideCancellation)(dialogue, took).ok}
      refused={refused}
      mayInvite={holds(c.get('actor'), 'invite')}
      maySee={maySeeWork(
        c.get('actor'),
        themes.map((theme) => theme.id),
      )}
      done={doneCode(c, manageDone)}
    />,
    status,
  );
}
