import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, both, type Result, refuse, unless } from '../platform/result.ts';
import { lockInvited } from './answer-invitation.ts';
import { type Fetch, signLink } from './rooms/sign-link.ts';
import { doorMinutesAfter } from './rules/answer-times.ts';
import { type DoorTimes, decideEntry, doorTimes, type Entry, type Presence } from './rules/door.ts';
import { aboutClosing } from './rules/noting.ts';
import type { Gathering } from './store/gatherings.ts';
import type { InvitationCard } from './store/invitations.ts';
import { reportedAt } from './store/reports.ts';
import { enter, hostsTheme, insideOf, noteDoorAttendance } from './store/seats.ts';
import { channelsOf, roomOf } from './store/settings.ts';
import type { Room, SeatId, Theme } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter' | 'baseUrl'>;

/** Someone at the door of a theme. `device` is the digest of what tells their browser from another. */
type Knock = {
  readonly invitation: InvitationCard;
  readonly gathering: Gathering;
  readonly theme: Theme;
  readonly device: Buffer;
};

/** When the door of a theme is open. */
export const doorOf = (theme: Theme, room: Pick<Room, 'opensMinutes'> | null): DoorTimes =>
  doorTimes(theme, { before: room?.opensMinutes ?? 0, after: doorMinutesAfter });

/**
 * Brings one person into the room of a theme: checks the seat and the door, signs the room's address for this person,
 * and only then notes that they are inside and took part. The answer is where to send the browser, now.
 * Refusals: `no-longer-there`, `room-not-set`, `room-unreachable`, `room-refused`, those of `decideEntry` and of
 * `aboutClosing`.
 */
export async function enterRoom(
  deps: Needs,
  fetch: Fetch,
  knock: Knock,
  at: Temporal.Instant,
): Promise<Result<string>> {
  const { db } = deps;
  const room = await roomOf(db, knock.theme.id);
  const allowed = await decide(db, knock.invitation, knock, room, at);
  if (!allowed.ok) return allowed;
  if (!room) return refuse('room-not-set');
  const signed = await signFor(deps, fetch, knock, room, at);
  if (!signed.ok) return signed;
  return transact(db, async (tx): Promise<Result<string>> => {
    const found = await lockInvited(tx, knock.invitation.id);
    if (!found?.invitation.seatId) return refuse('no-longer-there');
    const { invitation } = found;
    const entry = await decide(tx, invitation, knock, room, at);
    if (!entry.ok) return entry;
    if (entry.value.kind !== 'return') await enter(tx, found.invitation.seatId, knock.theme.id, knock.device, at);
    await noteDoorAttendance(tx, knock.theme.id, invitation, at);
    return signed;
  });
}

/** The same browser may go from one theme's room to the next without asking: the seat moves with it. */
async function decide(
  db: Database | Transaction,
  invitation: InvitationCard,
  { theme, device }: Pick<Knock, 'theme' | 'device'>,
  room: Room | null,
  at: Temporal.Instant,
): Promise<Result<Entry>> {
  const inside = invitation.seatId ? await presenceOf(db, invitation.seatId) : null;
  const here = device.toString('base64url');
  const request = { themeId: theme.id, device: here, move: inside?.device === here, at };
  const entry = decideEntry(invitation, doorOf(theme, room), inside, request);
  const open = unless(aboutClosing({ reportedAt: await reportedAt(db, theme.dialogueId) }), () => null);
  return both(open, entry);
}

/** Where a seat is inside now. */
async function presenceOf(db: Database | Transaction, seatId: SeatId): Promise<Presence | null> {
  const inside = await insideOf(db, seatId);
  if (!inside) return null;
  const until = inside.endsAt.add({ minutes: doorMinutesAfter });
  return { themeId: inside.themeId, device: inside.device.toString('base64url'), until };
}

/**
 * The room's address for one person. Who hosts the theme is let in as a moderator where the service knows such. People
 * come out on the dialogue's public page: the server keeps one address for a whole meeting, so no personal link may be it.
 */
async function signFor(
  { db, charter, baseUrl }: Needs,
  fetch: Fetch,
  { invitation, gathering, theme }: Pick<Knock, 'invitation' | 'gathering' | 'theme'>,
  { settings }: Room,
  at: Temporal.Instant,
): Promise<Result<string>> {
  const leaveUrl = `${baseUrl}/${invitation.language}/conversatorios/${gathering.dialogue.slug}`;
  const title = theme.title[invitation.language] ?? Object.values(theme.title)[0] ?? gathering.dialogue.slug;
  const moderates = await hostsTheme(db, invitation.email, theme.id, officeKeysWith(charter, 'host-session'), at);
  const visitor = { id: invitation.seatId ?? invitation.id, name: invitation.name, moderates };
  return signLink(settings, { title, leaveUrl, maxParticipants: null }, visitor, { at, fetch });
}

/**
 * Where the interpretation into a language is heard, for someone whose seat stands while the door is open.
 * Refusals: `no-longer-there` (no such channel, or it is one of the room's), and those of `decideEntry` but
 * `already-inside`: listening is not entering.
 */
export async function findChannel(
  { db }: Pick<Deps, 'db'>,
  { invitation, theme }: Pick<Knock, 'invitation' | 'theme'>,
  language: string,
  at: Temporal.Instant,
): Promise<Result<string>> {
  const [room, channels] = await Promise.all([roomOf(db, theme.id), channelsOf(db, theme.id)]);
  const request = { themeId: theme.id, device: '', move: false, at };
  const allowed = decideEntry(invitation, doorOf(theme, room), null, request);
  if (!allowed.ok) return allowed;
  const url = channels.find((channel) => channel.language === language)?.url;
  return url ? accept(url) : refuse('no-longer-there');
}
