import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { digest, newToken } from '../../platform/random.ts';
import type { Reason } from '../../platform/result.ts';
import { onTo, show, type Web } from '../../web.ts';
import { doorOf, enterRoom, findChannel } from '../enter-room.ts';
import { moveSeat } from '../move-seat.ts';
import { type AtTheDoor, DoorRoomPage } from '../pages/DoorRoomPage.tsx';
import type { Gathering } from '../store/gatherings.ts';
import type { InvitationCard } from '../store/invitations.ts';
import { roomOf } from '../store/settings.ts';
import type { Theme } from '../types.ts';

/** An invitation that the address opens. `base`: where its page is, without the language. */
export type Found = { readonly invitation: InvitationCard; readonly gathering: Gathering; readonly base: string };

function themeOf(c: Web, { gathering }: Found): Theme {
  const theme = gathering.themes.find(({ n }) => n === Number(c.req.param('n')));
  if (!theme) throw new HTTPException(404);
  return theme;
}

const deviceCookie = 'puerta';

/** Into the room of a theme. Whoever only looks at what the link is, or fetches it ahead, does not enter. */
export async function knock(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const theme = themeOf(c, found);
  if (!isVisit(c)) return c.body(null, 204);
  const device = rememberDevice(c);
  const { invitation, gathering } = found;
  const result = await enterRoom(deps, fetch, { invitation, gathering, theme, device }, deps.clock());
  return result.ok ? toRoom(c, result.value) : showWhyNot(c, found, theme, result.reasons);
}

/** What tells this browser from another; said to it even where it does not get in, so that it may bring the seat. */
function rememberDevice(c: Web): Buffer {
  const { random, baseUrl } = c.get('deps');
  const device = getCookie(c, deviceCookie) ?? newToken(random);
  setCookie(c, deviceCookie, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: baseUrl.startsWith('https:'),
    maxAge: 24 * 3600,
  });
  return digest(device);
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
  if (codes.includes('door-closed') || codes.includes('attendance-closed')) return 'late';
  if (codes.some((code) => code === 'seat-not-confirmed' || code === 'seat-withdrawn')) return 'no-seat';
  if (codes.includes('door-not-open')) return 'early';
  if (codes.includes('room-not-set')) return 'no-room';
  return codes.includes('already-inside') ? 'inside' : 'no-seat';
}

/** The seat comes to this browser. A form may not lead out of the house, so its page shows the door again. */
export async function bringSeat(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const theme = themeOf(c, found);
  const device = getCookie(c, deviceCookie);
  const result = await moveSeat(deps, found.invitation.id, device ? digest(device) : null, deps.clock());
  if (!result.ok) return showWhyNot(c, found, theme, result.reasons);
  return onTo(c, `${found.base}#puerta`, 'moved');
}

/** To the channel of the language one listens in, where it is a link of its own. */
export async function hear(c: Web, found: Found): Promise<Response> {
  const deps = c.get('deps');
  const theme = themeOf(c, found);
  if (!isVisit(c)) return c.body(null, 204);
  const { interpretation } = found.invitation;
  const result = interpretation ? await findChannel(deps, { ...found, theme }, interpretation, deps.clock()) : null;
  if (!result) throw new HTTPException(404);
  if (result.ok) return toRoom(c, result.value);
  if (result.reasons.some(({ code }) => code === 'no-longer-there')) throw new HTTPException(404);
  return showWhyNot(c, found, theme, result.reasons);
}

/** On to the room, which is not told where from. */
function toRoom(c: Web, address: string): Response {
  c.header('Referrer-Policy', 'no-referrer');
  return c.redirect(address, 303);
}
