import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '../../platform/result.ts';

/** `url` ends in `/bigbluebutton/`; `secret` is what `bbb-conf --secret` prints, and never leaves the server. */
export type BigBlueButton = { readonly url: string; readonly secret: string };

type Query = readonly (readonly [name: string, value: string])[];

/**
 * An API call's address with its checksum: SHA-256 in hexadecimal of call name, query and secret put together (a plain
 * hash, not HMAC). The very query that stands in the address is hashed: encoding it again elsewhere breaks it.
 * The server tells the algorithm by the checksum's length (BigBlueButton 2.5 and later, `GetChecksumValidator`).
 */
export function callUrl(server: BigBlueButton, call: 'create' | 'join', query: Query): string {
  const written = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return `${server.url.replace(/\/*$/, '/')}api/${call}?${written}&checksum=${checksum(call, written, server.secret)}`;
}

export const checksum = (call: string, query: string, secret: string): string =>
  createHash('sha256')
    .update(call + query + secret)
    .digest('hex');

// As the official PHP client encodes: RFC 3986, then a space as `+`.
const encode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

export type Meeting = {
  /** 2 to 256 characters, without a comma. */
  readonly id: string;
  readonly title: string;
  /** Where people are sent when they leave. */
  readonly logoutUrl: string;
  readonly maxParticipants: number | null;
};

/**
 * The address that opens a meeting, or answers for one already open: it may be called at every click. Set for a
 * dialogue in which nobody is quoted: no recording nor button for it, no captions or transcript, no dashboard of who
 * spoke how long, no private chat; microphones start muted.
 */
export const createUrl = (server: BigBlueButton, meeting: Meeting): string =>
  callUrl(server, 'create', [
    ['name', meeting.title.slice(0, 250)],
    ['meetingID', meeting.id],
    ['record', 'false'],
    ['autoStartRecording', 'false'],
    ['allowStartStopRecording', 'false'],
    ['muteOnStart', 'true'],
    ['allowModsToUnmuteUsers', 'false'],
    ['guestPolicy', 'ALWAYS_ACCEPT'],
    ['lockSettingsDisablePrivateChat', 'true'],
    ['lockSettingsHideUserList', 'true'],
    ['lockSettingsLockOnJoin', 'true'],
    ['disabledFeatures', 'captions,learningDashboard,liveTranscription,sharedNotes,breakoutRooms'],
    ['meetingExpireIfNoUserJoinedInMinutes', '60'],
    ['logoutURL', meeting.logoutUrl],
    ...(meeting.maxParticipants === null ? [] : [['maxParticipants', String(meeting.maxParticipants)] as const]),
  ]);

type Joining = {
  readonly meetingId: string;
  /** What `create` answered: it keeps a link from opening a later meeting of the same id. */
  readonly createTime: string;
  readonly fullName: string;
  readonly userId: string;
  readonly role: 'MODERATOR' | 'VIEWER';
  /** Where a person is sent whom the server does not let in. */
  readonly errorUrl: string;
};

/** The address by which one person enters. It does not expire by itself: sign it at the click, and never e-mail it. */
export const joinUrl = (server: BigBlueButton, joining: Joining): string =>
  callUrl(server, 'join', [
    ['meetingID', joining.meetingId],
    ['fullName', joining.fullName],
    ['role', joining.role],
    ['userID', joining.userId],
    ['createTime', joining.createTime],
    ['redirect', 'true'],
    ['errorRedirectUrl', joining.errorUrl],
  ]);

/**
 * Reads the answer to `create`. The few flat elements wanted are taken out of the text; no document type, entity or
 * nesting is followed, whatever the answer holds.
 * Refusals: `room-unreachable` (not an answer of BigBlueButton), `room-refused` (with the server's message).
 */
export function readCreated(xml: string): Result<{ readonly createTime: string }> {
  const text = xml.slice(0, 65_536);
  const returned = element(text, 'returncode');
  const createTime = element(text, 'createTime');
  if (returned === null || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse('room-unreachable');
  if (returned !== 'SUCCESS') {
    const message = element(text, 'message') ?? element(text, 'messageKey') ?? returned;
    return refuse({ code: 'room-refused', params: { message: message.slice(0, 200) } });
  }
  return createTime !== null && /^\d{1,16}$/.test(createTime) ? accept({ createTime }) : refuse('room-unreachable');
}

function element(xml: string, name: string): string | null {
  const content = new RegExp(`<${name}>(?:<!\\[CDATA\\[(.*?)\\]\\]>|([^<]*))</${name}>`, 's').exec(xml);
  if (!content) return null;
  return (content[1] ?? unescapeXml(content[2] ?? '')).trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
