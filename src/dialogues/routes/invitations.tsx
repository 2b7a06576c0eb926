import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import type { Reason } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { deadlineForm, personForm } from '../forms/invitations.ts';
import { aboutGuest, invitePerson } from '../invite-people.ts';
import { InvitationDeadlinePage } from '../pages/InvitationDeadlinePage.tsx';
import { InvitationNewPage } from '../pages/InvitationNewPage.tsx';
import { InvitationPage } from '../pages/InvitationPage.tsx';
import { InvitationsPage, invitationsDone } from '../pages/InvitationsPage.tsx';
import { zonesFor } from '../pages/titles.ts';
import { remindable } from '../remind-invited.ts';
import { revokeInvitation } from '../revoke-invitation.ts';
import { reminderDays } from '../rules/answer-times.ts';
import { invitationStates } from '../rules/invitation-states.ts';
import { aboutInviting } from '../rules/inviting.ts';
import { untold } from '../rules/untold.ts';
import { sendLink } from '../send-link.ts';
import { setDeadline } from '../set-deadline.ts';
import { changesOf } from '../store/dialogues.ts';
import type { Gathering } from '../store/gatherings.ts';
import { type InvitationCard, invitationsOf, toldAt } from '../store/invitations.ts';
import { gatheringInReach, invitationsBase, invitationsPath, inviting, listNames } from './inviting-in-reach.ts';
import { onceOf } from './within-reach.ts';

/** Who is invited to a dialogue: for those who decide it. */
export const invitationRoutes = new Hono<Env>()
  .get(invitationsBase, holding('invite'), showInvitations)
  .get(`${invitationsBase}/nueva`, holding('invite'), (c) => showNew(c, emptyForm, 200))
  .post(`${invitationsBase}/nueva`, holding('invite'), async (c) => {
    const body = await formBody(c);
    const gathering = await gatheringInReach(c);
    const { dialogue } = gathering;
    const { db, charter, clock } = c.get('deps');
    const form = parseForm(personForm(charter), body);
    const result = await submit(
      form,
      (person) => invite(c, dialogue.id, person),
      ({ email }) => aboutGuest(db, gathering, email, clock()),
    );
    if (!result.ok) return showNew(c, again(body, result.reasons), 422);
    return onTo(c, invitationsPath(dialogue.slug), 'invited');
  })
  .get(`${invitationsBase}/plazo`, holding('invite'), (c) => showDeadline(c, emptyForm, 200))
  .post(`${invitationsBase}/plazo`, holding('invite'), async (c) => {
    const body = await formBody(c);
    const { dialogue } = await gatheringInReach(c);
    const form = parseForm(deadlineForm, body);
    const { clock } = c.get('deps');
    const result = form.ok
      ? await setDeadline(
          c.get('deps'),
          dialogue.id,
          form.value.until.toZonedDateTime(form.value.zone).toInstant(),
          inviting(c),
          clock(),
        )
      : form;
    if (!result.ok) return showDeadline(c, again(body, result.reasons), 422);
    return onTo(c, invitationsPath(dialogue.slug), 'deadline');
  })
  .get(`${invitationsBase}/persona/:invitation${uuidPart}`, holding('invite'), (c) => showInvitation(c, [], 200))
  .post(`${invitationsBase}/persona/:invitation${uuidPart}/fin`, holding('invite'), async (c) => {
    const { invitation, slug } = await invitationInReach(c);
    const result = await revokeInvitation(c.get('deps'), invitation.id, inviting(c), c.get('deps').clock());
    if (!result.ok) return showInvitation(c, result.reasons, 422);
    return onTo(c, invitationsPath(slug), 'revoked');
  })
  .post(`${invitationsBase}/persona/:invitation${uuidPart}/enlace`, holding('invite'), async (c) => {
    const { invitation, slug } = await invitationInReach(c);
    const result = await sendLink(c.get('deps'), invitation.id, c.get('deps').clock());
    if (!result.ok) return showInvitation(c, result.reasons, 422);
    return onTo(c, invitationsPath(slug), 'link-sent');
  });

async function invitationInReach(c: Web): Promise<{
  readonly slug: string;
  readonly invitation: InvitationCard;
  readonly all: readonly InvitationCard[];
  readonly gathering: Gathering;
}> {
  const found = await gatheringInReach(c);
  const all = await invitationsOf(c.get('deps').db, found.dialogue.id);
  const invitation = all.find(({ id }) => id === c.req.param('invitation'));
  if (!invitation) throw new HTTPException(404);
  return { slug: found.dialogue.slug, invitation, all, gathering: found };
}

async function showInvitations(c: Web): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const found = await gatheringInReach(c);
  const { id } = found.dialogue;
  const [invitations, changes, told] = [await invitationsOf(db, id), await changesOf(db, id), await toldAt(db, id)];
  const state = c.req.query('estado');
  return show(
    c,
    <InvitationsPage
      reader={c.get('reader')}
      charter={charter}
      gathering={found}
      invitations={invitations}
      filter={{
        list: c.req.query('lista') || null,
        state: invitationStates.find((one) => one === state) ?? null,
        words: (c.req.query('q') ?? '').slice(0, 100),
      }}
      page={Number(c.req.query('pagina')) || 1}
      open={aboutInviting(found.times, clock()).length === 0}
      remindable={remindable(found, invitations, reminderDays.byHand, clock()).length}
      untold={untold(invitations, changes.at(-1)?.at ?? null, told).length}
      done={doneCode(c, invitationsDone)}
    />,
  );
}

async function showNew(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const found = await gatheringInReach(c);
  return show(
    c,
    <InvitationNewPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={found.dialogue}
      lists={await listNames(c, found)}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
}

function invite(c: Web, dialogueId: Gathering['dialogue']['id'], person: z.output<ReturnType<typeof personForm>>) {
  const { list, once, ...guest } = person;
  const asked = { dialogueId, list, once, guest: { ...guest, organizationId: null } };
  return invitePerson(c.get('deps'), asked, inviting(c), c.get('deps').clock());
}

async function showDeadline(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { charter } = c.get('deps');
  const reader = c.get('reader');
  const { dialogue, deadline } = await gatheringInReach(c);
  const until = deadline?.toZonedDateTimeISO(homeZone(charter)).toPlainDateTime() ?? null;
  return show(
    c,
    <InvitationDeadlinePage
      reader={reader}
      dialogue={dialogue}
      zones={zonesFor(reader, charter)}
      until={until}
      form={form}
    />,
    status,
  );
}

async function showInvitation(c: Web, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { invitation, all, gathering: found } = await invitationInReach(c);
  return show(
    c,
    <InvitationPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={found.dialogue}
      invitation={invitation}
      related={{
        substitute: all.find(({ substituteFor }) => substituteFor === invitation.id) ?? null,
        invitedAlready: all.find(({ id }) => id === invitation.namedInstead) ?? null,
        named: all.find(({ id }) => id === invitation.substituteFor) ?? null,
      }}
      reasons={reasons}
    />,
    status,
  );
}
