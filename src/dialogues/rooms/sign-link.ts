import { accept, type Result, refuse } from '../../platform/result.ts';
import type { RoomSettings } from '../types.ts';
import { type BigBlueButton, createUrl, joinUrl, type Meeting, readCreated } from './bigbluebutton.ts';
import { jitsiUrl } from './jitsi.ts';

type RoomSession = {
  readonly title: string;
  /** Where people come out: their own door page. */
  readonly leaveUrl: string;
  readonly maxParticipants: number | null;
};

type RoomVisitor = {
  /** What the room's server knows a person by: never an e-mail address. */
  readonly id: string;
  /** As others see it in the room. */
  readonly name: string;
  /** Hosts and facilitators moderate. */
  readonly moderates: boolean;
};

/** The part of `fetch` that is used, so that a test can answer in its place. */
export type Fetch = (url: string, init: { signal: AbortSignal; redirect: 'error' }) => Promise<Response>;

/**
 * The address that brings this one person into the room now: made at the click, after `decideEntry` let them in, to be
 * answered with 303, `Referrer-Policy: no-referrer` and `Cache-Control: no-store`, and kept nowhere.
 * Refusals: `room-unreachable`, `room-refused`.
 */
export async function signLink(
  room: RoomSettings,
  session: RoomSession,
  visitor: RoomVisitor,
  { at, fetch }: { readonly at: Temporal.Instant; readonly fetch: Fetch },
): Promise<Result<string>> {
  if (room.kind === 'external') return accept(room.url);
  if (room.kind === 'jitsi') return accept(jitsiUrl(room, room.room, visitor, at));
  const { title, leaveUrl, maxParticipants } = session;
  const meeting = { id: room.meetingId, title, logoutUrl: leaveUrl, maxParticipants };
  const opened = await openMeeting(room, meeting, fetch);
  if (!opened.ok) return opened;
  return accept(
    joinUrl(room, {
      meetingId: room.meetingId,
      createTime: opened.value.createTime,
      fullName: visitor.name,
      userId: visitor.id,
      role: visitor.moderates ? 'MODERATOR' : 'VIEWER',
      errorUrl: leaveUrl,
    }),
  );
}

const patience = 5_000;

/** Opens the meeting, or learns that it is open: BigBlueButton forgets one that nobody has joined for a while. */
async function openMeeting(
  server: BigBlueButton,
  meeting: Meeting,
  fetch: Fetch,
): Promise<Result<{ readonly createTime: string }>> {
  try {
    const answer = await fetch(createUrl(server, meeting), {
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    });
    return readCreated(await answer.text());
  } catch {
    // Fetch rejects for whatever keeps an answer from coming: name, connection, certificate, patience.
    return refuse('room-unreachable');
  }
}
