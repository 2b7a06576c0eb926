import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Guard, linkHolder, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { digest } from '../../platform/random.ts';
import type { Result } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { aboutSeat, confirmSeat, declineInvitation } from '../answer-invitation.ts';
import { chooseInterpretation } from '../choose-interpretation.ts';
import { disownSubstitution } from '../disown-substitution.ts';
import { doorOf } from '../enter-room.ts';
import { interpretationForm, seatForm, substituteForm } from '../forms/invitations.ts';
import { DoorOverPage, doorOverDone } from '../pages/DoorOverPage.tsx';
import { type Door, type DoorDone, type DoorForm, DoorPage, doorDone } from '../pages/DoorPage.tsx';
import { linksOpen } from '../rules/answer-times.ts';
import { aboutSubstitution } from '../rules/invitations.ts';
import { findGathering } from '../store/gatherings.ts';
import { findInvitation, findInvitationByLink, type InvitationCard } from '../store/invitations.ts';
import { doorsOf } from '../store/settings.ts';
import { substitutePerson } from '../substitute-person.ts';
import type { InvitationId } from '../types.ts';
import { withdrawSeat } from '../withdraw-seat.ts';
import { bringSeat, type Found, hear, knock } from './door-room.tsx';

type Way = (c: Web) => Promise<{ readonly invitation: InvitationCard; readonly base: string } | null>;

/** By the link of a letter: whoever holds it. */
const byLink: Way = async (c) => {
  const token = c.req.param('token') ?? '';
  const invitation = await findInvitationByLink(c.get('deps').db, digest(token));
  return invitation && { invitation, base: `/invitacion/${token}` };
};

/** By signing in with the address that was invited. */
const bySession: Way = async (c) => {
  const id = c.req.param('invitation') ?? '';
  const invitation = await findInvitation(c.get('deps').db, id as InvitationId);
  const theirs = invitation !== null && invitation.email === c.get('actor')?.email;
  return theirs ? { invitation, base: `/mis-invitaciones/${id}` } : null;
};

/** An invited person's own page and what is below it: the same for both ways in. */
const doors = (path: string, guard: Guard, way: Way) =>
  new Hono<Env>()
    .get(path, guard, (c) => opened(c, way, (found) => showDoor(c, found, null, emptyForm, 200)))
    .post(`${path}/respuesta`, guard, (c) => opened(c, way, (found) => confirm(c, found)))
    .post(`${path}/declinacion`, guard, (c) =>
      opened(c, way, (found) =>
        answer(
          c,
          found,
          'decline',
          declineInvitation(c.get('deps'), found.invitation.id, c.get('deps').clock()),
          'declined',
        ),
      ),
    )
    .post(`${path}/retiro`, guard, (c) =>
      opened(c, way, (found) =>
        answer(
          c,
          found,
          'withdraw',
          withdrawSeat(c.get('deps'), found.invitation.id, c.get('deps').clock()),
          'withdrawn',
        ),
      ),
    )
    .post(`${path}/reemplazo`, guard, (c) => opened(c, way, (found) => substitute(c, found)))
    .post(`${path}/no-fui-yo`, guard, (c) => disown(c, way))
    .post(`${path}/interpretacion`, guard, (c) => opened(c, way, (found) => listen(c, found)))
    .get(`${path}/sala/:n{[0-9]{1,3}}`, guard, (c) => opened(c, way, (found) => knock(c, found)))
    .post(`${path}/sala/:n{[0-9]{1,3}}`, guard, (c) => opened(c, way, (found) => bringSeat(c, found)))
    .get(`${path}/canal/:n{[0-9]{1,3}}`, guard, (c) => opened(c, way, (found) => hear(c, found)));

export const doorRoutes = new Hono<Env>()
  .route('/', doors('/invitacion/:token{[\\w-]{32}}', linkHolder, byLink))
  .route('/', doors(`/mis-invitaciones/:invitation${uuidPart}`, signedIn, bySession));

/**
 * What the address opens: nothing that can be guessed (404), a page that says that it is over (410), or the page asked
 * for. None of it is kept by anyone on the way.
 */
async function opened(c: Web, way: Way, then: (found: Found) => Promise<Response>): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const { db, charter, clock } = c.get('deps');
  const known = await way(c);
  const gathering = known && (await findGathering(db, known.invitation.dialogueId));
  if (!gathering) throw new HTTPException(404);
  const { ended } = known.invitation;
  const { cancelledAt } = gathering.dialogue;
  const end = cancelledAt ? 'cancelled' : linksOpen(gathering.themes, clock()) ? ended : 'over';
  if (end === null) return then({ ...known, gathering });
  const { dialogue } = gathering;
  const done = doneCode(c, doorOverDone);
  return show(
    c,
    <DoorOverPage {...{ reader: c.get('reader'), charter, dialogue, end, base: known.base, done }} />,
    410,
  );
}

async function showDoor(
  c: Web,
  { invitation, gathering, base }: Found,
  failed: DoorForm | null,
  form: FormState,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const equipped = await doorsOf(
    db,
    gathering.themes.map(({ id }) => id),
  );
  const doors = gathering.themes.map((theme): Door => {
    const { room = null, channels = [] } = equipped.get(theme.id) ?? {};
    return { theme, times: doorOf(theme, room), room: room?.settings.kind ?? null, channels };
  });
  const reader = { ...c.get('reader'), path: base };
  return show(
    c,
    <DoorPage
      reader={reader}
      charter={charter}
      invitation={invitation}
      gathering={gathering}
      doors={doors}
      base={base}
      at={clock()}
      failed={failed}
      form={form}
      done={doneCode(c, doorDone)}
      choosesZone={c.req.query('zona') === ''}
    />,
    status,
  );
}

/** After an answer: back to the page, with word of it or with the reasons against it. */
async function answer(
  c: Web,
  found: Found,
  form: DoorForm,
  act: Promise<Result<unknown>> | Result<never>,
  done: DoorDone,
): Promise<Response> {
  const result = await act;
  if (!result.ok) return showDoor(c, found, form, again(await formBody(c), result.reasons), 422);
  return onTo(c, found.base, done);
}

async function confirm(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const form = parseForm(seatForm(deps.charter), await formBody(c));
  const act = submit(
    form,
    (seat) => confirmSeat(deps, found.invitation.id, seat, deps.clock()),
    ({ attends }) => aboutSeat(deps, found, attends, deps.clock()),
  );
  return answer(c, found, 'seat', act, found.invitation.seatId ? 'changed' : 'confirmed');
}

async function substitute(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const form = parseForm(substituteForm(deps.charter), await formBody(c));
  const { invitation, gathering } = found;
  const result = await submit(
    form,
    ({ name, email, language }) =>
      substitutePerson(deps, invitation.id, { name: name ?? '', email: email ?? '', language }, deps.clock()),
    (named) => (gathering.times ? aboutSubstitution(invitation, named, gathering.times, deps.clock()) : []),
  );
  if (!result.ok) return showDoor(c, found, 'substitute', again(await formBody(c), result.reasons), 422);
  return onTo(c, found.base, 'passed-on');
}

/** Of an invitation that was passed on: its person says that it was not they who did. */
async function disown(c: Web, way: Way): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const deps = c.get('deps');
  const known = await way(c);
  const result = known && (await disownSubstitution(deps, known.invitation.id, deps.clock()));
  if (!known || !result?.ok) throw new HTTPException(404);
  return onTo(c, known.base, 'disowned');
}

async function listen(c: Web, found: Found): Promise<Response> {
  const { db, charter } = c.get('deps');
  const form = parseForm(interpretationForm(charter), await formBody(c));
  const act = form.ok ? chooseInterpretation({ db }, found.invitation.id, form.value.interpretation) : form;
  return answer(c, found, 'interpretation', act, 'listens');
}
