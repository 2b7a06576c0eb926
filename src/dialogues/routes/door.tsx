import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { type Guard, linkHolder, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { digest, newToken } from '../../platform/random.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { confirmSeat, declineInvitation } from '../answer-invitation.ts';
import { chooseInterpretation } from '../choose-interpretation.ts';
import { doorOf, enterRoom, findChannel } from '../enter-room.ts';
import { interpretationForm, seatForm, substituteForm } from '../forms/invitations.ts';
import { leaveRoom } from '../leave-room.ts';
import { DoorOverPage } from '../pages/DoorOverPage.tsx';
import { type Door, type DoorDone, type DoorForm, DoorPage, doorDone } from '../pages/DoorPage.tsx';
import { type AtTheDoor, DoorRoomPage } from '../pages/DoorRoomPage.tsx';
import { linksOpen } from '../rules/answer-times.ts';
import { findGathering, type Gathering } from '../store/gatherings.ts';
import { findInvitation, findInvitationByLink, type InvitationCard } from '../store/invitations.ts';
import { channelsOf, roomOf } from '../store/settings.ts';
import { substitutePerson } from '../substitute-person.ts';
import type { InvitationId, Theme } from '../types.ts';
import { withdrawSeat } from '../withdraw-seat.ts';

/** An invitation that the address opens. `base`: where its page is, without the language. */
type Found = { readonly invitation: InvitationCard; readonly gathering: Gathering; readonly base: string };
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
    .post(`${path}/interpretacion`, guard, (c) => opened(c, way, (found) => listen(c, found)))
    .get(`${path}/sala/:n{[0-9]{1,3}}`, guard, (c) => opened(c, way, (found) => knock(c, found)))
    .post(`${path}/sala/:n{[0-9]{1,3}}`, guard, (c) => opened(c, way, (found) => moveSeat(c, found)))
    .get(`${path}/canal/:n{[0-9]{1,3}}`, guard, (c) => opened(c, way, (found) => hear(c, found)));

export const doorRoutes = new Hono<Env>()
  .route('/', doors('/invitacion/:token{[\\w-]{32}}', linkHolder, byLink))
  .route('/', doors('/mis-invitaciones/:invitation{[0-9a-f-]{36}}', signedIn, bySession));

/**
 * What the address opens: nothing that can be guessed (404), a page that says that it is over (410), or the page asked
 * for. None of it is kept by anyone on the way.
 */
async function opened(c: Web, way: Way, then: (found: Found) => Promise<Response>): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  const { db, charter, clock } = c.get('deps');
  const known = await way(c);
  const gathering = known && (await findGathering(db, known.invitation.dialogueId));
  if (!gathering) throw new HTTPException(404);
  const { ended } = known.invitation;
  const end = linksOpen(gathering.themes, clock()) ? ended : 'over';
  if (end === null) return then({ ...known, gathering });
  const { dialogue } = gathering;
  return show(c, <DoorOverPage reader={c.get('reader')} charter={charter} dialogue={dialogue} end={end} />, 410);
}

async function showDoor(
  c: Web,
  { invitation, gathering, base }: Found,
  failed: DoorForm | null,
  form: FormState,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const doors: Door[] = [];
  for (const theme of gathering.themes) {
    const room = await roomOf(db, theme.id);
    doors.push({ theme, times: doorOf(theme, room), room: room !== null, channels: await channelsOf(db, theme.id) });
  }
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
  const act = form.ok ? confirmSeat(deps, found.invitation.id, form.value, deps.clock()) : form;
  return answer(c, found, 'seat', act, found.invitation.seatId ? 'changed' : 'confirmed');
}

async function substitute(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const form = parseForm(substituteForm(deps.charter), await formBody(c));
  const named = form.ok && { ...form.value, name: form.value.name ?? '', email: form.value.email ?? '' };
  const result = named ? await substitutePerson(deps, found.invitation.id, named, deps.clock()) : form;
  if (!result.ok) return showDoor(c, found, 'substitute', again(await formBody(c), result.reasons), 422);
  return onTo(c, found.base);
}

async function listen(c: Web, found: Found): Promise<Response> {
  const { db, charter } = c.get('deps');
  const form = parseForm(interpretationForm(charter), await formBody(c));
  const act = form.ok ? chooseInterpretation({ db }, found.invitation.id, form.value.interpretation) : form;
  return answer(c, found, 'interpretation', act, 'listens');
}

function themeOf(c: Web, { gathering }: Found): Theme {
  const theme = gathering.themes.find(({ n }) => n === Number(c.req.param('n')));
  if (!theme) throw new HTTPException(404);
  return theme;
}

const deviceCookie = 'puerta';

/** Into the room of a theme. Whoever only looks at what the link is, or fetches it ahead, does not enter. */
async function knock(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const theme = themeOf(c, found);
  if (!isVisit(c)) return c.body(null, 204);
  const device = getCookie(c, deviceCookie) ?? newToken(deps.random);
  const { invitation, gathering } = found;
  const asked = { invitation, gathering, theme, device: digest(device) };
  const result = await enterRoom(deps, fetch, asked, deps.clock());
  if (!result.ok) return showWhyNot(c, found, theme, result.reasons);
  setCookie(c, deviceCookie, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: deps.baseUrl.startsWith('https:'),
    maxAge: 24 * 3600,
  });
  return c.redirect(result.value, 303);
}

/** A person following a link; not a HEAD, a prefetch, or a resource of another page. */
function isVisit(c: Web): boolean {
  const purposes = ['sec-purpose', 'purpose', 'x-moz', 'x-purpose'].map((name) => c.req.header(name) ?? '');
  const destination = c.req.header('sec-fetch-dest') ?? 'document';
  return (
    c.req.method === 'GET' &&
    destination === 'document' &&
    !purposes.some((purpose) => /fetch|preview|prerender/i.test(purpose))
  );
}

async function showWhyNot(c: Web, { base }: Found, theme: Theme, reasons: readonly Reason[]): Promise<Response> {
  const { db, charter, log } = c.get('deps');
  const codes = reasons.map(({ code }) => code);
  const why = whyNot(codes);
  // What a room's server said of its refusal is for those who run it.
  if (why === 'no-answer') log.warn({ theme: theme.id, reasons }, 'a room did not let a person in');
  const times = doorOf(theme, await roomOf(db, theme.id));
  const reader = { ...c.get('reader'), path: base };
  const page = (
    <DoorRoomPage
      reader={reader}
      charter={charter}
      theme={theme}
      times={times}
      base={base}
      why={why}
      reasons={reasons}
    />
  );
  if (why === 'no-answer') c.header('Retry-After', '30');
  return show(c, page, why === 'no-answer' ? 503 : why === 'inside' ? 409 : 403);
}

function whyNot(codes: readonly Reason['code'][]): AtTheDoor {
  if (codes.includes('room-unreachable') || codes.includes('room-refused')) return 'no-answer';
  if (codes.includes('door-closed')) return 'late';
  if (codes.some((code) => code === 'seat-not-confirmed' || code === 'seat-withdrawn')) return 'no-seat';
  if (codes.includes('door-not-open')) return 'early';
  if (codes.includes('room-not-set')) return 'no-room';
  return codes.includes('already-inside') ? 'inside' : 'no-seat';
}

/** The seat leaves wherever it is. A form may not lead out of the house, so its page shows the door again. */
async function moveSeat(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const theme = themeOf(c, found);
  const result = await leaveRoom(deps, found.invitation.id, deps.clock());
  if (!result.ok) return showWhyNot(c, found, theme, result.reasons);
  return onTo(c, `${found.base}#puerta`, 'moved');
}

/** To the channel of the language one listens in, where it is a link of its own. */
async function hear(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const theme = themeOf(c, found);
  if (!isVisit(c)) return c.body(null, 204);
  const { interpretation } = found.invitation;
  const result = interpretation ? await findChannel(deps, { ...found, theme }, interpretation, deps.clock()) : null;
  if (!result) throw new HTTPException(404);
  if (result.ok) return c.redirect(result.value, 303);
  if (result.reasons.some(({ code }) => code === 'no-longer-there')) throw new HTTPException(404);
  return showWhyNot(c, found, theme, result.reasons);
}
